// Recognises published times that promise the result on the day of the reception.
import { fold } from '../../core/fold.ts';
import { words } from './reader-words.ts';

const { says, unlessFollowedBy } = words.sameDay;
const anyOf = (list: readonly string[]) => list.map(fold).join('|');
// A number before the phrase means that the text gives a longer time first.
const pattern = new RegExp(`^[^0-9]*\\b(?:${anyOf(says)})\\b(?! (?:${anyOf(unlessFollowedBy)})\\b)`);

/** True for "Ngay trong ngày làm việc". Call it only for texts in which no duration was found. */
export function isSameDayText(totalText: string): boolean {
  return pattern.test(fold(totalText));
}
