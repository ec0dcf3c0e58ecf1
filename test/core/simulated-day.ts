// Runs a made-up day by the rule of the house and writes down, for each number given, what the estimate said at that moment and
// how long the citizen then really waited. The same seed gives the same day.
import type { PriorityId, ServiceId, TicketId } from '../../common/contract/words.ts';
import { chooseNext, type WaitingTicket } from '../../server/core/queue.ts';
import { addBreak, estimateWait, type WaitPicture } from '../../server/core/wait.ts';
import { makeDice } from './dice.ts';
import { type Desk, type Kind, makeOffice, minMs, noon, rule, type SortId, sorts } from './made-up-office.ts';

export interface Guess {
  sort: SortId;
  range: { fromMin: number; toMin: number };
  /** What `ahead x mean / counters` would have said, noon added as for the range. */
  naiveMin: number;
  waitedMin: number;
  ahead: number;
  priority: boolean;
  /** Tickets of the service measured when the guess was made. */
  measured: number;
}

interface Person extends Omit<Guess, 'waitedMin' | 'range' | 'sort'> {
  ticket: WaitingTicket;
  kind: Kind;
  range: Guess['range'] | null;
}

interface Officer {
  desk: Desk;
  hand: { kind: Kind; since: number } | null;
  streak: number;
}

/** Five days in a row are of the five sorts. */
export function simulateDay(seed: number): Guess[] {
  const dice = makeDice(seed);
  const all = Object.keys(sorts) as SortId[];
  const sort = all[seed % all.length] ?? 'usual';
  const { kinds, desks, arrivals, closesAtNoon } = makeOffice(dice, sort);
  const officers = desks.map((desk): Officer => ({ desk, hand: null, streak: 0 }));
  const waiting: Person[] = [];
  const guesses: Guess[] = [];

  const agenda: { at: number; happen: (now: number) => void }[] = [];
  const plan = (at: number, happen: (now: number) => void) => agenda.push({ at, happen });
  for (const { at, kind, priority } of arrivals) plan(at, now => issue(kind, priority, now));
  for (const officer of officers) plan(officer.desk.away[0]?.to ?? 0, now => callNext(officer, now));
  while (agenda.length > 0) {
    let first = 0;
    for (let at = 1; at < agenda.length; at++) if ((agenda[at]?.at ?? 0) < (agenda[first]?.at ?? 0)) first = at;
    const [item] = agenda.splice(first, 1);
    item?.happen(item.at);
  }
  return guesses;

  function issue(kind: Kind, priority: boolean, now: number): void {
    const seq = guesses.length + waiting.length + 1;
    const ahead = waiting.filter(person => person.kind === kind && (!priority || person.priority)).length;
    const picture = takePicture(kind, now);
    const open = picture.counters.filter(counter => counter.serves.includes(kind.id)).length;
    const mean = kind.recentMs.reduce((sum, ms) => sum + ms, 0) / kind.recentMs.length || kind.usualMs;
    let naiveMin = (ahead * mean) / Math.max(1, open) / minMs;
    let range = estimateWait(picture, { serviceId: kind.id, priority, ahead });
    if (closesAtNoon && now < noon.from) {
      const pause = { inMin: (noon.from - now) / minMs, forMin: (noon.to - noon.from) / minMs };
      if (range !== null) range = addBreak(range, pause);
      if (naiveMin >= pause.inMin) naiveMin += pause.forMin;
    }
    const ticket: WaitingTicket = {
      id: String(seq) as TicketId,
      serviceId: kind.id as ServiceId,
      priorityId: priority ? ('cao-tuoi' as PriorityId) : null,
      arrivedAt: now,
      orderAt: now,
      late: 0,
      seq,
      moved: false,
      preference: 0,
    };
    waiting.push({ ticket, kind, priority, ahead, range, naiveMin, measured: kind.recentMs.length });
    for (const officer of officers)
      if (officer.hand === null && officer.desk.serves.includes(kind.id))
        plan(now + dice.between(5, 30) * 1000, later => callNext(officer, later));
  }

  function takePicture(asked: Kind, now: number): WaitPicture {
    const services = kinds.map(kind => {
      const here = waiting.filter(person => person.kind === kind);
      const waitingPriority = here.filter(person => person.priority).length;
      const { id, usualMs } = kind;
      const recentMs = kind.recentMs.slice(0, 30);
      return { id, waitingOrdinary: here.length - waitingPriority, waitingPriority, recentMs, usualMs };
    });
    return {
      services: services.filter(
        service => service.id === asked.id || service.waitingOrdinary + service.waitingPriority > 0,
      ),
      counters: officers
        .filter(({ hand, desk }) => hand !== null || absenceOf(desk, now) === undefined)
        .map(({ desk, hand }) => ({
          serves: desk.serves,
          busy: hand && { serviceId: hand.kind.id, forMs: now - hand.since },
        })),
      afterPriority: rule.afterPriority,
      maxWaitMin: rule.maxWaitMin,
    };
  }

  /** An officer with free hands looks who is next; with nobody there it is the next arrival that makes him look again. */
  function callNext(officer: Officer, now: number): void {
    if (officer.hand !== null) return;
    const absence = absenceOf(officer.desk, now);
    if (absence !== undefined) {
      plan(absence.to, later => callNext(officer, later));
      return;
    }
    const mine = waiting.filter(person => officer.desk.serves.includes(person.kind.id)).map(person => person.ticket);
    const choice = chooseNext({ waiting: mine, priorityStreak: officer.streak, rule, now });
    const index = waiting.findIndex(person => person.ticket === choice?.ticket);
    const person = waiting[index];
    if (person === undefined) return;
    waiting.splice(index, 1);
    const { kind, priority, ahead, range, naiveMin, measured } = person;
    const waitedMin = (now - person.ticket.arrivedAt) / minMs;
    if (range !== null) guesses.push({ sort, range, naiveMin, waitedMin, ahead, priority, measured });

    officer.hand = { kind, since: now };
    officer.streak = priority ? officer.streak + 1 : 0;
    const isMissed = dice.chance(0.06);
    const forgottenMs = dice.chance(0.003) ? dice.between(20, 60) * minMs : 0;
    const tookMs = isMissed ? dice.between(60, 150) * 1000 : kind.takeMs() * officer.desk.slowness + forgottenMs;
    plan(now + tookMs, later => {
      officer.hand = null;
      if (!isMissed) kind.recentMs.unshift(tookMs);
      plan(later + dice.between(5, 40) * 1000, again => callNext(officer, again));
    });
  }
}

function absenceOf(desk: Desk, now: number) {
  return desk.away.find(({ from, to }) => from <= now && now < to);
}
