// Loads the layouts that can be read: each folder of layouts/ is one, and there is no other list.
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LayoutReader } from './layout-reader.ts';

const layoutsDir = join(import.meta.dirname, 'layouts');

/** Returns the readers by the names of their folders. */
export async function loadLayouts(): Promise<Map<string, LayoutReader>> {
  const layouts = new Map<string, LayoutReader>();
  // The sources end in .ts, the build in .js.
  const index = `index${extname(import.meta.filename)}`;
  for (const entry of readdirSync(layoutsDir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory()) continue;
    const { reader } = (await import(pathToFileURL(join(layoutsDir, entry.name, index)).href)) as {
      reader: LayoutReader;
    };
    layouts.set(entry.name, reader);
  }
  return layouts;
}
