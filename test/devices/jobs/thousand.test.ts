// A thousand slips through a printer that fails at random, while the process that prints them is killed again and again.
// The paper is laid beside the rows: none twice, and none called printed that is not there.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrationsDir } from '../../../server/config/paths.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { openDatabase } from '../../../server/store/open.ts';
import { makeDice } from '../../core/dice.ts';
import { waitForExit } from '../../fakes/exit.ts';
import { TcpPrinter } from '../../fakes/tcp-printer.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';

const wanted = 1_000;
const paceMs = 5;

/** One thing after the other that happens to printers, until the end. */
async function trouble(far: TcpPrinter, roll: () => number, isOver: () => boolean): Promise<Record<string, number>> {
  const happened: Record<string, number> = {};
  while (!isOver()) {
    // Some twenty slips between two troubles, however fast this computer is today.
    const enough = far.paper.length + 8 + Math.floor(roll() * 30);
    await until(() => far.paper.length >= enough || isOver(), 'some slips came out');
    const kinds = [
      'paper-out',
      'cover-open',
      'cutter',
      'hang-up',
      'hang-up-in-slip',
      'silent',
      'late',
      'slow',
      'off',
    ] as const;
    const kind = kinds[Math.floor(roll() * kinds.length)] ?? 'slow';
    happened[kind] = (happened[kind] ?? 0) + 1;
    switch (kind) {
      case 'paper-out':
      case 'cover-open':
      case 'cutter':
        // Seldom between two slips, mostly in the middle of one.
        far.breakAfter(Math.floor(roll() * 900), kind);
        await until(() => far.broken !== null || isOver(), 'the fault came');
        await letTimePass(500, 'a person needs a while to come');
        far.mend();
        break;
      case 'hang-up':
        far.hangUp();
        break;
      case 'hang-up-in-slip':
        far.hangUpAfter(Math.floor(roll() * 900));
        break;
      case 'silent':
        far.silent(true);
        await letTimePass(50 + roll() * 300, 'the printer is silent for a while');
        far.silent(false);
        break;
      case 'late':
        far.answersAfterMs = 20 + roll() * 400;
        await letTimePass(300, 'the printer is late for a while');
        far.answersAfterMs = 0;
        break;
      case 'slow':
        far.speed = 8_000;
        await letTimePass(300, 'the printer is slow for a while');
        far.speed = 10_000_000;
        break;
      case 'off':
        await far.switchOff();
        await letTimePass(roll() * 300, 'the printer is off for a while');
        await far.switchOn();
        break;
    }
  }
  far.mend();
  return happened;
}

it('1,000 slips, a printer that fails at random, a process killed in between: no slip twice, none claimed in vain', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-thousand-'));
  const dice = makeDice(20_261_123);
  const roll = () => dice.between(0, 1);
  const far = new TcpPrinter();
  await far.switchOn();
  const program = join(import.meta.dirname, 'printing-office.mjs');
  const begin = () =>
    spawn(process.execPath, [program, dataDir, String(far.port), String(wanted), String(paceMs)], { stdio: 'inherit' });
  const db = openDatabase(dataDir);
  migrate(db, migrationsDir);
  let child: ChildProcess = begin();
  const count = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const issued = () => count('SELECT count(*) FROM tickets');
  const ended = () => count(`SELECT count(*) FROM slip_jobs WHERE state NOT IN ('queued', 'sending')`);
  const open = () => count(`SELECT count(*) FROM slip_jobs WHERE state IN ('queued', 'sending')`);
  let over = false;
  const troubles = trouble(far, roll, () => over);
  let killed = 0;
  try {
    while (issued() < wanted || open() > 0 || count('SELECT count(*) FROM slip_jobs') < wanted) {
      // Counted in numbers and not in time: a slow machine gets as far between two kills as a fast one.
      const enough = Math.min(wanted, issued() + 40 + Math.floor(roll() * 60));
      while (issued() < enough || (enough === wanted && open() > 0)) {
        const before = [issued(), ended()];
        await until(
          () => issued() > (before[0] ?? 0) || ended() > (before[1] ?? 0),
          'a number is given or a slip ends',
        );
      }
      if (killed >= 12 || enough === wanted) continue;
      child.kill('SIGKILL');
      await waitForExit(child);
      killed += 1;
      child = begin();
    }
    over = true;
    const happened = await troubles;
    // Whatever was held back somewhere has time to come out.
    await letTimePass(1_000, 'nothing may come out any more');

    const whole = new Map<string, number>();
    const outAt = new Map<string, number>();
    for (const { text, at } of far.paper) {
      const number = /^(A\d{4})$/m.exec(text)?.[1];
      if (number === undefined || !text.includes('PHIEU SO THU TU') || !text.includes('giu phieu')) continue;
      whole.set(number, (whole.get(number) ?? 0) + 1);
      outAt.set(number, at);
    }
    const rows = db
      .prepare<[], { number: string; state: string; reason: string | null; endedAt: number }>(
        'SELECT number, slip_jobs.state, reason, slip_jobs.ended_at AS endedAt FROM slip_jobs JOIN tickets USING (ticket_id) ORDER BY slip_jobs.seq',
      )
      .all();
    const tally: Record<string, number> = {};
    for (const { state, reason } of rows) {
      const key = reason === null ? state : `${state}: ${reason}`;
      tally[key] = (tally[key] ?? 0) + 1;
    }
    process.stdout.write(`${JSON.stringify({ killed, happened, tally, whole: whole.size })}\n`);

    expect(rows).toHaveLength(wanted);
    expect([...whole].filter(([, times]) => times > 1)).toEqual([]);
    expect(rows.filter(row => row.state === 'printed' && !whole.has(row.number))).toEqual([]);
    // The roll may end just behind a slip, before the printer's word; but none comes out after it was called failed.
    const late = rows.filter(row => row.state === 'failed' && (outAt.get(row.number) ?? 0) > row.endedAt);
    expect(late).toEqual([]);
    // It was a bad day, not a dead one.
    expect(tally.printed).toBeGreaterThan(wanted / 3);
    expect(killed).toBeGreaterThanOrEqual(5);
    expect(Object.keys(happened).length).toBeGreaterThanOrEqual(7);
  } finally {
    over = true;
    child.kill('SIGKILL');
    await waitForExit(child);
    await troubles;
    await far.switchOff();
    db.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
