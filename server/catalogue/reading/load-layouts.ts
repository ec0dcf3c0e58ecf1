// The layouts that can be read: each folder of readers/ is one. Nobody keeps another list.
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LayoutReader } from './layout-reader.ts';

const readersDir = join(import.meta.dirname, 'layouts');

/** By the names of their folders. */
export async function loadLayouts(): Promise<Map<string, LayoutReader>> {
  const layouts = new Map<string, LayoutReader>();
  // Sources and build have different endings.
  const index = `index${extname(import.meta.filename)}`;
  for (const entry of readdirSync(readersDir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory()) continue;
    const { reader } = (await import(pathToFileURL(join(readersDir, entry.name, index)).href)) as {
      reader: LayoutReader;
    };
    layouts.set(entry.name, reader);
  }
  return layouts;
}
