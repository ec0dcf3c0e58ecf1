// Ticket numbers: a letter and digits, counted for each letter and day. A number is given only once a day.
import type { TicketNumber } from '../../common/contract/words.ts';

export interface NumberSetting {
  /** The first number of a day. */
  start: number;
  /** The minimum count of digits. A series that outgrows it gets longer and never starts again. */
  width: number;
}

/** The next serial; `last` is null before the first ticket of the day. */
export function nextSerial(last: number | null, setting: NumberSetting): number {
  return last === null ? setting.start : last + 1;
}

/** "A" and 12 give "A012". */
export function formatNumber(letter: string, serial: number, setting: NumberSetting): TicketNumber {
  return `${letter}${String(serial).padStart(setting.width, '0')}` as TicketNumber;
}
