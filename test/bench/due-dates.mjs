// Due dates with all their steps, reasons and skipped days, beside as many days added with Date alone.
import { startWorker } from './programs.mjs';
import { median, tell } from './report.mjs';

const dates = 10_000;
const rounds = 7;
const limitMs = 1_000;

export async function benchDueDates() {
  const worker = startWorker('due-process.mjs');
  const times = { ours: [], bare: [] };
  // The very first round warms nobody up: it is what a server has that was just started.
  const { ms: cold } = await worker.ask({ what: 'ours', count: dates });
  await worker.ask({ what: 'bare', count: dates });
  for (let round = 0; round < rounds; round++)
    for (const what of /** @type {const} */ (['ours', 'bare']))
      times[what].push((await worker.ask({ what, count: dates })).ms);
  tell(`due-date of ${dates} dossiers, median`, median(times.ours), 'ms', median(times.bare));
  tell(`due-date of ${dates} dossiers, first of all, against its limit`, cold, 'ms', limitMs);
  await worker.stop();
}
