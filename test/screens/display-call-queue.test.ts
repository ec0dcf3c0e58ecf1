// The TV's call queue: each call has its turn, none is said twice or too late, and a broken sound never stops the next.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TicketCalledMoment as Moment, spokenWithinMs } from '../../common/contract/moments.ts';
import type { DisplayView } from '../../common/contract/views.ts';
import {
  addCall,
  type CallQueue,
  dropEnded,
  endVoice,
  isLate,
  lateAfterMs,
  longestVoiceMs,
  mostWaiting,
  noCalls,
  stayFor,
  stayMs,
  stepQueue,
} from '../../display/call-queue.ts';

let made = 0;
function makeMoment(ticketId: string, more: Partial<Moment> = {}): Moment {
  made += 1;
  return {
    momentId: `moment-${made}`,
    type: 'ticket.called',
    at: 1_000_000,
    ticketId,
    number: 'A012',
    counterId: 'quay-3',
    counterLabel: '3',
    serviceId: 'ho-tich',
    serviceName: { vi: 'Hộ tịch' },
    nth: 1,
    priority: null,
    ...more,
  } as Moment;
}

function makeRow(moment: Moment, state: string, calledAt = moment.at) {
  return { ticketId: moment.ticketId, state, calledAt } as unknown as DisplayView['recent'][number];
}

const fill = (...ids: string[]) => ids.reduce((queue, id) => addCall(queue, makeMoment(id)), noCalls);
const onNow = (queue: CallQueue) => queue.presented?.moment.ticketId ?? null;
const waitingIds = (queue: CallQueue) => queue.waiting.map(moment => moment.ticketId as string);
const heard = (queue: CallQueue) => endVoice(queue, queue.presented?.moment.momentId ?? '');

describe('call queue', () => {
  it('presents a call at once when nothing is on, and lets several follow in their order', () => {
    let queue = stepQueue(fill('a', 'b', 'c'), 0);
    const order = [onNow(queue)];
    for (let now = 0; now <= 20_000; now += 200) {
      const next = stepQueue(heard(queue), now);
      if (onNow(next) !== onNow(queue)) order.push(onNow(next));
      queue = next;
    }
    expect(order).toEqual(['a', 'b', 'c', null]);
  });

  it('keeps a call on for its least time although its voice is over', () => {
    const queue = heard(stepQueue(fill('a'), 0));
    expect(onNow(stepQueue(queue, stayMs.usual - 1))).toBe('a');
    expect(stepQueue(queue, stayMs.usual)).toEqual(noCalls);
  });

  it('never cuts a voice off, but does not wait for ever for one that hangs', () => {
    const queue = stepQueue(fill('a', 'b'), 0);
    expect(onNow(stepQueue(queue, stayMs.usual + 5_000))).toBe('a');
    expect(onNow(stepQueue(queue, longestVoiceMs))).toBe('b');
  });

  it('takes only the end of its own voice', () => {
    const queue = stepQueue(fill('a'), 0);
    expect(endVoice(queue, 'another')).toBe(queue);
  });

  it('hurries when many wait, within limits', () => {
    expect(stayFor(0)).toBe(stayMs.usual);
    expect(stayFor(2)).toBe(stayMs.usual);
    expect(stayFor(4)).toBeLessThan(stayMs.usual);
    expect(stayFor(500)).toBe(stayMs.least);
  });

  it('lets a recall take the place of its waiting twin', () => {
    const queue = stepQueue(fill('a', 'b', 'c'), 0);
    const again = makeMoment('b', { nth: 2 });
    const after = addCall(queue, again);
    expect(waitingIds(after)).toEqual(['b', 'c']);
    expect(after.waiting[0]).toBe(again);
  });

  it('gives a recall of the presented call a turn of its own', () => {
    const queue = addCall(stepQueue(fill('a', 'b'), 0), makeMoment('a', { nth: 2 }));
    expect(onNow(queue)).toBe('a');
    expect(waitingIds(queue)).toEqual(['b', 'a']);
  });

  it('takes the same moment once', () => {
    const moment = makeMoment('a');
    const queue = stepQueue(addCall(noCalls, moment), 0);
    expect(addCall(queue, moment)).toBe(queue);
  });

  it('drops a waiting call that came to nothing, unless the picture is older than the call', () => {
    const [first, second, third] = [makeMoment('a'), makeMoment('b'), makeMoment('c')];
    const queue = [first, second, third].reduce(addCall, noCalls);
    const rows = [makeRow(first, 'no-show'), makeRow(second, 'no-show', second.at - 60_000), makeRow(third, 'serving')];
    expect(waitingIds(dropEnded(queue, rows))).toEqual(['b', 'c']);
    expect(dropEnded(queue, [])).toBe(queue);
  });

  it('agrees with the contract on what is too late to be said', () => {
    expect(lateAfterMs).toBe(spokenWithinMs);
    const moment = makeMoment('a');
    expect(isLate(moment, moment.at + spokenWithinMs)).toBe(false);
    expect(isLate(moment, moment.at + spokenWithinMs + 1)).toBe(true);
    // A server clock that seems behind must not silence a call.
    expect(isLate(moment, moment.at - 60_000)).toBe(false);
  });

  it('holds, whatever comes: bounded, no ticket twice in line, everybody kept in line gets on, and it comes to rest', () => {
    const event = fc.record({ ticket: fc.integer({ min: 0, max: 60 }), wait: fc.integer({ min: 0, max: 4_000 }) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 200 }), events => {
        let now = 0;
        let queue = noCalls;
        for (const { ticket, wait } of events) {
          queue = stepQueue(addCall(queue, makeMoment(`t${ticket}`)), now);
          now += wait;
          queue = stepQueue(heard(queue), now);
          expect(queue.waiting.length).toBeLessThanOrEqual(mostWaiting);
          expect(new Set(waitingIds(queue)).size).toBe(queue.waiting.length);
        }
        const left = waitingIds(queue);
        const seen: (string | null)[] = [];
        for (let i = 0; i < left.length; i++) {
          now += stayMs.usual;
          queue = stepQueue(heard(queue), now);
          seen.push(onNow(queue));
        }
        expect(seen).toEqual(left);
        expect(stepQueue(heard(queue), now + stayMs.usual)).toEqual(noCalls);
      }),
      { numRuns: 300 },
    );
  });
});
