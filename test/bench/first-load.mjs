// What a screen loads before it shows anything: page, styles and scripts as sent compressed, without fonts. Read from the
// built files by following the page's own tags and the scripts' static imports.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from './programs.mjs';
import { tell } from './report.mjs';

const built = join(projectRoot, 'build/screens');
/** Pages and what they may weigh (screens of ordinary offices hang on slow lines); null = no limit is set. */
const pages = [
  { page: 'kiosk/phone', limit: 25_000 },
  { page: 'kiosk/dossier', limit: 25_000 },
  { page: 'kiosk/procedure', limit: 25_000 },
  { page: 'display/index', limit: 45_000 },
  { page: 'kiosk/index', limit: 70_000 },
  { page: 'kiosk/rating', limit: null },
  { page: 'counter/index', limit: null },
  { page: 'counter/home', limit: null },
];

/** Adds a script and all that it imports at once. */
function follow(file, found) {
  if (found.has(file)) return;
  found.add(file);
  const text = readFileSync(join(built, file), 'utf8');
  for (const [, path] of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g))
    follow(join(dirname(file), path), found);
}

export function benchFirstLoad() {
  for (const { page, limit } of pages) {
    const files = new Set([`${page}.html`]);
    const html = readFileSync(join(built, `${page}.html`), 'utf8');
    for (const [, path] of html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g))
      if (path.endsWith('.js')) follow(path, files);
      else files.add(path);
    let bytes = 0;
    for (const file of files) bytes += gzipSync(readFileSync(join(built, file))).length;
    tell(`first-load ${page}`, bytes, 'bytes', limit);
  }
}
