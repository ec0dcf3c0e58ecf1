// Estimates how long one ticket of a service takes, from measured times and the guess in the site file: the mean, the spread, and
// how wrong the mean may be. A ticket that was forgotten in hand, or a bad guess, must not spoil the estimate.

export interface ServiceTimes {
  meanMs: number;
  /** The standard deviation of one ticket, divided by the mean. */
  spread: number;
  /** The standard error of the mean, divided by the mean. */
  doubt: number;
}

/** The guess in the site file counts as much as this many measured tickets. */
const guessWeight = 4;
/** This many tickets that took e times the guess, or 1/e of it, halve its weight; twice as many leave a fifth. */
const ticketsThatHalveGuess = 4;
/** A ticket is counted with at most this multiple of the usual time, because a longer one was forgotten in hand. */
const maxUsualTimes = 3.5;
/** The spread of most services, and the count of measured tickets that it weighs: a few tickets say little about a spread. */
const usualSpread = 0.6;
const usualSpreadWeight = 12;
/** The part of the doubt that no measuring removes: how quick today's officers are, who opens or pauses. */
const unmeasurableDoubt = 0.08;

/**
 * @param recentMs how long recent tickets took from call to finish, ms
 * @param guessMs the guess in the site file, ms
 */
export function measureServiceTimes(recentMs: readonly number[], guessMs: number): ServiceTimes {
  const count = recentMs.length;
  // The median includes the guess twice, so that a forgotten first ticket does not become the usual time.
  const usualMs = Float64Array.of(guessMs, guessMs, ...recentMs).sort()[(count + 2) >> 1] ?? guessMs;
  const longestMs = maxUsualTimes * usualMs;
  let sum = 0;
  let squares = 0;
  for (const ms of recentMs) {
    const counted = Math.min(ms, longestMs);
    sum += counted;
    squares += counted ** 2;
  }
  const measuredMs = count === 0 ? guessMs : sum / count;
  const weight = weighGuess(count, measuredMs, guessMs);

  // The spread is taken around the measured mean and not the blended one, because a wrong guess is no spread.
  const offs = sum === 0 ? 0 : Math.max(0, squares / measuredMs ** 2 - count);
  const variance = (usualSpreadWeight * usualSpread ** 2 + offs) / (usualSpreadWeight + Math.max(0, count - 1));
  return {
    meanMs: (weight * guessMs + sum) / (weight + count),
    spread: Math.sqrt(variance),
    doubt: Math.sqrt(unmeasurableDoubt ** 2 + variance / (weight + count)),
  };
}

/**
 * The weight of the guess: the more tickets contradict it and the further off they are, the less it counts. Times below a tenth of
 * the guess count as a tenth, since they come from keys pressed by mistake.
 */
function weighGuess(count: number, measuredMs: number, guessMs: number): number {
  const apart = Math.log(Math.max(measuredMs, guessMs / 10) / guessMs);
  return guessWeight / (1 + ((count * apart) / ticketsThatHalveGuess) ** 2);
}
