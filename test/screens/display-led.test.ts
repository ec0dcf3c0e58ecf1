// The TV's call queue where the server's voice leads: a call comes on when it is announced, never before, and never never.
import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../common/contract/live-protocol.ts';
import type { TicketCalledMoment as Moment } from '../../common/contract/moments.ts';
import {
  advanceQueue,
  type CallQueue,
  callDisplayMs,
  emptyCallQueue,
  enqueueCall,
  markVoiceEnded,
  maxVoiceMs,
  presentAnnouncedCall,
  voiceTimeoutMs,
} from '../../display/call-queue.ts';

const makeMoment = (ticketId: string, nth = 1) =>
  ({ momentId: `${ticketId}-${nth}`, type: 'ticket.called', at: 1_000, ticketId, nth }) as unknown as Moment;
const announcing = (moment: Moment | null, durationMs = 9_000): Announcement => ({
  announcementId: 'a',
  moment,
  url: '/audio/a.wav',
  durationMs,
});
const onNow = (queue: CallQueue) => queue.presented?.event.ticketId ?? null;
const waiting = (queue: CallQueue) => queue.waiting.map(({ ticketId }) => ticketId as string);
const fill = (...moments: Moment[]) => moments.reduce(enqueueCall, emptyCallQueue);
const step = (queue: CallQueue, now: number) => advanceQueue(queue, now, true);

describe('a led screen', () => {
  it('waits for the announcement of a call', () => {
    const queue = step(fill(makeMoment('a')), 0);
    expect(onNow(queue)).toBeNull();
    const on = presentAnnouncedCall(queue, announcing(makeMoment('a')), 40);
    expect(onNow(on)).toBe('a');
    expect(waiting(on)).toEqual([]);
  });

  it('shows whom the server says, whatever the order of its own line', () => {
    const queue = presentAnnouncedCall(
      step(fill(makeMoment('a'), makeMoment('b')), 0),
      announcing(makeMoment('b')),
      10,
    );
    expect(onNow(queue)).toBe('b');
    expect(waiting(queue)).toEqual(['a']);
    // A fresh page knows no moment at all.
    expect(onNow(presentAnnouncedCall(emptyCallQueue, announcing(makeMoment('x')), 0))).toBe('x');
  });

  it('lets the next announcement take over at once, and keeps a newer call of the same ticket waiting', () => {
    const first = presentAnnouncedCall(fill(makeMoment('a', 2)), announcing(makeMoment('a', 1)), 0);
    expect(waiting(first)).toEqual(['a']);
    const next = presentAnnouncedCall(first, announcing(makeMoment('a', 2)), 500);
    expect(next.presented?.event.nth).toBe(2);
    expect(waiting(next)).toEqual([]);
  });

  it('keeps a call on until its sound is over, however long it is, and its usual time', () => {
    const long = presentAnnouncedCall(emptyCallQueue, announcing(makeMoment('a'), 30_000), 0);
    expect(onNow(step(long, maxVoiceMs + 5_000))).toBe('a');
    expect(onNow(step(long, 36_000))).toBeNull();
    const short = markVoiceEnded(presentAnnouncedCall(emptyCallQueue, announcing(makeMoment('a'), 2_000), 0), 'a-1');
    expect(onNow(step(short, callDisplayMs.usual - 1))).toBe('a');
    expect(step(short, callDisplayMs.usual)).toEqual(emptyCallQueue);
  });

  it('does not let its own line on between two announcements', () => {
    let queue = presentAnnouncedCall(fill(makeMoment('a'), makeMoment('b')), announcing(makeMoment('a')), 0);
    queue = markVoiceEnded(queue, 'a-1');
    for (let now = 0; now < callDisplayMs.usual + voiceTimeoutMs - 400; now += 200) {
      queue = step(queue, now);
      expect(onNow(queue) === 'b').toBe(false);
    }
  });

  it('helps itself when the voice does not come, one call after the other', () => {
    let queue = fill(makeMoment('a'), makeMoment('b'));
    const seen: string[] = [];
    for (let now = 0; now < 60_000; now += 200) {
      queue = step(markVoiceEnded(queue, queue.presented?.event.momentId ?? ''), now);
      const on = onNow(queue);
      if (on !== null && seen.at(-1) !== on) {
        seen.push(on);
        expect(now).toBeGreaterThanOrEqual(voiceTimeoutMs);
      }
    }
    expect(seen).toEqual(['a', 'b']);
    expect(queue).toEqual(emptyCallQueue);
  });

  it('presents nothing for a trial of the loudspeaker', () => {
    const queue = presentAnnouncedCall(fill(makeMoment('a')), announcing(makeMoment('b')), 0);
    expect(presentAnnouncedCall(queue, announcing(null), 100)).toBe(queue);
  });
});
