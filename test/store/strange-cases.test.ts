// What the store does with what is seldom there: a journal of a newer program, events of older ones that lack what is decided
// today, agencies without names, messages that ended twice, a work that breaks the transaction.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day, DossierId } from '../../common/contract/words.ts';
import { migrationsDir } from '../../server/config/paths.ts';
import { SetupError } from '../../server/config/setup-error.ts';
import { createApply } from '../../server/store/apply.ts';
import { createApplyCounter } from '../../server/store/apply-counter.ts';
import { createApplyDossier } from '../../server/store/apply-dossier.ts';
import { createApplyExternal } from '../../server/store/apply-external.ts';
import { createApplyTicket } from '../../server/store/apply-ticket.ts';
import { decideLegacyImport } from '../../server/store/legacy-catalogue.ts';
import { createLegacyDecisions } from '../../server/store/legacy-events.ts';
import { migrate } from '../../server/store/migrate.ts';
import { type Connection, lockDataDir, openDatabase } from '../../server/store/open.ts';
import { hashPhone, hashPin, isPin } from '../../server/store/secrets.ts';
import { createStore, type Store } from '../../server/store/store.ts';

const now = Date.parse('2026-11-23T08:00:00+07:00');
const moment = { at: now, day: '2026-11-23' as Day };
let dir: string;
let db: Connection;
let store: Store;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'motcua-strange-'));
  db = openDatabase(dir);
  db.pragma('synchronous = OFF');
  migrate(db, migrationsDir);
  store = createStore(db, 'strange');
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('an event that this program does not know', () => {
  const unknown = { type: 'ticket.teleported' } as unknown as never;

  it('changes nothing, wherever it comes', () => {
    const legacy = createLegacyDecisions(db);
    const before = db.prepare('SELECT count(*) FROM sqlite_master').pluck().get();
    createApply(db, 'strange')(unknown, now);
    createApplyTicket(db, 'strange')(unknown, now);
    createApplyCounter(db, legacy)(unknown, now);
    createApplyDossier(db, legacy)(unknown, now);
    createApplyExternal(db, legacy)(unknown);
    expect(db.prepare('SELECT count(*) FROM sqlite_master').pluck().get()).toBe(before);
    expect(store.journal.lastSeq()).toBe(0);
  });

  it('of a screen that was never here is followed by nothing', () => {
    expect(store.journal.liveEventsSince('no-such-event', 10)).toEqual([]);
  });
});

describe('an event of 0.1', () => {
  it('of a dossier that is not there cannot be decided now', () => {
    const asked = { type: 'dossier.supplement-asked', dossierId: 'nowhere' } as never;
    expect(() => createLegacyDecisions(db).supplementAsked(asked)).toThrow('nowhere is not in the store');
  });

  it('that began a course without steps begins none', () => {
    const accepted = { at: now, firstStep: undefined } as never;
    expect(createLegacyDecisions(db).accepted('nowhere', accepted)).toMatchObject({ firstStep: null });
  });

  it('that brought a catalogue gets its keys, with the letters that old fonts had broken, and without names', () => {
    const term = { name: 'S\u01bf Nội v\u01be', province: null, validFrom: null, validUntil: null };
    const event = {
      type: 'catalogue.imported',
      decision: { province: null },
      processes: [{ agency: null, field: null, procedures: [] }],
      agencies: [
        { ...term, successor: null },
        { ...term, successor: { name: 'Sở Mới', province: null } },
      ],
    } as never;
    const { keys } = decideLegacyImport(event) as { keys: { names: Record<string, string>; provinces: object } };
    expect(keys.names).toEqual({ 'S\u01bf Nội v\u01be': 'si noi vi', 'Sở Mới': 'so moi' });
    expect(keys.provinces).toEqual({ '': '' });
  });
});

