// Formats a number of procedures: "1 procedure", "19 procedures". Pure.
import { fill } from '../../../common/text/fill.ts';

export const countText = (n: number, words: { count: string; countOne: string }) =>
  n === 1 ? words.countOne : fill(words.count, { n });
