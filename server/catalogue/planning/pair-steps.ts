// Pairs the steps of two versions of a process, so that only the steps that really changed are reported.
import type { ProcessStep } from '../../core/catalogue.ts';

/** Table cells of the comparison, about 1 MB. Above it steps are paired by their position alone. */
const maxComparedCells = 250_000;

/** A step that was removed has no second entry, a new one has no first. */
export type StepPair = [before: ProcessStep | null, after: ProcessStep | null];

/** Steps that are equal in both versions anchor the rest: between two anchors the remaining steps are paired in order. */
export function pairSteps(before: readonly ProcessStep[], after: readonly ProcessStep[]): StepPair[] {
  const key = ({ no: _, ...step }: ProcessStep) => JSON.stringify(step);
  const pairs: StepPair[] = [];
  let [a, b] = [0, 0];
  const pairUntil = (untilA: number, untilB: number) => {
    while (a < untilA || b < untilB)
      pairs.push([a < untilA ? (before[a++] ?? null) : null, b < untilB ? (after[b++] ?? null) : null]);
  };
  for (const [i, j] of longestCommonSubsequence(before.map(key), after.map(key))) {
    pairUntil(i, j);
    [a, b] = [i + 1, j + 1];
  }
  pairUntil(before.length, after.length);
  return pairs;
}

/** Returns pairs of indices. */
function longestCommonSubsequence(before: readonly string[], after: readonly string[]): [number, number][] {
  if (before.length * after.length > maxComparedCells) return [];
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const common: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) common.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return common;
}
