// Holds half a million dossiers of five years, as an office's server does, and reads their numbers. Nothing else runs here.
import { join } from 'node:path';
import { migrate } from '../../build/server/store/migrate.js';
import { openDatabase } from '../../build/server/store/open.js';
import { createStore } from '../../build/server/store/store.js';
import { projectRoot } from './programs.mjs';

const dayMs = 86_400_000;
const tomorrow = Math.ceil(Date.now() / dayMs) * dayMs;
const now = tomorrow - dayMs / 2;
/** @type {ReturnType<typeof createStore>} */
let store;
let open = [];

/** Made by SQLite itself: through the calls it would take an hour. One in fifty takes half a year, the others up to a month. */
function fill(dataDir, count) {
  const db = openDatabase(dataDir);
  migrate(db, join(projectRoot, 'server/store/migrations'));
  db.pragma('synchronous = OFF');
  db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}),
    came AS (SELECT i, ${now} - (${count} - i) * ${Math.floor((5 * 365 * dayMs) / count)} AS at,
      (i * 7919 % 30 + 2 + iif(i % 50 = 0, 150, 0)) * ${dayMs} AS took FROM n),
    d AS (SELECT i, at, took > ${20 * dayMs} AS late, iif(at + took <= ${now}, at + took, NULL) AS ended FROM came)
    INSERT INTO dossiers (seq, dossier_id, code, track_token, procedure_name, field, total_text, channel, applicant_kind, delivery,
      sets, state, received_at, accepted_at, first_due_at, due_at, ends_at, ended_at, ended_late, ready_at, staff_id, holder_id)
    SELECT i, printf('%08x-0000-7000-8000-%012x', i, i), printf('000.00.01.H99-260105-%06d', i), printf('T%019d', i),
      'Thủ tục cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác số ' || (i % 1500), 'Lĩnh vực ' || (i % 60),
      '', 1, 0, 'counter', 1, iif(ended IS NULL, 4, iif(i % 100 = 0, 9, 10)), at, at, at + ${20 * dayMs}, at + ${20 * dayMs},
      at + ${20 * dayMs}, ended, iif(ended IS NULL, NULL, late), ended, 'can-bo-' || (i % 20), 'can-bo-' || (i % 20) FROM d`);
  open = db.prepare('SELECT dossier_id FROM dossiers WHERE ended_at IS NULL').pluck().all();
  store = createStore(db, 'bench');
}

const numbers = (from, days) => store.dossiers.numbers({ from, to: from + days * dayMs, now }, 'procedure');
const board = () =>
  store.dossiers.board({
    month: tomorrow - 30 * dayMs,
    year: tomorrow - 320 * dayMs,
    to: tomorrow,
    now,
  });
const write = event => store.transact(() => store.record(event, now, null));

function time(read) {
  const began = performance.now();
  read();
  return { ms: performance.now() - began };
}

const answers = {
  fill: ({ dataDir, count }) => void fill(dataDir, count),
  month: () => time(() => numbers(tomorrow - 30 * dayMs, 30)),
  'month long ago': () => time(() => numbers(tomorrow - 1_500 * dayMs, 30)),
  '400 days': () => time(() => numbers(tomorrow - 400 * dayMs, 400)),
  'board after a dossier': () => {
    write({ type: 'dossier.ready', dossierId: open.pop(), staffId: 'can-bo-1' });
    return time(board);
  },
  'board after a ticket': () => {
    write({ type: 'counter.closed', counterId: 'quay-1' });
    return time(board);
  },
};

process.on('message', message => {
  const { what } = /** @type {{ what: keyof typeof answers }} */ (message);
  process.send?.(answers[what](/** @type {any} */ (message)) ?? {});
});
