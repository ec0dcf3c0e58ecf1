// Reckons due dates as the server does, with all their steps, and the same number of days with Date alone: no sessions, no days
// off, no names. Nothing else runs here.
import { join } from 'node:path';
import { readSite } from '../../build/server/config/environment.js';
import { readWorkingTime } from '../../build/server/config/read-working-time.js';
import { dueDates } from '../../build/server/core/due-date.js';

const root = join(import.meta.dirname, '../..');
const time = readWorkingTime(readSite(join(root, 'firmware-config/sites/example.json')));

/** A long course of the example catalogue: 25 working days in six steps, and one that is not counted. */
const days = [0.5, 1, 15, 5, 2, 1.5];
/** @returns {{ quarterDays: number, unit: 'working_day' }} */
const duration = value => ({ quarterDays: value * 4, unit: 'working_day' });
const course = {
  total: duration(25),
  steps: [...days.map((value, at) => ({ no: at + 1, duration: duration(value) })), { no: 7, duration: null }],
  sameDay: false,
};
const begin = Date.parse('2026-01-05T08:00:00+07:00');
/** Over the whole year, at every time of the day. */
const receivedAt = serial => begin + ((serial * 3_163) % 480_000) * 60_000;

function addBare(from, count) {
  const date = new Date(from);
  for (let left = count; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() % 6 !== 0) left--;
  }
  return date.getTime();
}

function reckonBare(from) {
  let at = from;
  const steps = days.map(value => {
    at = addBare(at, Math.round(value));
    return at;
  });
  return { steps, dueAt: addBare(from, 25) };
}

process.on('message', ({ what, count }) => {
  const reckon =
    what === 'ours' ? serial => dueDates(receivedAt(serial), course, time) : serial => reckonBare(receivedAt(serial));
  const began = performance.now();
  let last = 0;
  for (let serial = 0; serial < count; serial++) last = Math.max(last, reckon(serial).dueAt ?? 0);
  process.send?.({ ms: performance.now() - began, last });
});
