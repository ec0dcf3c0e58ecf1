// Who is next? The rule as one would explain it to a citizen, case by case.
import { describe, expect, test } from 'vitest';
import type { PriorityId, ServiceId, TicketId } from '../../common/contract/words.ts';
import {
  chooseNext,
  chooseNextFew,
  comparePlaces,
  type Place,
  placeAfter,
  type WaitingTicket,
} from '../../server/core/queue.ts';

const min = 60_000;

describe('examples', () => {
  const rule = { afterPriority: 2, maxWaitMin: 45, noShowAfter: 3 };
  const now = Date.UTC(2026, 10, 23, 2);
  let seq = 0;
  const ticket = (waitedMin: number, changes: Partial<WaitingTicket> = {}): WaitingTicket => {
    seq++;
    const arrivedAt = now - waitedMin * min;
    return {
      id: `t${seq}` as TicketId,
      serviceId: 'ho-tich' as ServiceId,
      priorityId: null,
      arrivedAt,
      orderAt: arrivedAt,
      late: 0,
      seq,
      moved: false,
      preference: 0,
      ...changes,
    };
  };
  const elder = { priorityId: 'cao-tuoi' as PriorityId };

  test('priority, priority, ordinary, priority: the desk sees it coming', () => {
    const line = [ticket(9), ticket(8), ticket(3, elder), ticket(2, elder), ticket(1, elder)];
    const few = chooseNextFew({ waiting: line.toReversed(), priorityStreak: 0, rule, now }, 5);
    expect(few.map(({ ticket }) => line.indexOf(ticket))).toEqual([2, 3, 0, 4, 1]);
    expect(few.map(({ why }) => why.code)).toEqual(['priority', 'priority', 'ordinary-turn', 'priority', 'first-come']);
  });

  test('the next few are at most as many as wait', () => {
    expect(chooseNextFew({ waiting: [], priorityStreak: 0, rule, now }, 3)).toEqual([]);
    expect(chooseNextFew({ waiting: [ticket(1), ticket(2)], priorityStreak: 0, rule, now }, 3)).toHaveLength(2);
  });

  test('exactly at the limit nobody is late yet; a millisecond later age goes before priority', () => {
    const [old, grandmother] = [ticket(45), ticket(1, elder)];
    expect(chooseNext({ waiting: [old, grandmother], priorityStreak: 0, rule, now })?.ticket).toBe(grandmother);
    expect(chooseNext({ waiting: [old, grandmother], priorityStreak: 0, rule, now: now + 1 })?.ticket).toBe(old);
  });

  test('a no-show who comes back: behind the third, at the end of a shorter line, or first if the office says so', () => {
    const line = [ticket(30), ticket(20), ticket(10), ticket(5)];
    const ahead = (place: Place) => line.filter(person => comparePlaces(person, place) < 0).length;
    expect(ahead(placeAfter({ line, rule, seq: 1, now }))).toBe(3);
    expect(ahead(placeAfter({ line: line.slice(0, 2), rule, seq: 1, now }))).toBe(4);
    expect(ahead(placeAfter({ line, rule: { ...rule, noShowAfter: 0 }, seq: 99, now }))).toBe(0);
    expect(placeAfter({ line: [], rule, seq: 1, now }).orderAt).toBe(now);
  });

  test('a second comeback whose third is the first comeback stands behind it, even with an earlier number', () => {
    const line: Place[] = [ticket(30), ticket(20), ticket(10)];
    const comeback = placeAfter({ line, rule, seq: 50, now });
    const later = placeAfter({ line: [...line.slice(1), comeback], rule, seq: 2, now });
    expect(comparePlaces(comeback, later)).toBeLessThan(0);
  });

  test('a clock that was set back lets nobody who comes back pass those who are there', () => {
    const line = [ticket(30), ticket(-5)];
    const place = placeAfter({ line, rule, seq: 1, now });
    for (const other of line) expect(comparePlaces(other, place)).toBeLessThan(0);
  });
});
