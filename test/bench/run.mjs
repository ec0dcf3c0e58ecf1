// What `npm run bench` starts: measures, and prints one JSON object a line on standard output, each value beside the bare
// limit measured in the same run. `npm run bench -- NAME` runs only the benchmarks whose name contains NAME. Must never
// measure inside this process, which also starts and stops the others.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { benchBoard } from './board.mjs';
import { benchCallNext } from './call-next.mjs';
import { benchDossierNumbers } from './dossier-numbers.mjs';
import { benchDueDates } from './due-dates.mjs';
import { benchFirstLoad } from './first-load.mjs';
import { benchFollowing } from './following.mjs';
import { benchIssue } from './issue.mjs';
import { benchMemory } from './memory.mjs';
import { benchMoment } from './moment.mjs';
import { benchProcedures } from './procedures.mjs';
import { projectRoot, stopAll } from './programs.mjs';
import { benchSlip } from './slip.mjs';
import { benchStart } from './start.mjs';
import { benchVoice } from './voice.mjs';

/** In the order in which they run; each prints lines that begin with its name. */
const benches = [
  { name: 'ticket.issue', run: benchIssue },
  { name: 'ticket.call-next', run: benchCallNext },
  { name: 'moment', run: benchMoment },
  { name: 'slip', run: benchSlip },
  { name: 'board', run: benchBoard },
  { name: 'voice', run: benchVoice },
  { name: 'start', run: benchStart },
  { name: 'memory', run: benchMemory },
  { name: 'procedure', run: benchProcedures },
  { name: 'due-date', run: benchDueDates },
  { name: 'dossier', run: benchFollowing },
  { name: 'dossier-numbers', run: benchDossierNumbers },
  { name: 'first-load', run: benchFirstLoad },
];

const wanted = process.argv[2] ?? '';
const chosen = benches.filter(({ name }) => name.includes(wanted));
const say = text => process.stderr.write(`${text}\n`);

if (chosen.length === 0) {
  say(`No benchmark has "${wanted}" in its name. There are: ${benches.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
if (!existsSync(join(projectRoot, 'build/server/main.js'))) {
  say('Nothing is built yet: run `npm run build` first.');
  process.exit(1);
}
process.on('SIGINT', () => stopAll().finally(() => process.exit(130)));

let failed = false;
for (const { name, run } of chosen) {
  const began = performance.now();
  try {
    await run();
  } catch (error) {
    failed = true;
    say(`${name} failed: ${error.stack ?? error}`);
  } finally {
    await stopAll();
  }
  say(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
process.exitCode = failed ? 1 : 0;
