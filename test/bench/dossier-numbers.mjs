// The numbers of dossiers among half a million, beside their limits: a month for whoever leads, by procedure; and the hall's,
// which are asked for by each board after each write to the database, whether it was of a dossier or not.
import { makeFolder, startWorker } from './programs.mjs';
import { median, tell } from './report.mjs';

const dossiers = 500_000;
const rounds = 15;
const limits = {
  month: 50,
  'month long ago': 100,
  '400 days': 1_000,
  'board after a dossier': 5,
  'board after a ticket': 0.5,
};

export async function benchDossierNumbers() {
  const worker = startWorker('dossier-numbers-process.mjs');
  await worker.ask({ what: 'fill', dataDir: makeFolder(), count: dossiers });
  for (const [what, limitMs] of Object.entries(limits)) {
    const times = [];
    await worker.ask({ what });
    for (let round = 0; round < rounds; round++) times.push((await worker.ask({ what })).ms);
    tell(`dossier numbers among ${dossiers}, ${what}, median`, median(times), 'ms', limitMs);
  }
  await worker.stop();
}
