// The line of announcements: in order, each ticket once, a repeated call in the place of its waiting twin, never endless.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxQueuedCalls } from '../../../display/call-queue.ts';
import {
  type AnnouncementQueue,
  dequeue,
  enqueue,
  maxWaitingCalls,
  maxWaitingResults,
} from '../../../server/devices/speaker/announcements.ts';

interface Made {
  ticketId: string | null;
  nth: number;
  canWait?: boolean;
}
const lineOf = (...made: [string | null, number][]) =>
  made.reduce<AnnouncementQueue<Made>>((line, [ticketId, nth]) => enqueue(line, { ticketId, nth }), []);
const shown = (line: AnnouncementQueue<Made>) => line.map(({ ticketId, nth }) => `${ticketId}${nth}`);

describe('the line', () => {
  it('keeps the order, and gives a repeated call the place of its twin', () => {
    expect(shown(lineOf(['a', 1], ['b', 1], ['c', 1], ['b', 2]))).toEqual(['a1', 'b2', 'c1']);
  });
  it('holds one trial, however often it is asked for', () => {
    expect(lineOf([null, 1], ['a', 1], [null, 2])).toHaveLength(2);
  });
  it('says briefly what has too many behind it', () => {
    const line = lineOf(['a', 1], ['b', 1], ['c', 1], ['d', 1]);
    expect(dequeue(line, 2)).toMatchObject({ next: { ticketId: 'a' }, brief: true });
    expect(dequeue(line, 3)).toMatchObject({ next: { ticketId: 'a' }, brief: false });
    expect(dequeue([], 3)).toBeNull();
  });
  it('lets whoever is called go before results, which lie there tomorrow too', () => {
    let line: AnnouncementQueue<Made> = [];
    for (let n = 0; n < 40; n++) {
      line = enqueue(line, { ticketId: `dossier${n}`, nth: 1, canWait: true });
      if (n % 10 === 0) line = enqueue(line, { ticketId: `ticket${n}`, nth: 1 });
    }
    const called = ['ticket0', 'ticket10', 'ticket20', 'ticket30'];
    const newest = Array.from({ length: maxWaitingResults }, (_, n) => `dossier${40 - maxWaitingResults + n}`);
    expect(line.map(person => person.ticketId)).toEqual([...called, ...newest]);
    // Results behind it make no call brief.
    expect(dequeue(line.slice(3), 0)).toMatchObject({ next: { ticketId: 'ticket30' }, brief: false });
  });
  it('is as long as the line of the TVs', () => {
    expect(maxQueuedCalls).toBe(maxWaitingCalls);
  });
  it('holds, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(50), fc.constant('take' as const)), { maxLength: 300 }), events => {
        let line: AnnouncementQueue<Made> = [];
        let nth = 0;
        for (const event of events) {
          const before = line;
          if (event === 'take') line = dequeue(line, 4)?.rest ?? [];
          else line = enqueue(line, { ticketId: `t${event}`, nth: nth++ });
          expect(line.length).toBeLessThanOrEqual(maxWaitingCalls);
          expect(new Set(line.map(person => person.ticketId)).size).toBe(line.length);
          // Nobody who stays is overtaken.
          const order = line
            .map(person => before.findIndex(waiting => waiting.ticketId === person.ticketId))
            .filter(at => at >= 0);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }),
    );
  });
});
