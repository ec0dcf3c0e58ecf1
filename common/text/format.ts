// Formats dates, times and durations as people in Vietnam write them, in the time zone of the office. Instants (`at`) are UTC
// milliseconds; time zones are IANA names.

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
    formats.set(key, made);
  }
  return made;
}

/** Returns hours and minutes: "08:42". */
export function clockText(at: number, timeZone: string): string {
  return format(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** Returns hours, minutes and seconds: "08:42:07". */
export function secondsText(at: number, timeZone: string): string {
  return format(timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at);
}

/** Returns the date: "23/11/2026". */
export function dateText(at: number, timeZone: string): string {
  return format(timeZone, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);
}

/** Returns the day of the week, 0 for Sunday; the texts of each language have its name. */
export function weekday(at: number, timeZone: string): number {
  return ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(format(timeZone, { weekday: 'short' }).format(at));
}

/** Returns a duration as "04:18", or as "1:02:05" from an hour on. */
export function lengthText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

/** Returns the whole minutes of a duration in milliseconds, rounded down. */
export function minutesOf(ms: number): number {
  return Math.max(0, Math.floor(ms / 60_000));
}
