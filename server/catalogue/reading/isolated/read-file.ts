// Chooses how files are read: in a separate thread when the server is built, and directly during development, because a worker thread
// cannot load TypeScript sources.
import { extname, join } from 'node:path';
import { type ReadFile, readAnyFormat } from '../../formats/read-any-format.ts';
import { createIsolatedReader } from './isolated-reader.ts';

const isBuilt = extname(import.meta.filename) === '.js';

export const readFile: ReadFile = isBuilt
  ? createIsolatedReader(join(import.meta.dirname, 'reading-worker.js'))
  : readAnyFormat;
