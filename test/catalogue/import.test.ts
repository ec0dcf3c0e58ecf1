// What a document does to the catalogue: all or nothing, never twice, and what held before stays readable.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decisionKey, nationalCode, procedureKey } from '../../server/catalogue/planning/catalogue-keys.ts';
import type { Reading } from '../../server/catalogue/reading/model.ts';
import { migrationsDir } from '../../server/config/paths.ts';
import { isInForce, provinceKey } from '../../server/core/catalogue.ts';
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
    .filter(listing => isInForce(listing, day))
    .map(listing => listing.id);

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
    expect(office.store.catalogue.listings().map(listing => listing.totalText)).toEqual(['05 ngày']);
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
          procedures: process.procedures.map(procedure => ({
            ...procedure,
            code: null,
            name: procedure.name.toUpperCase(),
          })),
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

/** A decision of one process whose procedures are told by code and name. */
function decided(
  number: string | null,
  date: string | null,
  procedures: [code: string | null, name: string][],
  changes: { agency?: string | null; process?: string; decision?: Partial<Reading['decision']> } = {},
): Reading {
  const reading = knownReading({ number, date, inForceFrom: null, ...changes.decision });
  const [process] = reading.processes;
  if (process === undefined) throw new Error('no process');
  const named = procedures.map(([code, name], at) => ({ code, name, line: at + 1 }));
  const { agency = process.agency, process: its = '01' } = changes;
  return { ...reading, processes: [{ ...process, agency, number: its, procedures: named }] };
}
const namesInForce = (day = today) =>
  office.store.catalogue
    .listings()
    .filter(listing => isInForce(listing, day))
    .map(listing => listing.name)
    .sort();

describe('a decision that is corrected', () => {
  it('leaves no wrong version beside the right one', () => {
    office.take(
      decided('7/QĐ-UBND', '2026-01-05', [
        [null, 'Cấp phép xây dụng'],
        [null, 'Gia hạn'],
        ['1.000001', 'Đổi tên'],
      ]),
    );
    const [wrong] = idsInForce();
    const plan = office.take(
      decided('7/QĐ-UBND', '2026-01-05', [
        [null, 'Cấp phép xây dựng khác'],
        ['1.000002', 'Gia hạn'],
        ['1.000001', 'Đổi tên'],
      ]),
    );
    expect(plan.ended).toEqual(['Cấp phép xây dụng', 'Gia hạn']);
    expect(plan.added).toEqual(['Cấp phép xây dựng khác', 'Gia hạn']);
    expect(namesInForce()).toEqual(['Cấp phép xây dựng khác', 'Gia hạn', 'Đổi tên']);
    // The old address leads to what it should have said.
    const next = office.store.catalogue.find(wrong ?? '')?.replacedBy ?? '';
    expect(office.store.catalogue.find(next)?.name).toBe('Cấp phép xây dựng khác');
  });

  it('only where the process is read again: an appendix may be a file of its own', () => {
    office.take(decided('7/QĐ-UBND', '2026-01-05', [[null, 'Một']], { process: '01' }));
    const plan = office.take(decided('7/QĐ-UBND', '2026-01-05', [[null, 'Hai']], { process: '02' }));
    expect(plan.ended).toEqual([]);
    expect(namesInForce()).toEqual(['Hai', 'Một']);
  });

  it('and corrected back again has the first version', () => {
    const first = decided('7/QĐ-UBND', '2026-01-05', [[null, 'Một']]);
    office.take(first);
    office.take(decided('7/QĐ-UBND', '2026-01-05', [[null, 'Hai']]));
    const plan = office.take(first);
    expect(plan).toMatchObject({ ended: ['Hai'], restored: ['Một'], added: [] });
    expect(namesInForce()).toEqual(['Một']);
    expect(office.plan(first)).toMatchObject({ ended: [], restored: [], unchanged: 1 });
  });

  it('gives back what it had replaced by mistake', () => {
    office.take(decided('1/QĐ-UBND', '2020-01-05', [['1.000001', 'Một']]));
    office.take(decided('7/QĐ-UBND', '2026-01-05', [['1.000001', 'Một']]));
    const plan = office.take(decided('7/QĐ-UBND', '2026-01-05', [['1.000002', 'Hai']]));
    expect(plan).toMatchObject({ restored: ['Một'], ended: ['Một'], added: ['Hai'] });
    expect(namesInForce()).toEqual(['Hai', 'Một']);
    expect(namesInForce('2021-01-01')).toEqual(['Một']);
  });

  it('in its first day moves the end of what came before', () => {
    const one: [string, string][] = [['1.000001', 'Một']];
    office.take(decided('1/QĐ-UBND', '2020-01-05', one));
    const from = (day: string) => decided('7/QĐ-UBND', '2026-01-05', one, { decision: { inForceFrom: day } });
    office.take(from('2026-01-05'));
    expect(idsInForce('2026-06-01')[0]).toContain('7-qd-ubnd');
    office.take(from('2027-01-01'));
    for (const day of ['2026-06-01', today, '2026-12-31'])
      expect(idsInForce(day).join(), day).toContain('1-qd-ubnd-2020');
    expect(idsInForce('2027-01-01')[0]).toContain('7-qd-ubnd');
    expect(idsInForce('2027-01-01').length).toBe(1);
    expect(office.plan(from('2027-01-01')).event.replaced).toEqual([]);
    office.take(from('2019-01-01'));
    expect(idsInForce()).toEqual([expect.stringContaining('1-qd-ubnd-2020')]);
  });

  it('in its title alone is news', () => {
    const titled = (title: string, replaces: string[] = []) =>
      decided('7/QĐ-UBND', '2026-01-05', [[null, 'Một']], { decision: { title, replaces } });
    office.take(titled('Về việc A'));
    const plan = office.take(titled('Về việc B', ['1/QĐ-UBND']));
    expect(plan).toMatchObject({ changed: [], unchanged: 1, decisionChanged: true });
    expect(office.store.catalogue.find(idsInForce()[0] ?? '')?.decision.title).toBe('Về việc B');
    expect(office.plan(titled('Về việc B', ['1/QĐ-UBND'])).decisionChanged).toBe(false);
  });
});