describe('a database', () => {
  it('of a newer program is left alone, with a word', () => {
    db.pragma('user_version = 9999');
    expect(() => migrate(db, migrationsDir)).toThrow(SetupError);
    expect(() => migrate(db, migrationsDir)).toThrow('newer (version 9999)');
  });

  it('is not opened where nothing can be written, nor when it is no database', () => {
    expect(() => openDatabase('/dev/null/data')).toThrow('not writable');
    const broken = join(dir, 'broken');
    openDatabase(broken).close();
    writeFileSync(join(broken, 'motcua.db'), 'no database at all, and long enough to be looked at '.repeat(100));
    expect(() => openDatabase(broken)).toThrow('cannot be opened');
    chmodSync(broken, 0o755);
  });

  it('belongs to one server at a time', () => {
    const release = lockDataDir(dir);
    expect(() => lockDataDir(dir)).toThrow('in use by another server');
    release();
    lockDataDir(dir)();
  });

  it('keeps what others wrote when one work fails, and nothing when a work breaks the transaction itself', () => {
    const write = () => store.record({ type: 'speaker.tested' }, now, null).seq;
    const outcomes = store.transactEach([
      write,
      () => {
        write();
        throw new Error('refused by a rule');
      },
      write,
    ]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    const kept = store.journal.lastSeq();
    expect(() =>
      store.transactEach([
        write,
        () => {
          db.exec('ROLLBACK');
          throw new Error('the disk is full');
        },
      ]),
    ).toThrow();
    expect(store.journal.lastSeq()).toBe(kept);
  });
});

describe('secrets', () => {
  it('are known again, and a number is another one at another office', async () => {
    const hash = await hashPin('1234');
    expect(await isPin('1234', hash)).toBe(true);
    expect(await isPin('4321', hash)).toBe(false);
    expect(await hashPhone('+84901234567', 'a')).not.toBe(await hashPhone('+84901234567', 'b'));
  });

  it('that were written with a wrong cost are a fault, not a wrong PIN', async () => {
    await expect(isPin('1234', 'scrypt:3:AAAA:AAAA')).rejects.toThrow();
  });
});

describe('short messages', () => {
  const job = (id: string) => ({
    ...{ id, dossierId: null, kind: 'status' as never, phone: '+84901234567', text: 'x' },
    ...{ notBeforeAt: now, askedAt: now },
  });

  it('that ended cannot end again, and each counts once', () => {
    expect(store.sms.find('a')).toBeNull();
    store.sms.enqueue(job('a'));
    expect(store.sms.enqueue(job('a'))).toBe(false);
    expect([store.sms.waiting(), store.sms.begin('a'), store.sms.begin('a')]).toEqual([1, true, false]);
    const ended = { state: 'sent' as const, reason: null, ...moment };
    expect([store.sms.end('a', ended), store.sms.end('a', ended), store.sms.end('b', ended)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(store.sms.sentOn(moment.day)).toBe(1);
    const failed = { id: 'c', dossierId: null, kind: 'received' as never };
    store.sms.addFailed(failed, 'land-line', moment);
    store.sms.addFailed(failed, 'land-line', moment);
    expect(store.sms.find('c')).toMatchObject({ state: 'failed', reason: 'land-line' });
    store.sms.enqueue(job('d'));
    expect(store.sms.abandon(moment)).toBe(1);
    expect(store.sms.find('d')).toMatchObject({ state: 'failed', reason: 'switched-off' });
  });
});

describe('what is not there', () => {
  const nobody = '01900000-0000-7000-8000-000000000000' as DossierId;

  it('has no state, no person and no step', () => {
    expect(store.slips.find('nothing')).toBeNull();
    expect(store.dossiers.step(nobody, null)).toBeNull();
    expect(store.dossiers.step(nobody, 1)).toBeNull();
    expect(store.people.person(nobody)).toBeNull();
    expect(store.people.contactOf(nobody)).toBeNull();
    store.people.erase(nobody);
    expect(() => store.people.setPerson(nobody, { name: 'A', smsConsent: false } as never, now)).toThrow();
    expect(store.catalogue.updatedAt()).toBeNull();
    expect(store.catalogue.nameOf('nothing')).toBeNull();
    expect(store.catalogue.findProcess('nothing')).toBeNull();
    expect(store.catalogue.find('nothing')).toBeNull();
    expect(store.catalogue.listings()).toEqual([]);
    expect(store.dossiers.list({ kind: 'no-such-list' } as never)).toEqual([]);
    expect(store.dossiers.count({ kind: 'no-such-list' } as never)).toBe(0);
  });
});
