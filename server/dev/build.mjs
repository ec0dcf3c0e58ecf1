// Builds what is missing or older than its sources: the server with tsc, the docstrings of its calls, the pages with Vite. Plain JavaScript, since it
// runs before anything is built.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const stamp = join(root, 'build/screens/build.json');
const sources = [
  'common',
  'server',
  'kiosk',
  'display',
  'counter',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
];

function listFiles(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap(name => listFiles(join(path, name)));
}

/** A fingerprint of all sources: it names the build, and a screen of another build reloads itself. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(source => listFiles(join(root, source)))) {
    hash.update(file.slice(root.length));
    hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
}

const build = fingerprint();
const built = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')).build : null;
if (built !== build || process.argv.includes('--force')) {
  const run = (script, ...words) =>
    execFileSync(process.execPath, [join(root, script), ...words], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  process.stdout.write('Building…\n');
  try {
    run('node_modules/typescript/bin/tsc', '-b', 'server');
    run('build/server/dev/write-contract-docs.js');
    run('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
  } catch {
    process.stderr.write('The build failed; see above.\n');
    process.exit(1);
  }
  writeFileSync(stamp, `${JSON.stringify({ build })}\n`);
}
