// A dossier looked up among half a million, beside a bare SELECT; from the deed "the result is here" to the moment on the boards,
// beside a bare Socket.IO with the same bytes; and how big the picture of a board is with thousands of results waiting.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from '../../build/server/store/migrate.js';
import { openDatabase } from '../../build/server/store/open.js';
import { openCaller } from './desk.mjs';
import { openLine, steadyMs } from './line.mjs';
import { exampleKiosk, makeFolder, projectRoot, startBare, startOffice, startWorker } from './programs.mjs';
import { percentile, tell, tellTimes } from './report.mjs';

const dossiers = 500_000;
const open = 12_000;
const looks = 1_000;
const rounds = 3;
const limitMs = 10;
const viewLimit = 8_000;
const boards = 100;
const presses = 15;
const dayMs = 86_400_000;

/** Two years of dossiers, made by SQLite itself: through the calls it would take an hour. The newest are under way, a sixth ready. */
async function writeDossiers(dataDir) {
  const db = openDatabase(dataDir);
  migrate(db, join(projectRoot, 'server/store/migrations'));
  const now = Math.floor(Date.now() / dayMs) * dayMs;
  const numbers = `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${dossiers - 1}),
    d AS (SELECT i, ${now - 730 * dayMs} + i * ${Math.floor((729 * dayMs) / dossiers)} AS at,
      CASE WHEN i < ${dossiers - open} THEN 10 WHEN i % 6 = 0 THEN 9 ELSE 4 END AS state FROM n)`;
  const uuid = "printf('%08x-0000-7000-8000-%012x', i, i)";
  db.exec(`BEGIN;
    ${numbers} INSERT INTO dossiers
      (seq, dossier_id, code, track_token, procedure_name, field, total, total_unit, total_text, channel, applicant_kind,
       delivery, sets, state, step, received_at, accepted_at, first_due_at, due_at, ends_at, ended_at, ended_late, ready_at,
       returned_at, staff_id, holder_id)
      SELECT i + 1, ${uuid}, '000.00.01.H99-' || substr(strftime('%Y%m%d', at / 1000, 'unixepoch'), 3) || printf('-%04d', i % 10000),
        printf('T%019d', i), 'Thủ tục cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác số ' || (i % 400),
        'Lĩnh vực ' || (i % 40), 12, 'working_day', '03 ngày làm việc', 1, 0, 'counter', 1, state, 2, at, at,
        at + 432000000, iif(state = 4, ${now + 10 * dayMs}, at + 432000000), at + 432000000,
        iif(state > 4, at + 172800000, NULL), iif(state > 4, i % 200 = 0, NULL), iif(state > 4, at + 172800000, NULL),
        iif(state = 10, at + 259200000, NULL), 'can-bo-' || (i % 5 + 1), 'can-bo-' || (i % 5 + 1)
      FROM d;
    ${numbers} INSERT INTO dossier_steps (dossier_id, no, label, responsible, duration, duration_unit, due_at)
      SELECT ${uuid}, no, 'Thẩm định hồ sơ', 'Công chức', 4, 'working_day', at FROM d, (SELECT 1 AS no UNION ALL SELECT 2 UNION ALL SELECT 3);
    COMMIT;`);
  const codes = db
    .prepare(`SELECT code FROM dossiers WHERE seq IN (SELECT abs(random()) % ${dossiers} + 1 FROM dossiers LIMIT ?)`)
    .pluck()
    .all(looks);
  const waiting = db.prepare('SELECT code FROM dossiers WHERE state = 4 LIMIT 200').pluck().all();
  db.close();
  return { codes, waiting };
}

async function benchFind(office, bare, codes) {
  const load = startWorker('load-process.mjs');
  const sides = [
    { port: bare.port, path: '/find', times: [] },
    { port: office.port, path: '/api/dossier.find', times: [] },
  ];
  const look = async ({ port, path }) => {
    const inputs = codes.map(code => ({ code }));
    const order = { clients: 1, count: codes.length, inputs };
    const answer = await load.ask({ port, token: exampleKiosk, path, ...order });
    if (answer.refusals.length > 0) throw new Error(`refused: ${JSON.stringify(answer.refusals[0])}`);
    return answer.times;
  };
  for (const side of sides) await look(side);
  for (let round = 0; round < rounds; round++) for (const side of sides) side.times.push(...(await look(side)));
  const [without, ours] = sides;
  tellTimes(`dossier.find among ${dossiers}`, ours.times, without.times, [0.5, 0.95]);
  tell('dossier.find p95 against its limit', percentile(ours.times, 0.95), 'ms', limitMs);
  await load.stop();
}

/** Boards of one server, all in one process of their own. */
async function watchBoards(port) {
  const watchers = startWorker('screens-process.mjs');
  await watchers.ask({ do: 'open', port, token: exampleKiosk, count: boards, screen: 'ho-so' });
  return {
    async hear(press) {
      await watchers.ask({ do: 'arm' });
      const all = watchers.ask({ do: 'await' });
      const pressed = steadyMs();
      await press();
      const { heard } = await all;
      return heard.map(at => at - pressed);
    },
    last: () => watchers.ask({ do: 'last' }),
    stop: () => watchers.stop(),
  };
}

async function benchBoard(office, bare, waiting) {
  const nobody = openCaller(office.port, null);
  const { token } = await nobody.call('staff.sign-in', { name: 'can-bo-1', pin: '1234' });
  nobody.close();
  const desk = openCaller(office.port, token);
  const line = openLine(bare.port, null);
  const ours = { ...(await watchBoards(office.port)), times: [] };
  const ready = () => ours.hear(() => desk.call('dossier.ready', { code: waiting.pop() }));
  await ready();
  await line.send('/load', await ours.last(), null);
  const without = { ...(await watchBoards(bare.port)), times: [] };
  const press = () => without.hear(() => line.send('/press', {}, null));
  for (let at = 0; at < 5; at++) {
    await press();
    await ready();
  }
  for (let round = 0; round < rounds; round++)
    for (const { side, act } of [
      { side: without, act: press },
      { side: ours, act: ready },
    ])
      for (let at = 0; at < presses; at++) {
        await pause(40);
        side.times.push(...(await act()));
      }
  tellTimes(`dossier ready to ${boards} boards`, ours.times, without.times, [0.5, 0.95]);
  const { view } = await ours.last();
  tell(
    `dossier display view ${view.dossiers.readyTotal} ready`,
    Buffer.byteLength(JSON.stringify(view)),
    'bytes',
    viewLimit,
  );
  desk.close();
  await Promise.all([ours.stop(), without.stop()]);
}

export async function benchFollowing() {
  const dataDir = makeFolder();
  const { codes, waiting } = await writeDossiers(dataDir);
  const office = await startOffice(dataDir);
  const bare = await startBare(dataDir);
  await benchFind(office, bare, codes);
  await benchBoard(office, bare, waiting);
  await Promise.all([office.stop(), bare.stop()]);
}
