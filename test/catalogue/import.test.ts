// What a document does to the catalogue: all or nothing, never twice, and what held before stays readable.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decisionKey, nationalCode, procedureKey, provinceKey } from '../../server/catalogue/keys.ts';
import type { Reading } from '../../server/catalogue/model.ts';
import { isInForce } from '../../server/core/catalogue.ts';
import { migrationsDir } from '../../server/places.ts';
import { createApply } from '../../server/store/apply.ts';
import { migrate } from '../../server/store/migrate.ts';
import type { Connection } from '../../server/store/open.ts';
import { knownNames, knownReading } from './known-catalogue.ts';
import { type OpenCatalogue, openCatalogue, today } from './stored.ts';

let office: OpenCatalogue;
beforeEach(() => {
  office = openCatalogue();
});
afterEach(() => office.close());

const tables = ['agencies', 'fields', 'decisions', 'processes', 'steps', 'procedures', 'parts', 'papers', 'fees'];
const dump = (db: Connection) =>
  Object.fromEntries(
    [...tables, 'catalogue_state'].map(table => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  );
const foundIn = (db: Connection, word: string) =>
  db.prepare('SELECT rowid FROM catalogue_words WHERE catalogue_words MATCH ? ORDER BY rowid').pluck().all(word);

/** One procedure under a decision. */
function single(number: string | null, changes: Partial<Reading['decision']> = {}, totalText = '03 ngày'): Reading {
  const reading = knownReading({ number, date: null, inForceFrom: null, ...changes });
  const process = reading.processes[1];
  const procedure = process?.procedures[4];
  if (process === undefined || procedure === undefined) throw new Error('no such procedure');
  return { ...reading, processes: [{ ...process, totalText, procedures: [procedure] }] };
}
const idsInForce = (day = today) =>
  office.store.catalogue
    .listings()
    .filter(one => isInForce(one, day))
    .map(one => one.id);

describe('the key of a procedure', () => {
  it('is its national code with province and decision', () => {
    expect(nationalCode('2.002383.000.00.00.H34')).toBe('2.002383');
    expect(nationalCode('2.002502.00.00.00.H34')).toBe('2.002502');
    expect(nationalCode('1.000948.H38')).toBe('1.000948');
    expect(nationalCode('something else')).toBe('something else');
    expect(provinceKey('tỉnh Cao Bằng')).toBe(provinceKey('CAO BẰNG'));
    const { decision } = knownReading({ number: '514/QĐ-UBND', date: '2022-09-08', province: 'Kon Tum' });
    const decisionId = decisionKey(decision, 'x');
    expect(decisionId).toBe('kon-tum-514-qd-ubnd-2022');
    expect(procedureKey({ code: '2.002383.000.00.00.H34', name: '' }, decisionId)).toBe(
      '2.002383-kon-tum-514-qd-ubnd-2022',
    );
  });

  it('stands in an address as it is, however odd the document', () => {
    const odd = knownReading({ number: `${'Số '.repeat(60)}/QĐ`, province: 'Thành phố Hồ Chí Minh' });
    const id = procedureKey({ code: null, name: 'Đề nghị & thử nghiệm' }, decisionKey(odd.decision, 'x'));
    expect(id).toMatch(/^[a-z0-9.-]{5,80}$/);
    expect(encodeURIComponent(id)).toBe(id);
  });
});

describe('an import', () => {
  it('adds all, and a second time nothing', () => {
    const first = office.take(knownReading());
    expect(first).toMatchObject({ changed: [], replaced: [], unchanged: 0 });
    expect(first.added).toEqual(knownNames.map(name => name.replace('lƿnh', 'lĩnh')));
    expect(office.store.catalogue.listings().length).toBe(knownNames.length);
    const second = office.plan(knownReading());
    expect(second).toMatchObject({ added: [], changed: [], replaced: [], unchanged: knownNames.length });
    expect(second.event).toMatchObject({ processes: [], replaced: [] });
  });

  it('that is only planned changes nothing', () => {
    const before = dump(office.db);
    office.plan(knownReading());
    expect(dump(office.db)).toEqual(before);
  });

  it('of the same decision read better changes the row and leaves its name', () => {
    office.take(single('7/QĐ-UBND'));
    const again = office.take(single('7/QĐ-UBND', {}, '05 ngày'));
    expect(again).toMatchObject({ added: [], replaced: [], unchanged: 0 });
    expect(again.changed.length).toBe(1);
    expect(office.store.catalogue.listings().map(one => one.totalText)).toEqual(['05 ngày']);
  });

  it('of a newer decision ends the days of the older, which stays', () => {
    office.take(single('7/QĐ-UBND', { date: '2022-09-08' }));
    const old = idsInForce()[0] ?? '';
    const plan = office.take(single('9/QĐ-UBND', { date: '2026-03-01' }));
    expect(plan.added.length).toBe(1);
    expect(plan.replaced.length).toBe(1);
    expect(idsInForce('2025-01-01')).toEqual([old]);
    expect(idsInForce()).not.toContain(old);
    expect(idsInForce().length).toBe(1);
    expect(office.store.catalogue.find(old)).toMatchObject({ validUntil: '2026-03-01', replacedBy: idsInForce()[0] });
    expect(office.plan(single('7/QĐ-UBND', { date: '2022-09-08' })).unchanged).toBe(1);
  });

  it('of an older decision after a newer one is history at once', () => {
    office.take(single('9/QĐ-UBND', { date: '2026-03-01' }));
    const now = idsInForce();
    const plan = office.take(single('7/QĐ-UBND', { date: '2022-09-08' }));
    expect(plan.replaced).toEqual([]);
    expect(idsInForce()).toEqual(now);
    expect(idsInForce('2023-01-01').length).toBe(1);
  });

  it('of a decision that will hold later leaves today as it is', () => {
    office.take(single('7/QĐ-UBND', { date: '2022-09-08' }));
    const now = idsInForce();
    const plan = office.take(single('9/QĐ-UBND', { date: '2026-11-20', inForceFrom: '2027-01-01' }));
    expect(plan.added.length).toBe(1);
    expect(idsInForce()).toEqual(now);
    expect(idsInForce('2027-01-01')).not.toEqual(now);
    expect(idsInForce('2027-01-01').length).toBe(1);
  });

  it('of a draft is replaced by the decision that came of it', () => {
    office.take(single(null));
    office.take(single('9/QĐ-UBND', { date: '2026-03-01' }));
    expect(idsInForce().length).toBe(1);
    expect(idsInForce()[0]).toContain('9-qd-ubnd-2026');
  });

  it('of another province lives beside', () => {
    office.take(single('7/QĐ-UBND', { province: 'Kon Tum' }));
    const plan = office.take(single('7/QĐ-UBND', { province: 'Lạng Sơn' }));
    expect(plan.replaced).toEqual([]);
    expect(idsInForce().length).toBe(2);
  });

  it('knows an act without a code by its name', () => {
    const bare = (number: string, date: string): Reading => {
      const reading = single(number, { date });
      return {
        ...reading,
        processes: reading.processes.map(process => ({
          ...process,
          procedures: process.procedures.map(one => ({ ...one, code: null, name: one.name.toUpperCase() })),
        })),
      };
    };
    office.take(single('7/QĐ-UBND', { date: '2022-09-08' }));
    expect(office.take(bare('9/QĐ-UBND', '2026-03-01')).replaced.length).toBe(1);
    expect(idsInForce().length).toBe(1);
  });

  it('keeps two courses of one act in one decision', () => {
    const reading = single('7/QĐ-UBND');
    const twice = { ...reading, processes: [...reading.processes, ...reading.processes] };
    expect(office.take(twice).added.length).toBe(2);
    expect(office.plan(twice).unchanged).toBe(2);
    expect(idsInForce().length).toBe(2);
  });

  it('puts the parts in the order of the law', () => {
    const reading = single('7/QĐ-UBND');
    const procedure = reading.processes[0]?.procedures[0];
    if (procedure === undefined) throw new Error('no procedure');
    procedure.details = {
      parts: ['result', 'odd', 'applicant', 'sequence', 'manner'].map(kind => ({ kind, text: kind })),
      papers: [{ name: 'Đơn', originals: 1, copies: null, form: null, required: true }],
    };
    office.take(reading);
    const whole = office.store.catalogue.find(idsInForce()[0] ?? '');
    expect(whole?.parts.map(part => part.kind)).toEqual(['sequence', 'manner', 'applicant', 'result', 'odd']);
    expect(whole?.papers).toMatchObject([{ name: 'Đơn', originals: 1, copies: null, required: true }]);
    expect(foundIn(office.db, 'applicant').length).toBe(1);
  });
});

describe('the journal of the catalogue', () => {
  it('makes the same tables again, the words of search too', () => {
    office.take(knownReading());
    office.take(single('7/QĐ-UBND', { date: '2026-05-01' }));
    office.take(single('7/QĐ-UBND', { date: '2026-05-01' }, '09 ngày'));
    const [first] = idsInForce();
    office.store.transact(() =>
      office.store.record({ type: 'procedure.retired', procedureId: first ?? '' }, 1_800_000_000_000, null),
    );
    const again = openCatalogue();
    migrate(again.db, migrationsDir);
    const apply = createApply(again.db, 'test');
    for (const { event, at } of office.store.journal.entries()) apply(event, at);
    expect(dump(again.db)).toEqual(dump(office.db));
    for (const word of ['khai', 'sinh', 'thi*', '1014881', 'bo'])
      expect(foundIn(again.db, word)).toEqual(foundIn(office.db, word));
    again.close();
  });
});
