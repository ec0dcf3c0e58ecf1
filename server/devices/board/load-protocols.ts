// Loads the board drivers that are installed. The folder drivers/ is the only list of them; an office may bring a folder of its own.
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { SetupError } from '../../config/setup-error.ts';
import { type BoardProtocol, defineProtocol } from './board.ts';

/**
 * A driver that an office brings stands outside the project, where it cannot import packages, so it may export a function that
 * receives what it needs.
 */
type CreateProtocol = (tools: { z: typeof z; defineProtocol: typeof defineProtocol }) => BoardProtocol;

export const driversDir = join(import.meta.dirname, 'drivers');

/** @throws SetupError that names the file, because the person who wrote it is at the terminal */
async function loadProtocol(file: string): Promise<BoardProtocol> {
  try {
    const path = pathToFileURL(file).href;
    const { protocol } = (await import(/* @vite-ignore */ path)) as { protocol: BoardProtocol | CreateProtocol };
    return typeof protocol === 'function' ? protocol({ z, defineProtocol }) : protocol;
  } catch (error) {
    throw new SetupError(`The board driver ${file} cannot be loaded: ${(error as Error).message}.`);
  }
}

/**
 * Loads every folder in `dirs` that has an index file. When two have the same name, the later one counts.
 * @throws SetupError when a driver cannot be loaded, or has another name than its folder
 */
export async function loadBoardProtocols(...dirs: string[]): Promise<Map<string, BoardProtocol>> {
  const protocols = new Map<string, BoardProtocol>();
  for (const dir of dirs)
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      // The ending differs between source and build; a driver that an office brings is plain JavaScript.
      const file = readdirSync(join(dir, entry.name)).find(name =>
        [`index${extname(import.meta.filename)}`, 'index.js', 'index.mjs'].includes(name),
      );
      if (file === undefined) continue;
      const protocol = await loadProtocol(join(dir, entry.name, file));
      if (protocol?.name !== entry.name)
        throw new SetupError(`The board driver in ${join(dir, entry.name)} must be called "${entry.name}".`);
      protocols.set(protocol.name, protocol);
    }
  return protocols;
}