describe('the order of decisions', () => {
  it('parts acts of one name without a code by their agencies', () => {
    office.take(decided('1/QĐ-UBND', '2020-01-05', [[null, 'Cấp bản sao']], { agency: 'Ủy ban nhân dân cấp xã' }));
    const other = decided('2/QĐ-UBND', '2026-01-05', [[null, 'Cấp bản sao']], { agency: 'Sở Tư pháp' });
    expect(office.take(other).replaced).toEqual([]);
    expect(idsInForce().length).toBe(2);
  });

  it('pairs two courses of one act with the two that follow', () => {
    const two = (number: string, date: string) =>
      decided(number, date, [
        ['1.000001', 'Một'],
        ['1.000001', 'Một'],
      ]);
    office.take(two('1/QĐ-UBND', '2020-01-05'));
    const olds = idsInForce();
    office.take(two('2/QĐ-UBND', '2026-01-05'));
    const news = idsInForce();
    expect(news.length).toBe(2);
    expect(olds.map(id => office.store.catalogue.find(id)?.replacedBy)).toEqual(news);
  });

  it('lets a draft end nothing', () => {
    office.take(decided('1/QĐ-UBND', '2020-01-05', [['1.000001', 'Một']]));
    const now = idsInForce();
    const plan = office.take(decided(null, null, [['1.000001', 'Một']], { decision: { title: 'Dự thảo' } }));
    expect(plan.replaced).toEqual([]);
    expect(idsInForce()).toEqual(now);
  });

  it('with one between two that are known ends the first earlier', () => {
    const one: [string, string][] = [['1.000001', 'Một']];
    for (const date of ['2020-01-05', '2026-01-05', '2023-01-05']) office.take(decided('1/QĐ-UBND', date, one));
    for (const year of ['2020', '2023', '2026']) {
      const ids = idsInForce(`${year}-06-01`);
      expect(ids, year).toEqual([expect.stringMatching(new RegExp(`${year}$`))]);
    }
  });
});

