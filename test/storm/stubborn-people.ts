// Kiosks and officers who go on through power cuts. What is not answered they ask again with the same key, as the screens do,
// and they keep a ledger: what they were told, and what may have happened to a call that nobody answered.
import { randomUUID } from 'node:crypto';
import type { CallInput, CallName } from '../../common/contract/calls/index.ts';
import type { TicketState } from '../../common/contract/words.ts';
import type { Dice } from '../core/dice.ts';
import { caller, exampleKiosk, expectDone, type Got } from '../fakes/office.ts';
import { letTimePass, until } from '../fakes/waiting.ts';
import type { Evidence } from './evidence.ts';
import type { Power } from './power.ts';

interface Known {
  number: string;
  state: TicketState;
  /** What a call that was not answered yet may have made of it. */
  maybe: TicketState | null;
}
interface Press {
  key: string;
  input: { serviceId: string; priority: string | null; language: string };
  ticketId: string | null;
}

const enoughWaiting = 40;

/** What they may ask for, and the light they work by. */
interface PeopleParts {
  url: string;
  power: Power;
  dice: Dice;
  services: readonly string[];
  priorities: readonly string[];
}

export function createPeople({ url, power, dice, services, priorities }: PeopleParts) {
  const call = caller(url);
  const tickets = new Map<string, Known>();
  const presses: Press[] = [];
  /** Counters whose call for the next one is not answered. */
  const calling = new Set<string>();
  const faults: string[] = [];
  const working: Promise<void>[] = [];
  let unanswered = 0;
  let ending = false;
  let gone = 0;

  async function ask<N extends CallName>(name: N, input: CallInput<N>, token: string, key: string): Promise<Got<N>> {
    for (;;) {
      await power.untilOn();
      try {
        const got = await call(name, input, token, key);
        if (![200, 409].includes(got.status)) faults.push(`${name} was answered ${got.status} ${JSON.stringify(got)}`);
        return got;
      } catch {
        unanswered += 1;
        if (power.isOn()) await letTimePass(50, 'whoever got no answer asks again a little later');
      }
    }
  }

  const pick = <T>(list: readonly T[]) => list[dice.whole(list.length)] as T;
  const waiting = () => [...tickets.values()].filter(ticket => ticket.state === 'waiting').length;
  const alive = () => [...tickets.values()].some(ticket => ticket.state !== 'done');

  /** With so much wrong the end would never come. */
  const areLost = () => faults.length > 20;

  async function press(one: Press): Promise<void> {
    const { ticketId, number } = expectDone(await ask('ticket.issue', one.input, exampleKiosk, one.key));
    if (one.ticketId !== null && one.ticketId !== ticketId)
      faults.push(`press ${one.key} became a second ticket ${number}`);
    one.ticketId = ticketId;
    const known = tickets.get(ticketId);
    if (known !== undefined && known.number !== number) faults.push(`${known.number} was told again as ${number}`);
    // A quick officer may have called it before the kiosk was answered.
    if (known === undefined) tickets.set(ticketId, { number, state: 'waiting', maybe: null });
  }

  async function runKiosk(): Promise<void> {
    while (!ending && !areLost()) {
      if (waiting() > enoughWaiting) {
        await letTimePass(10, 'the hall is full, and nobody presses');
        await power.untilOn();
        continue;
      }
      const input = { serviceId: pick(services), priority: dice.chance(0.2) ? pick(priorities) : null, language: 'vi' };
      const one: Press = { key: randomUUID(), input, ticketId: null };
      presses.push(one);
      await press(one);
      // The key of an earlier press again, from before a cut or from after it.
      if (dice.chance(0.1)) await press(pick(presses.slice(-60).filter(press => press.ticketId !== null)));
      if (dice.chance(0.3)) await letTimePass(dice.whole(20), 'nobody stands before the kiosk for a moment');
    }
  }

  async function runOfficer(token: string, counterId: string): Promise<void> {
    const parked: string[] = [];
    const missed: string[] = [];
    async function act(
      deed: 'start' | 'finish' | 'park' | 'no-show' | 'return' | 'resume',
      ticketId: string,
      after: TicketState,
    ) {
      const known = tickets.get(ticketId);
      if (known === undefined) throw new Error(`nobody knows ticket ${ticketId}`);
      known.maybe = after;
      const input = deed === 'resume' ? { ticketId, counterId } : { ticketId };
      const got = await ask(`ticket.${deed}`, input as never, token, randomUUID());
      if (got.ok) known.state = after;
      else faults.push(`${deed} of ${known.number} was refused: ${got.refusal}`);
      known.maybe = null;
    }
    async function serve(ticketId: string): Promise<void> {
      if (dice.chance(0.1)) {
        await act('no-show', ticketId, 'no-show');
        missed.push(ticketId);
        return;
      }
      if (dice.chance(0.8)) await act('start', ticketId, 'serving');
      if (dice.chance(0.1)) {
        await act('park', ticketId, 'parked');
        parked.push(ticketId);
      } else await act('finish', ticketId, 'done');
    }
    while (!areLost() && (!ending || alive())) {
      const back = dice.chance(0.3) || ending ? parked.shift() : undefined;
      if (back !== undefined) {
        await act('resume', back, 'called');
        await serve(back);
      }
      const returning = dice.chance(0.3) || ending ? missed.shift() : undefined;
      if (returning !== undefined) await act('return', returning, 'waiting');
      await power.untilOn();
      calling.add(counterId);
      const got = await ask('ticket.call-next', { counterId }, token, randomUUID());
      calling.delete(counterId);
      if (got.ok) {
        const { ticketId, number } = got.value;
        tickets.set(ticketId, { number, state: 'called', maybe: null });
        await serve(ticketId);
      } else if (got.refusal === 'queue.empty')
        await letTimePass(10, 'an officer without citizens looks up a little later');
      else faults.push(`${counterId} could not call: ${got.refusal}`);
    }
  }

  /** Compares the database with what people were told, while everybody stands. */
  function compare({ tickets: rows }: Evidence): { faults: string[]; doneUnanswered: number } {
    const wrong: string[] = [];
    const byId = new Map(rows.map(row => [row.ticketId, row]));
    let doneUnanswered = 0;
    for (const [ticketId, { number, state, maybe }] of tickets) {
      const row = byId.get(ticketId);
      if (row === undefined) {
        wrong.push(`${number} (${ticketId}) was told to a citizen and is gone`);
        continue;
      }
      if (row.number !== number) wrong.push(`${number} is ${row.number} now`);
      // Brought back and called on at once, by two officers of whom neither was answered.
      const mayWait = state === 'waiting' || maybe === 'waiting';
      const calledUnanswered = mayWait && row.state === 'called' && calling.has(row.counterId ?? '');
      if (row.state === state) continue;
      if (row.state === maybe || calledUnanswered) doneUnanswered += 1;
      else wrong.push(`${number} was told to be ${state} and is ${row.state}`);
    }
    const untold = rows.filter(row => !tickets.has(row.ticketId)).length;
    const open = presses.filter(press => press.ticketId === null).length;
    if (untold > open) wrong.push(`${untold} tickets that nobody was told of, after ${open} presses without an answer`);
    const numbers = new Set(rows.map(row => `${row.day} ${row.number}`));
    if (numbers.size < rows.length) wrong.push(`${rows.length - numbers.size} numbers were given twice`);
    return { faults: wrong, doneUnanswered: doneUnanswered + untold };
  }

  return {
    presses,
    tickets,
    faults,
    compare,
    unanswered: () => unanswered,
    start(kiosks: number, officers: ReadonlyMap<string, string>): void {
      const begin = (work: Promise<void>) =>
        void working.push(
          work
            .catch(error => void faults.push(`somebody gave up: ${error}`))
            .finally(() => {
              gone += 1;
            }),
        );
      for (let i = 0; i < kiosks; i++) begin(runKiosk());
      for (const [counterId, token] of officers) begin(runOfficer(token, counterId));
    },
    async untilAllStand(): Promise<void> {
      await until(
        () => power.standing() + gone >= working.length,
        () => `only ${power.standing() + gone} of ${working.length} noticed the power cut`,
      );
    },
    /** No more presses; serves everybody who is there. */
    async finish(): Promise<void> {
      ending = true;
      await Promise.all(working);
    },
  };
}
