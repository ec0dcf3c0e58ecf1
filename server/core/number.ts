// Ticket numbers: a letter and digits, counted for each letter and day. Given once, never again that day.
import type { TicketNumber } from '../../common/contract/words.ts';

export interface NumberSetting {
  /** The first number of a day. */
  start: number;
  /** Digits at least; a series that outgrows them gets longer, it never begins again. */
  width: number;
}

/** The serial that follows; `last` is null before the first ticket of the day. */
export function nextSerial(last: number | null, setting: NumberSetting): number {
  return last === null ? setting.start : last + 1;
}

/** "A" and 12 give "A012". */
export function formatNumber(letter: string, serial: number, setting: NumberSetting): TicketNumber {
  return `${letter}${String(serial).padStart(setting.width, '0')}` as TicketNumber;
}
