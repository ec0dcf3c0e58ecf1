// The store with other rules: every function of server/core throws. What still works decides nothing by a rule.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';

const coreDir = join(import.meta.dirname, '../../server/core');
/** Folding is the encoding of the search index, not a decision: index and search must fold alike. */
const encodings = new Set(['fold.ts']);

/** `createApply` as it is when no rule can be asked. */
export async function breakRules(): Promise<typeof import('../../server/store/apply.ts')> {
  vi.resetModules();
  for (const file of readdirSync(coreDir).filter(name => name.endsWith('.ts') && !encodings.has(name)))
    vi.doMock(join(coreDir, file), async original => {
      const names = Object.entries((await original()) as object);
      const broken = (name: string) => () => {
        throw new Error(`${file} was asked for ${name} while an event was applied`);
      };
      return Object.fromEntries(
        names.map(([name, value]) => [name, typeof value === 'function' ? broken(name) : value]),
      );
    });
  return import('../../server/store/apply.ts');
}
