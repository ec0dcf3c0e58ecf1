// The example office on one made-up day, before the doors open: how long its services really take, who comes when, and when
// each counter is away. Meant to be like a real office, neither kinder nor wilder. The estimate under test never sees any of this.
import site from '../../firmware-config/sites/example.json' with { type: 'json' };
import type { Dice } from './dice.ts';

export const rule = site.rule;
export const minMs = 60_000;
const clock = (hour: number, minute: number) => (hour * 60 + minute) * minMs;
const opensAt = clock(7, 30);
const lastTicketAt = clock(16, 30);
export const noon = { from: clock(11, 30), to: clock(13, 30) };

/** How busy each part of the day is, by its start: the morning is the worst. */
const rush: [from: number, weight: number][] = [
  [opensAt, 1.4],
  [clock(8, 0), 1.8],
  [clock(10, 0), 1.1],
  [clock(11, 0), 0.5],
  [noon.to, 1.1],
  [clock(14, 0), 1.4],
  [clock(15, 30), 0.7],
];

/** What a day is like. `load`: how much of the counters' time is asked for. The chances are those of one counter or service. */
interface Sort {
  load: [low: number, high: number];
  opensLate: number;
  pauses: number;
  hasHistory: number;
}

export const sorts = {
  quiet: { load: [0.5, 0.7], opensLate: 0, pauses: 0, hasHistory: 0.9 },
  usual: { load: [0.7, 0.9], opensLate: 0, pauses: 0.3, hasHistory: 0.9 },
  late: { load: [0.65, 0.95], opensLate: 0.5, pauses: 0.6, hasHistory: 0.9 },
  crowded: { load: [0.9, 1.05], opensLate: 0.1, pauses: 0.3, hasHistory: 0.9 },
  first: { load: [0.6, 0.95], opensLate: 0.1, pauses: 0.3, hasHistory: 0 },
} satisfies Record<string, Sort>;
export type SortId = keyof typeof sorts;

export interface Kind {
  id: string;
  /** The guess in the site file: wrong by up to a factor of two either way. */
  usualMs: number;
  meanMs: number;
  takeMs(): number;
  /** Newest first; begins with yesterday's, or empty. */
  recentMs: number[];
}

export interface Desk {
  serves: string[];
  /** When it calls nobody: before it opens, pauses, noon. In order. */
  away: { from: number; to: number }[];
  slowness: number;
}

export interface Office {
  kinds: Kind[];
  desks: Desk[];
  arrivals: { at: number; kind: Kind; priority: boolean }[];
  closesAtNoon: boolean;
}

export function makeOffice(dice: Dice, sortId: SortId): Office {
  const sort: Sort = sorts[sortId];
  const kinds = site.services.map(({ id, usualMin }): Kind => {
    const meanMs = usualMin * minMs * 2 ** dice.between(-1, 1);
    const spread = dice.chance(0.25) ? dice.between(0.6, 0.8) : dice.between(0.45, 0.6);
    const isGamma = dice.chance(0.5);
    const takeMs = () => meanMs * (isGamma ? dice.gamma(spread) : dice.lognormal(spread));
    const yesterday = dice.between(0.85, 1.15);
    const recentMs = Array.from({ length: dice.chance(sort.hasHistory) ? 30 : 0 }, () => takeMs() * yesterday);
    return { id, usualMs: usualMin * minMs, meanMs, takeMs, recentMs };
  });

  const closesAtNoon = dice.chance(0.8);
  const away = (from: number, min: number) => ({ from, to: from + min * minMs });
  const desks = site.counters.map(
    (counter, at): Desk => ({
      serves: counter.serves.flat(),
      away: [
        { from: 0, to: opensAt + (dice.chance(sort.opensLate) ? dice.between(0, 30) * minMs : 0) },
        ...(dice.chance(sort.pauses) ? [away(dice.between(clock(9, 0), clock(10, 30)), 10)] : []),
        // Who works through noon eats by turns.
        closesAtNoon ? noon : away(clock(11, 0) + (at % 3) * 45 * minMs, 45),
        ...(dice.chance(sort.pauses) ? [away(dice.between(clock(14, 30), clock(15, 45)), 10)] : []),
      ],
      slowness: dice.between(0.85, 1.2),
    }),
  );
  const load = dice.between(...sort.load);
  return { kinds, desks, arrivals: makeArrivals(dice, kinds, desks, closesAtNoon, load), closesAtNoon };
}

/** The hours of each counter are dealt out to its services and filled more or less, so that no service is hopeless by itself. */
function makeArrivals(
  dice: Dice,
  kinds: Kind[],
  desks: Desk[],
  closesAtNoon: boolean,
  load: number,
): Office['arrivals'] {
  const parts = rush.map(([from, weight], at) => {
    const next = rush[at + 1]?.[0] ?? lastTicketAt;
    const to = closesAtNoon && from < noon.from ? Math.min(next, clock(11, 10)) : next;
    return { from, to, weight: (to - from) * weight };
  });
  const pickTime = () => {
    if (dice.chance(0.05)) return opensAt + dice.between(0, 5) * minMs;
    let left = dice.between(
      0,
      parts.reduce((sum, part) => sum + part.weight, 0),
    );
    const part = parts.find(part => {
      left -= part.weight;
      return left <= 0;
    });
    return dice.between(part?.from ?? opensAt, part?.to ?? lastTicketAt);
  };

  const hoursMs = (closesAtNoon ? 7 : 8) * 60 * minMs;
  const arrivals: Office['arrivals'] = [];
  for (const desk of desks) {
    const shares = desk.serves.map(() => dice.between(0.2, 1));
    const all = shares.reduce((sum, share) => sum + share, 0);
    for (const [at, id] of desk.serves.entries()) {
      const kind = kinds.find(kind => kind.id === id) as Kind;
      const expected = (load * hoursMs * ((shares[at] ?? 0) / all)) / (kind.meanMs + 20_000);
      for (let left = dice.poisson(expected); left > 0; left--)
        arrivals.push({ at: pickTime(), kind, priority: dice.chance(0.15) });
    }
  }
  return arrivals.sort((a, b) => a.at - b.at);
}
