// Whether a procedure is done in the day on which it is handed in: its published time says so, or the office does.
import { fold } from '../../core/fold.ts';
import { words } from './reader-words.ts';

const { says, unlessFollowedBy } = words.sameDay;
const oneOf = (list: readonly string[]) => list.map(fold).join('|');
// Where a number stands before it, the text tells a longer time first.
const pattern = new RegExp(`^[^0-9]*\\b(?:${oneOf(says)})\\b(?! (?:${oneOf(unlessFollowedBy)})\\b)`);

/** "Ngay trong ngày làm việc". A text of which a duration was read is none. */
export function saysSameDay(totalText: string): boolean {
  return pattern.test(fold(totalText));
}
