// Chance for tests, the same at every run: a seed gives the same throws for ever.

export interface Dice {
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  /** A whole number from 0 to below `count`. */
  whole(count: number): number;
  poisson(mean: number): number;
  /** Around 1, with this standard deviation. */
  lognormal(spread: number): number;
  gamma(spread: number): number;
}

export function makeDice(seed: number): Dice {
  let state = seed >>> 0;
  // mulberry32
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

  return {
    between: (low, high) => low + (high - low) * next(),
    chance: probability => next() < probability,
    whole: count => Math.floor(next() * count),
    poisson(mean) {
      const step = () => -Math.log(1 - next());
      let count = 0;
      for (let spent = step(); spent < mean; spent += step()) count++;
      return count;
    },
    lognormal(spread) {
      const variance = Math.log(1 + spread ** 2);
      return Math.exp(Math.sqrt(variance) * normal() - variance / 2);
    },
    gamma(spread) {
      // Marsaglia and Tsang, for shapes above 1 (spread below 1).
      const shape = 1 / spread ** 2;
      const d = shape - 1 / 3;
      for (;;) {
        const x = normal();
        const v = (1 + x / Math.sqrt(9 * d)) ** 3;
        if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
      }
    },
  };
}
