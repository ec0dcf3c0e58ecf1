// Imports the catalogue that comes with the example office. A real office imports the decisions of its own province instead.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDataForm } from '../catalogue/formats/data-form.ts';
import { exampleCatalogueDir } from '../config/paths.ts';
import type { Log } from '../runtime/log.ts';
import type { Act } from './act.ts';
import { importReadings } from './import-catalogue.ts';

/** Imports what is new in the folder. A file with a mistake is skipped and logged, because no queue depends on it. */
export function importExampleCatalogue(act: Act, log: Log): void {
  for (const file of readdirSync(exampleCatalogueDir)
    .filter(name => name.endsWith('.json'))
    .sort()) {
    try {
      const readings = readDataForm(readFileSync(join(exampleCatalogueDir, file), 'utf8'));
      act.performByClock(context => importReadings(readings, file, context));
    } catch (error) {
      log.error(
        { code: 'catalogue.example-skipped', part: 'catalogue', id: file, err: error },
        'example catalogue file skipped',
      );
    }
  }
}
