// Reads which agencies were dissolved and which took over their work, from the files of firmware-config/agencies.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PlacedTerm } from '../core/catalogue.ts';
import { agenciesDir } from './paths.ts';

const AgenciesFile = z.strictObject({
  why: z.string(),
  provinces: z.array(
    z.strictObject({
      province: z.string().min(1),
      /** The first day on which its agencies no longer exist. */
      until: z.iso.date(),
      successor: z.string().min(1),
      /** Agencies that continue under the same name. */
      agencies: z.array(z.string().min(1)),
      /** Agencies whose work another one has taken over, by name. */
      others: z.record(z.string().min(1), z.string().min(1)).default({}),
    }),
  ),
});

/** @throws Error when a file is malformed, which is a fault of the installation */
export function readAgencies(dir = agenciesDir): PlacedTerm[] {
  const files = readdirSync(dir).filter(name => name.endsWith('.json'));
  return files.sort().flatMap(file => {
    const { provinces } = AgenciesFile.parse(JSON.parse(readFileSync(join(dir, file), 'utf8')));
    return provinces.flatMap(({ province, until, successor, agencies, others }) =>
      [...agencies.map(name => [name, name] as const), ...Object.entries(others)].map(([name, next]) => ({
        ...{ name, province, validFrom: null, validUntil: until },
        successor: { name: next, province: successor },
      })),
    );
  });
}