describe('a decision that says what it replaces', () => {
  const one = (code: string): [string, string][] => [[code, `Thủ tục ${code}`]];
  const old = decided('1/QĐ-UBND', '2020-01-05', [...one('1.000001'), ...one('1.000002')]);
  const next = decided('2/QĐ-UBND', '2026-01-05', one('1.000001'), { decision: { replaces: ['1/QĐ-UBND', '9/QĐ'] } });

  it('is asked about what of it still holds', () => {
    office.take(old);
    const plan = office.take(next);
    expect(plan.replaces).toEqual([{ number: '1/QĐ-UBND', date: '2020-01-05', title: null, procedures: 1 }]);
    expect(idsInForce().length).toBe(2);
  });

  it('ends it when the person says so, and then for good', () => {
    office.take(old);
    const plan = office.take(next, today, { endReplaced: true });
    expect(plan.replaced.length).toBe(2);
    expect(idsInForce()).toEqual([expect.stringContaining('2-qd-ubnd-2026')]);
    expect(office.plan(next).event.replaced).toEqual([]);
    expect(office.plan(next, today, { endReplaced: true }).event.replaced).toEqual([]);
    office.take(old);
    expect(idsInForce().length).toBe(1);
    const until = office.db.prepare('SELECT in_force_until FROM decisions ORDER BY number').pluck().all();
    expect(until).toEqual(['2026-01-05', null]);
  });
});

describe('agencies', () => {
  const kept = () =>
    office.db
      .prepare(
        `SELECT a.name, a.province, a.valid_from, a.valid_until, s.name AS next, s.province AS next_province
         FROM agencies a LEFT JOIN agencies s ON s.agency_id = a.successor ORDER BY a.province, a.name`,
      )
      .all();
  const term = {
    name: 'Sở Khoa học và Công nghệ',
    validFrom: null,
    validUntil: '2025-07-01',
    successor: { name: 'Sở Khoa học và Công nghệ', province: 'tỉnh Quảng Ngãi' },
  };
  const inProvince = (province: string) =>
    decided('1/QĐ-UBND', '2020-01-05', [[null, 'Một']], { agency: term.name, decision: { province } });

  it('have their days and successors, each in its province', () => {
    office.take(inProvince('Cao Bằng'));
    const options = { agencies: [{ ...term, province: 'Kon Tum' }] };
    office.take(inProvince('Kon Tum'), today, options);
    expect(kept()).toMatchObject([
      { province: 'cao-bang', valid_until: null, next: null },
      { province: 'kon-tum', valid_until: '2025-07-01', next: term.name, next_province: 'quang-ngai' },
      { province: 'quang-ngai', valid_until: null, next: null },
    ]);
    expect(office.plan(inProvince('Kon Tum'), today, options).hasChanges).toBe(false);
    const [caoBang, konTum] = idsInForce().map(id => office.store.catalogue.find(id));
    expect(konTum?.agencyTerm).toEqual({
      validFrom: null,
      validUntil: '2025-07-01',
      successor: { name: term.name, province: 'tỉnh Quảng Ngãi' },
    });
    expect(caoBang?.agencyTerm).toBe(null);
  });

  it('may be told of by what is brought in', () => {
    office.take({ ...inProvince('Kon Tum'), agencies: [term] });
    expect(kept()).toMatchObject([{ province: 'kon-tum', valid_until: '2025-07-01' }, { province: 'quang-ngai' }]);
  });
});

describe('the journal of the catalogue', () => {
  it('makes the same tables again, the words of search too', () => {
    office.take(knownReading());
    office.take(single('7/QĐ-UBND', { date: '2026-05-01' }));
    office.take(single('7/QĐ-UBND', { date: '2026-05-01' }, '09 ngày'));
    office.take({
      ...decided('7/QĐ-UBND', '2026-05-01', [[null, 'Khác']]),
      agencies: [
        { name: 'Sở A', validFrom: null, validUntil: '2025-07-01', successor: { name: 'Sở B', province: 'Lớn' } },
      ],
    });
    office.take(decided('8/QĐ-UBND', '2026-06-01', [[null, 'Mới']], { decision: { replaces: ['7/QĐ-UBND'] } }), today, {
      endReplaced: true,
    });
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
