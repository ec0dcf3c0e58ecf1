// How long from the start of the process until `/health` says ok, with nothing in the database and after a year; whether the
// presses of the day after that year are as quick as those of the first day; and how long a rush holds up the end.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { letWait, openCaller, openDesk, presses } from './desk.mjs';
import { exampleKiosk, makeFolder, startBare, startOffice } from './programs.mjs';
import { median, percentile, tell } from './report.mjs';
import { ticketsOfAYear, writeYear } from './year-of-data.mjs';

const times = 7;
const waiting = 50;
const warmUp = 50;
const rounds = 4;
const pressesARound = 60;
const stopLimitMs = 5_000;

async function startOnce(start, dataDir) {
  const { startMs, stop } = await start(dataDir);
  await stop();
  return startMs;
}

/** An office at work: each turn serves one person and lets one come. */
async function openDay(dataDir) {
  const { port, stop } = await startOffice(dataDir);
  await letWait(port, waiting);
  const desk = await openDesk(port, 1);
  const kiosk = openCaller(port, exampleKiosk);
  const [issues, calls] = [[], []];
  const measure = async (into, press) => {
    const pressed = performance.now();
    const value = await press();
    into.push(performance.now() - pressed);
    return value;
  };
  return {
    issues,
    calls,
    async turn() {
      const { ticketId, serviceId } = await measure(calls, () =>
        desk.call('ticket.call-next', { counterId: desk.counterId }),
      );
      await desk.call('ticket.finish', { ticketId });
      await measure(issues, () => kiosk.call('ticket.issue', { ...presses[0], serviceId }));
    },
    stop,
  };
}

async function comparePresses(name, fullDir) {
  const [full, first] = [await openDay(fullDir), await openDay(makeFolder())];
  for (const day of [first, full]) {
    for (let at = 0; at < warmUp; at++) await day.turn();
    day.issues.length = day.calls.length = 0;
  }
  for (let round = 0; round < rounds; round++)
    for (const day of [first, full]) for (let at = 0; at < pressesARound; at++) await day.turn();
  for (const [call, what] of [
    ['ticket.issue', 'issues'],
    ['ticket.call-next', 'calls'],
  ])
    tell(
      `${name}, then ${call} p95 against the first day's`,
      percentile(full[what], 0.95),
      'ms',
      percentile(first[what], 0.95),
    );
  await Promise.all([full.stop(), first.stop()]);
}

/** Kiosks press on and on while the office is asked to stop. It is promised to end within five seconds. */
async function measureStop() {
  const { port, stop } = await startOffice(makeFolder());
  let answered = 0;
  let open = true;
  const pressOn = async () => {
    const kiosk = openCaller(port, exampleKiosk);
    while (open && (await kiosk.call('ticket.issue', presses[0]).catch(() => null)) !== null) answered += 1;
  };
  const kiosks = Array.from({ length: 8 }, pressOn);
  while (answered < 50) await new Promise(resolve => setTimeout(resolve, 5));
  const asked = performance.now();
  await stop();
  tell('stop in the middle of a rush', performance.now() - asked, 'ms', stopLimitMs);
  open = false;
  await Promise.all(kiosks);
}

export async function benchStart() {
  await measureStop();
  const year = makeFolder();
  await writeYear(year);
  const name = `start with ${ticketsOfAYear} tickets`;
  const [bare, empty, full] = [[], [], []];
  // The first of all fills the machine's file cache and is not counted.
  await startOnce(startOffice, makeFolder());
  // The first start after a midnight also closes yesterday.
  const afterMidnight = await startOnce(startOffice, year);
  for (let at = 0; at < times; at++) {
    bare.push(await startOnce(startBare, makeFolder()));
    empty.push(await startOnce(startOffice, makeFolder()));
    full.push(await startOnce(startOffice, year));
  }
  tell('start empty', median(empty), 'ms', median(bare));
  tell(name, median(full), 'ms', median(bare));
  tell(`${name}, the first after a midnight`, afterMidnight, 'ms', median(bare));
  await comparePresses(name, year);
  process.stderr.write(`a year of data is ${(statSync(join(year, 'motcua.db')).size / 1e6).toFixed(0)} MB\n`);
}
