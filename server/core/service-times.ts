// How long one ticket of a service takes: the mean, how far one differs from the next, how wrong the mean may be. From what was
// measured and the office's own guess; one ticket forgotten in hand, or a guess far from the truth, must not spoil it.

export interface ServiceTimes {
  meanMs: number;
  /** How much one ticket differs from the next, as standard deviation by mean. */
  spread: number;
  /** How wrong the mean itself may be, as a share of it. */
  doubt: number;
}

/** The guess in the site file counts as much as this many measured tickets. */
const guessWeighs = 4;
/** So many tickets that took e times the guess, or a part of it, halve its weight; twice as many leave a fifth of it. */
const disproved = 4;
/** A ticket that took longer than this many times the usual was forgotten in hand; it counts as that long and no longer. */
const longestInUsuals = 3.5;
/** The spread of most services, and how many measured tickets this counts for: a few tickets say little about a spread. */
const usualSpread = 0.6;
const usualSpreadWeighs = 12;
/** What no measuring tells: how quick the officers of today are, who opens or pauses. */
const unknown = 0.08;

export function measureServiceTimes(recentMs: readonly number[], guessMs: number): ServiceTimes {
  const count = recentMs.length;
  // Two of them are the guess, so that a first ticket that was forgotten is not taken for the usual.
  const usualMs = Float64Array.of(guessMs, guessMs, ...recentMs).sort()[(count + 2) >> 1] ?? guessMs;
  const longestMs = longestInUsuals * usualMs;
  let sum = 0;
  let squares = 0;
  for (const ms of recentMs) {
    const counted = Math.min(ms, longestMs);
    sum += counted;
    squares += counted ** 2;
  }
  const measuredMs = count === 0 ? guessMs : sum / count;
  const weight = weighGuess(count, measuredMs, guessMs);

  // Around the measured mean, not the blended one: a wrong guess is no spread.
  const offs = sum === 0 ? 0 : Math.max(0, squares / measuredMs ** 2 - count);
  const variance = (usualSpreadWeighs * usualSpread ** 2 + offs) / (usualSpreadWeighs + Math.max(0, count - 1));
  return {
    meanMs: (weight * guessMs + sum) / (weight + count),
    spread: Math.sqrt(variance),
    doubt: Math.sqrt(unknown ** 2 + variance / (weight + count)),
  };
}

/** The more tickets say otherwise, and the further off, the less the guess counts. A key pressed at once is no tenth of a guess. */
function weighGuess(count: number, measuredMs: number, guessMs: number): number {
  const apart = Math.log(Math.max(measuredMs, guessMs / 10) / guessMs);
  return guessWeighs / (1 + ((count * apart) / disproved) ** 2);
}
