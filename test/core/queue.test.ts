// Who is next? Thousands of random days, in which officers and citizens press whatever they like, must never break the rule.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseNext, comparePlaces, type WaitingTicket } from '../../server/core/queue.ts';
import { isInHand } from '../../server/core/ticket.ts';
import { type Call, type Press, RandomDay } from './random-day.ts';

const min = 60_000;

describe('on random days', () => {
  const often = (deed: Press['deed'], weight: number) => ({ arbitrary: fc.constant(deed), weight });
  const anyPress = fc.record<Press>({
    deed: fc.oneof(
      often('issue', 12),
      often('call-next', 10),
      often('finish', 10),
      often('no-show', 6),
      often('return', 8),
      often('transfer', 3),
      often('park', 3),
      often('resume', 2),
      ...(['call', 'recall', 'start', 'cancel', 'expire', 'rate'] as const).map(deed => often(deed, 1)),
    ),
    ticket: fc.nat(200),
    counter: fc.nat(2),
    service: fc.nat(2),
    priority: fc.boolean(),
    afterMin: fc.constantFrom(0, 0, 1, 2, 7),
  });
  const anyRule = fc.record({
    afterPriority: fc.integer({ min: 1, max: 3 }),
    maxWaitMin: fc.constantFrom(5, 20, 45, 10_000),
    noShowAfter: fc.nat(4),
  });
  const anyDay = fc.tuple(anyRule, fc.array(anyPress, { minLength: 10, maxLength: 120 }));

  /** Plays thousands of days and judges each. */
  function onEveryDay(judge: (day: RandomDay) => void, watch: (day: RandomDay) => void = () => {}) {
    fc.assert(
      fc.property(anyDay, ([rule, presses]) => {
        const day = new RandomDay(rule);
        for (const press of presses) {
          day.play(press);
          watch(day);
        }
        judge(day);
      }),
      { seed: 20261123, numRuns: 2_000 },
    );
  }

  /** Judges each call of each day. */
  function atEveryCall(judge: (call: Call & { chosen: WaitingTicket }, day: RandomDay) => void) {
    onEveryDay(day => {
      for (const call of day.calls) if (call.choice !== null) judge({ ...call, chosen: call.choice.ticket }, day);
    });
  }

  const fail = (what: string, of: unknown) => {
    throw new Error(`${what}: ${JSON.stringify(of)}`);
  };

  test('no ticket is called twice at once: one at a counter, and only those in hand have a counter', () => {
    onEveryDay(
      () => {},
      day => {
        for (const counter of day.counters)
          if (day.inHand(counter).length > 1) fail('two in hand', day.inHand(counter));
        for (const ticket of day.tickets)
          if (isInHand(ticket.state) !== (ticket.counter !== null)) fail('lost its counter', ticket);
      },
    );
  });

  test('none is lost: as long as anybody waits whom a counter serves it calls one of them, and all come to an end', () => {
    onEveryDay(day => {
      const issued = day.tickets.length;
      for (const { candidates, choice } of day.calls)
        if ((choice === null) !== (candidates.length === 0)) fail('nobody called', candidates);
      day.serveEverybody();
      expect(day.waiting()).toEqual([]);
      expect(day.tickets).toHaveLength(issued);
      expect(new Set(day.tickets.map(ticket => ticket.id)).size).toBe(issued);
      const held = ['called', 'serving', 'done', 'no-show', 'cancelled', 'expired'];
      expect(day.tickets.filter(ticket => !held.includes(ticket.state))).toEqual([]);
    });
  });

  test('within a service and class the order is the order of arrival; who missed the call has another place, all know which', () => {
    atEveryCall(({ chosen, candidates }, day) => {
      for (const other of candidates) {
        if (other === chosen || other.serviceId !== chosen.serviceId) continue;
        if ((other.priorityId === null) !== (chosen.priorityId === null)) continue;
        if (comparePlaces(other, chosen) <= 0) fail('passed over', { other, chosen });
        const missed = [other, chosen].some(one => day.tickets.find(ticket => ticket.id === one.id)?.missed);
        const early = other.arrivedAt - chosen.arrivedAt || other.seq - chosen.seq;
        if (!missed && early < 0) fail('came earlier', { other, chosen });
      }
    });
  });

  test('nobody waits longer than the guard once a counter that serves them is free, but for those before them', () => {
    atEveryCall(({ chosen, candidates, choice, now }, day) => {
      const late = candidates.filter(ticket => now - ticket.orderAt > day.rule.maxWaitMin * min);
      if (late.length === 0) {
        if (choice?.why.code === 'waited-long') fail('not late', chosen);
        return;
      }
      expect(choice?.why.code).toBe('waited-long');
      for (const ticket of candidates) if (comparePlaces(ticket, chosen) < 0) fail('older', { ticket, chosen });
    });
  });

  test('priority first, and after so many in a row one ordinary: neither is ever forgotten', () => {
    atEveryCall(({ chosen, candidates, choice, streakBefore }, day) => {
      if (choice?.why.code === 'waited-long') return;
      const bothWait = new Set(candidates.map(ticket => ticket.priorityId === null)).size === 2;
      if (!bothWait) return;
      expect(chosen.priorityId === null).toBe(streakBefore >= day.rule.afterPriority);
    });
  });

  test("a counter's own services first, unless a class or the guard says otherwise", () => {
    atEveryCall(({ chosen, candidates, choice }) => {
      if (choice?.why.code === 'waited-long') return;
      for (const other of candidates)
        if ((other.priorityId === null) === (chosen.priorityId === null) && other.preference < chosen.preference)
          fail('preferred', { other, chosen });
    });
  });

  test('the answer depends on nothing but the tickets and the setting: any order, or only the first of each line', () => {
    atEveryCall(({ chosen, candidates, choice, streakBefore, now }, day) => {
      const heads = candidates.filter(
        ticket =>
          !candidates.some(
            candidate =>
              candidate.serviceId === ticket.serviceId &&
              (candidate.priorityId === null) === (ticket.priorityId === null) &&
              comparePlaces(candidate, ticket) < 0,
          ),
      );
      const byHash = [...candidates].sort((a, b) => ((a.seq * 7919) % 101) - ((b.seq * 7919) % 101));
      for (const order of [candidates.toReversed(), byHash, heads]) {
        const again = chooseNext({ waiting: order, priorityStreak: streakBefore, rule: day.rule, now });
        if (again?.ticket !== chosen) fail('another order, another ticket', { order, chosen });
        expect(again?.why).toEqual(choice?.why);
      }
    });
  });

  test('every reason is true', () => {
    atEveryCall(({ chosen, candidates, choice, streakBefore, now }, day) => {
      const why = choice?.why;
      const oldest = [...candidates].sort(comparePlaces)[0];
      const priorityWaits = candidates.some(ticket => ticket.priorityId !== null);
      expect(why?.waitedMin).toBe(Math.floor((now - chosen.arrivedAt) / min));
      switch (why?.code) {
        case 'waited-long':
          expect(now - chosen.orderAt).toBeGreaterThan(why.maxWaitMin * min);
          break;
        case 'priority':
          expect(why.priorityId).toBe(chosen.priorityId);
          break;
        case 'ordinary-turn':
          expect(priorityWaits && chosen.priorityId === null).toBe(true);
          expect(streakBefore).toBeGreaterThanOrEqual(day.rule.afterPriority);
          break;
        case 'first-come':
          expect(chosen).toBe(oldest);
          break;
        case 'own-service':
          expect(oldest?.preference).toBeGreaterThan(chosen.preference);
          break;
        case 'kept-place':
          expect(chosen.moved).toBe(true);
          break;
        default:
          fail('no such reason here', why);
      }
    });
  });

  test('a no-show who comes back stands behind the next K, never before them, and only behind earlier comebacks otherwise', () => {
    onEveryDay(({ comebacks, rule }) => {
      for (const { ticket, line } of comebacks) {
        const before = line.filter(person => comparePlaces(person, ticket) < 0);
        expect(before).toEqual(line.slice(0, before.length));
        expect(before.length).toBeGreaterThanOrEqual(Math.min(rule.noShowAfter, line.length));
        for (const other of before.slice(rule.noShowAfter)) expect(other.late).toBeGreaterThan(0);
      }
    });
  });

  test('no two tickets ever stand in the same place', () => {
    onEveryDay(day => {
      const waiting = day.waiting().sort(comparePlaces);
      for (const [at, ticket] of waiting.entries()) {
        const next = waiting[at + 1];
        if (next !== undefined && comparePlaces(ticket, next) >= 0) fail('same place', { ticket, next });
      }
    });
  });
});
