// The TV's call queue: each call has its turn, none is said twice or too late, and a broken sound never stops the next.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TicketCalledMoment as Moment, maxAnnouncementAgeMs } from '../../common/contract/moments.ts';
import type { DisplayView } from '../../common/contract/views/display-views.ts';
import {
  advanceQueue,
  type CallQueue,
  callDisplayMs,
  displayTimeOf,
  emptyCallQueue,
  enqueueCall,
  isOutdated,
  markVoiceEnded,
  maxCallAgeMs,
  maxQueuedCalls,
  maxVoiceMs,
  removeEndedCalls,
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

const fill = (...ids: string[]) => ids.reduce((queue, id) => enqueueCall(queue, makeMoment(id)), emptyCallQueue);
const onNow = (queue: CallQueue) => queue.presented?.event.ticketId ?? null;
const waitingIds = (queue: CallQueue) => queue.waiting.map(moment => moment.ticketId as string);
const heard = (queue: CallQueue) => markVoiceEnded(queue, queue.presented?.event.momentId ?? '');

describe('call queue', () => {
  it('presents a call at once when nothing is on, and lets several follow in their order', () => {
    let queue = advanceQueue(fill('a', 'b', 'c'), 0);
    const order = [onNow(queue)];
    for (let now = 0; now <= 20_000; now += 200) {
      const next = advanceQueue(heard(queue), now);
      if (onNow(next) !== onNow(queue)) order.push(onNow(next));
      queue = next;
    }
    expect(order).toEqual(['a', 'b', 'c', null]);
  });

  it('keeps a call on for its least time although its voice is over', () => {
    const queue = heard(advanceQueue(fill('a'), 0));
    expect(onNow(advanceQueue(queue, callDisplayMs.usual - 1))).toBe('a');
    expect(advanceQueue(queue, callDisplayMs.usual)).toEqual(emptyCallQueue);
  });

  it('never cuts a voice off, but does not wait for ever for one that hangs', () => {
    const queue = advanceQueue(fill('a', 'b'), 0);
    expect(onNow(advanceQueue(queue, callDisplayMs.usual + 5_000))).toBe('a');
    expect(onNow(advanceQueue(queue, maxVoiceMs))).toBe('b');
  });

  it('takes only the end of its own voice', () => {
    const queue = advanceQueue(fill('a'), 0);
    expect(markVoiceEnded(queue, 'another')).toBe(queue);
  });

  it('hurries when many wait, within limits', () => {
    expect(displayTimeOf(0)).toBe(callDisplayMs.usual);
    expect(displayTimeOf(2)).toBe(callDisplayMs.usual);
    expect(displayTimeOf(4)).toBeLessThan(callDisplayMs.usual);
    expect(displayTimeOf(500)).toBe(callDisplayMs.least);
  });

  it('lets a recall take the place of its waiting twin', () => {
    const queue = advanceQueue(fill('a', 'b', 'c'), 0);
    const again = makeMoment('b', { nth: 2 });
    const after = enqueueCall(queue, again);
    expect(waitingIds(after)).toEqual(['b', 'c']);
    expect(after.waiting[0]).toBe(again);
  });

  it('gives a recall of the presented call a turn of its own', () => {
    const queue = enqueueCall(advanceQueue(fill('a', 'b'), 0), makeMoment('a', { nth: 2 }));
    expect(onNow(queue)).toBe('a');
    expect(waitingIds(queue)).toEqual(['b', 'a']);
  });

  it('takes the same moment once', () => {
    const moment = makeMoment('a');
    const queue = advanceQueue(enqueueCall(emptyCallQueue, moment), 0);
    expect(enqueueCall(queue, moment)).toBe(queue);
  });

  it('drops a waiting call that came to nothing, unless the picture is older than the call', () => {
    const [first, second, third] = [makeMoment('a'), makeMoment('b'), makeMoment('c')];
    const queue = [first, second, third].reduce(enqueueCall, emptyCallQueue);
    const rows = [makeRow(first, 'no-show'), makeRow(second, 'no-show', second.at - 60_000), makeRow(third, 'serving')];
    expect(waitingIds(removeEndedCalls(queue, rows))).toEqual(['b', 'c']);
    expect(removeEndedCalls(queue, [])).toBe(queue);
  });

  it('agrees with the contract on what is too late to be said', () => {
    expect(maxCallAgeMs).toBe(maxAnnouncementAgeMs);
    const moment = makeMoment('a');
    expect(isOutdated(moment, moment.at + maxAnnouncementAgeMs)).toBe(false);
    expect(isOutdated(moment, moment.at + maxAnnouncementAgeMs + 1)).toBe(true);
    // A server clock that seems behind must not silence a call.
    expect(isOutdated(moment, moment.at - 60_000)).toBe(false);
  });

  it('holds, whatever comes: bounded, no ticket twice in line, everybody kept in line gets on, and it comes to rest', () => {
    const event = fc.record({ ticket: fc.integer({ min: 0, max: 60 }), wait: fc.integer({ min: 0, max: 4_000 }) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 200 }), events => {
        let now = 0;
        let queue = emptyCallQueue;
        for (const { ticket, wait } of events) {
          queue = advanceQueue(enqueueCall(queue, makeMoment(`t${ticket}`)), now);
          now += wait;
          queue = advanceQueue(heard(queue), now);
          expect(queue.waiting.length).toBeLessThanOrEqual(maxQueuedCalls);
          expect(new Set(waitingIds(queue)).size).toBe(queue.waiting.length);
        }
        const left = waitingIds(queue);
        const seen: (string | null)[] = [];
        for (let i = 0; i < left.length; i++) {
          now += callDisplayMs.usual;
          queue = advanceQueue(heard(queue), now);
          seen.push(onNow(queue));
        }
        expect(seen).toEqual(left);
        expect(advanceQueue(heard(queue), now + callDisplayMs.usual)).toEqual(emptyCallQueue);
      }),
      { numRuns: 300 },
    );
  });
});
