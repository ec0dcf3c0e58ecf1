// Opens the data folder for commands at the terminal while no server runs: the office's actions without network and printers.
import { createAct } from '../actions/act.ts';
import { actions } from '../actions/index.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { readConfig } from '../config/environment.ts';
import { migrationsDir } from '../config/paths.ts';
import { SetupError } from '../config/setup-error.ts';
import { readTexts } from '../config/texts.ts';
import { loadEgov } from '../links/egov/load-egov.ts';
import { loadPapers } from '../papers/load.ts';
import { systemClock } from '../runtime/clock.ts';
import { createFeed } from '../runtime/feed.ts';
import { createLog } from '../runtime/log.ts';
import { migrate } from '../store/migrate.ts';
import { lockDataDir, openDatabase } from '../store/open.ts';
import { createStore } from '../store/store.ts';

/** Locks the data folder until `close` is called. @throws SetupError while a server uses the folder */
export function openOfflineOffice() {
  const { site, dataDir, devicesDir } = readConfig(process.env);
  const db = openDatabase(dataDir);
  let releaseLock: () => void;
  try {
    releaseLock = lockDataDir(dataDir);
  } catch {
    db.close();
    throw new SetupError(
      `A server is running on the data folder ${dataDir}: bring the document in at its desk (/counter, as admin), or stop the server first.`,
    );
  }
  migrate(db, migrationsDir);
  const store = createStore(db, site.id);
  const egov = loadEgov(site);
  const act = createAct({
    actions,
    store,
    feed: createFeed(createLog('error')),
    clock: systemClock,
    site,
    hasPrinter: false,
    publicUrl: () => site.publicUrl ?? 'http://localhost',
    catalogue: loadCatalogue(site),
    dossierTexts: readTexts('dossier.json'),
    papers: loadPapers(site, devicesDir),
    egov,
  });
  return {
    act,
    site,
    egov,
    close() {
      store.close();
      releaseLock();
    },
  };
}
