// The life of a ticket, told a second time as a plain table: what is not in it must be refused.
import { describe, expect, test } from 'vitest';
import { type TicketState, ticketStates } from '../../common/contract/words.ts';
import { isAlive, isInHand, type TicketAction, ticketStateAfter } from '../../server/core/ticket.ts';

const deeds: readonly TicketAction[] = [
  'call',
  'recall',
  'start',
  'finish',
  'no-show',
  'park',
  'resume',
  'return',
  'transfer',
  'cancel',
  'expire',
  'rate',
];

const legal: readonly [TicketState, TicketAction, TicketState][] = [
  ['waiting', 'call', 'called'],
  ['waiting', 'transfer', 'waiting'],
  ['waiting', 'cancel', 'cancelled'],
  ['waiting', 'expire', 'expired'],
  ['called', 'recall', 'called'],
  ['called', 'start', 'serving'],
  ['called', 'finish', 'done'],
  ['called', 'no-show', 'no-show'],
  ['called', 'park', 'parked'],
  ['called', 'return', 'waiting'],
  ['called', 'transfer', 'waiting'],
  ['called', 'cancel', 'cancelled'],
  ['called', 'expire', 'expired'],
  ['serving', 'finish', 'done'],
  ['serving', 'park', 'parked'],
  ['serving', 'return', 'waiting'],
  ['serving', 'transfer', 'waiting'],
  ['serving', 'rate', 'serving'],
  ['parked', 'resume', 'called'],
  ['parked', 'transfer', 'waiting'],
  ['parked', 'cancel', 'cancelled'],
  ['parked', 'expire', 'expired'],
  ['no-show', 'return', 'waiting'],
  ['no-show', 'cancel', 'cancelled'],
  ['no-show', 'expire', 'expired'],
  ['done', 'rate', 'done'],
];

describe('every deed in every state', () => {
  const table = ticketStates.flatMap(state =>
    deeds.map(deed => {
      const after = legal.find(([from, by]) => from === state && by === deed)?.[2] ?? null;
      return { state, deed, after };
    }),
  );
  test.each(table)('$state, $deed: $after', ({ state, deed, after }) => {
    expect(ticketStateAfter(state, deed)).toBe(after);
  });

  test('the table is whole', () => {
    expect(table).toHaveLength(ticketStates.length * deeds.length);
    expect(table.filter(({ after }) => after !== null)).toHaveLength(legal.length);
  });
});

test('a ticket is called from the waiting or the parked and from nowhere else', () => {
  const comesTo = (to: TicketState) =>
    legal.filter(([from, , after]) => after === to && from !== to).map(([from, deed]) => `${from} ${deed}`);
  expect(comesTo('called')).toEqual(['waiting call', 'parked resume']);
});

test('what is over stays over', () => {
  for (const state of ['done', 'cancelled', 'expired'] as const) {
    expect(isAlive(state)).toBe(false);
    for (const deed of deeds) expect([null, state]).toContain(ticketStateAfter(state, deed));
  }
});

test('in hand is called or serving, and whatever is alive can come to an end', () => {
  expect(ticketStates.filter(isInHand)).toEqual(['called', 'serving']);
  const ends: readonly TicketState[] = ['done', 'cancelled', 'expired'];
  for (const state of ticketStates.filter(isAlive))
    expect(deeds.some(deed => ends.includes(ticketStateAfter(state, deed) ?? state))).toBe(true);
});

test('midnight ends every ticket that is alive, but never a service that goes on', () => {
  for (const state of ticketStates)
    expect(ticketStateAfter(state, 'expire') === 'expired').toBe(isAlive(state) && state !== 'serving');
});
