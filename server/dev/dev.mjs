// `npm run dev`: the whole office from its sources, with live reload, pretend devices and citizens who arrive by themselves.
// Plain JavaScript, because it starts the tool that reads TypeScript.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';

const root = join(import.meta.dirname, '../..');
const vite = await createServer({
  root,
  appType: 'custom',
  server: { middlewareMode: true },
  logLevel: 'warn',
});

const pages = name => vite.transformIndexHtml(`/${name}.html`, readFileSync(join(root, `${name}.html`), 'utf8'));

let running = null;
async function start() {
  const { startDevelopment } = await vite.ssrLoadModule('/server/dev/start-development.ts');
  running = await startDevelopment({ pages, middleware: vite.middlewares });
}

let change = null;
// Screens reload by Vite's own way; a change of the server or the contract starts the office again on the same data.
vite.watcher.on('change', file => {
  if (!file.startsWith(join(root, 'server')) && !file.startsWith(join(root, 'common/contract'))) return;
  clearTimeout(change);
  change = setTimeout(async () => {
    process.stdout.write('The server changed: starting again…\n');
    try {
      await running?.stop();
      running = null;
      vite.moduleGraph.invalidateAll();
      await start();
    } catch (error) {
      process.stderr.write(`${error.stack}\n`);
    }
  }, 150);
});

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, async () => {
    await running?.stop();
    await vite.close();
    process.exit(0);
  });

try {
  await start();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
