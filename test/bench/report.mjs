// How a result is told: one JSON object a line. Percentiles are of single measurements, never of averages.

const round = value => (value === null ? null : Number(value.toFixed(3)));

/**
 * @param {string} name
 * @param {number} value
 * @param {string} unit
 * @param {number | null} baseline the bare limit measured in the same run, or the limit that is set; null when there is none
 */
export function tell(name, value, unit, baseline) {
  const ratio = baseline === null || baseline === 0 ? null : value / baseline;
  process.stdout.write(
    `${JSON.stringify({ name, value: round(value), unit, baseline: round(baseline), ratio: round(ratio) })}\n`,
  );
}

/** The value that `share` of all do not exceed. */
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

export const median = values => percentile(values, 0.5);

/** Tells the given percentiles of our times beside those of the bare limit. */
export function tellTimes(name, ours, bare, shares) {
  for (const share of shares)
    tell(`${name} p${Math.round(share * 100)}`, percentile(ours, share), 'ms', percentile(bare, share));
}
