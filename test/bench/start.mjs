// How long from the start of the process until `/health` says ok: with nothing in the database, and after a year.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, startBare, startOffice } from './programs.mjs';
import { median, tell } from './report.mjs';
import { ticketsOfAYear, writeYear } from './year-of-data.mjs';

const times = 7;

async function startOnce(start, dataDir) {
  const { startMs, stop } = await start(dataDir);
  await stop();
  return startMs;
}

export async function benchStart() {
  const year = makeFolder();
  await writeYear(year);
  const [bare, empty, full] = [[], [], []];
  // The first of all fills the machine's file cache and is not counted.
  await startOnce(startOffice, makeFolder());
  // The first start after midnight closes yesterday.
  tell(
    'start after midnight, a year of data',
    await startOnce(startOffice, year),
    'ms',
    await startOnce(startBare, makeFolder()),
  );
  for (let at = 0; at < times; at++) {
    bare.push(await startOnce(startBare, makeFolder()));
    empty.push(await startOnce(startOffice, makeFolder()));
    full.push(await startOnce(startOffice, year));
  }
  tell('start empty', median(empty), 'ms', median(bare));
  tell(`start with ${ticketsOfAYear} tickets`, median(full), 'ms', median(bare));
  process.stderr.write(`a year of data is ${(statSync(join(year, 'motcua.db')).size / 1e6).toFixed(0)} MB\n`);
}
