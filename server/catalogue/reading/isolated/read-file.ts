// Reads a file for the office: from the build in a thread of its own; from the sources, which no thread understands, on the spot.
import { extname, join } from 'node:path';
import { type ReadFile, readAnyFormat } from '../../formats/read-any-format.ts';
import { createIsolatedReader } from './isolated-reader.ts';

const isBuilt = extname(import.meta.filename) === '.js';

export const readFile: ReadFile = isBuilt
  ? createIsolatedReader(join(import.meta.dirname, 'reading-worker.js'))
  : readAnyFormat;
