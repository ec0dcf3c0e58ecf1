// Before any test: the same build that `npm start` makes, since processes and browsers are tested on it.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export default function buildOnce(): void {
  // "test" as NODE_ENV would build the screens as for development, and heavier.
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, [join(import.meta.dirname, '../server/dev/build.mjs')], { stdio: 'inherit', env });
}
