// What a document changes is told one by one, old and new; what it says nothing of stays, and what it takes away is told too.
import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeSpreadsheet } from '../../server/catalogue/formats/write-spreadsheet.ts';
import { listChanges, type PublishedProcedure } from '../../server/catalogue/planning/changes.ts';
import { planImport } from '../../server/catalogue/planning/plan-import.ts';
import { catalogueAfter } from '../../server/catalogue/planning/stored-catalogue.ts';
import { readFile } from '../../server/catalogue/reading/isolated/read-file.ts';
import type { Reading } from '../../server/catalogue/reading/model.ts';
import type { ProcedureDetails } from '../../server/core/catalogue.ts';
import { measureWork } from '../fakes/waiting.ts';
import { knownReading, knownSteps } from './known-catalogue.ts';
import { type OpenCatalogue, openCatalogue, today } from './stored.ts';

const told: PublishedProcedure = {
  ...{ name: 'Đăng ký', code: '1.000001', agency: 'Sở', field: 'Đất', validFrom: '2026-01-05' },
  ...{ total: { quarterDays: 12, unit: 'working_day' as const }, totalText: '03 ngày làm việc', notes: ['Lưu ý'] },
  ...{ steps: knownSteps, level: null, internal: false, parts: [], papers: [], fees: [] },
};
const paper = { name: 'Tờ khai', originals: 1, copies: null, form: 'Mẫu 01', required: true };
const fee = { name: 'Lệ phí', amount: 150_000, text: '' };
const change = (what: string, of: string | null, before: string | null, after: string | null) => ({
  ...{ what, of, before, after },
});

describe('a change', () => {
  it('of a time is told, in its step and in its total', () => {
    const [first, second, ...rest] = knownSteps;
    if (first === undefined || second === undefined) throw new Error('no steps');
    const steps = [first, { ...second, duration: null, durationText: 'Giờ hành chính' }, ...rest];
    expect(listChanges(told, { ...told, steps, totalText: '05 ngày' })).toEqual([
      change('total', null, '03 ngày làm việc', '05 ngày'),
      change('step-time', 'Bước 2', '2,25 ngày làm việc', 'Giờ hành chính'),
    ]);
  });

  it('of what is counted shows though it is written as before', () => {
    expect(listChanges(told, { ...told, total: { quarterDays: 12, unit: 'day' } })).toEqual([
      change('total', null, '3 ngày làm việc', '3 ngày'),
    ]);
  });

  it('by a step more or less is that step alone, not all behind it', () => {
    const more = { no: 2, label: 'Bước 1a', content: 'Xác minh', responsible: 'Phòng', result: null };
    const between = { ...more, duration: { quarterDays: 2, unit: 'day' as const }, durationText: '' };
    const steps = [knownSteps[0], between, ...knownSteps.slice(1)].filter(step => step !== undefined);
    expect(listChanges(told, { ...told, steps })).toEqual([
      change('step', 'Bước 1a', null, 'Xác minh · Phòng · 0,5 ngày'),
    ]);
    expect(listChanges({ ...told, steps }, told)).toEqual([
      change('step', 'Bước 1a', 'Xác minh · Phòng · 0,5 ngày', null),
    ]);
  });

  it('of names, papers, fees and parts is told by their names', () => {
    const after: PublishedProcedure = {
      ...told,
      ...{ name: 'Đăng ký lại', level: 'full', papers: [{ ...paper, copies: 2 }], fees: [fee] },
      ...{ parts: [{ kind: 'result', text: 'Giấy phép' }], notes: [] },
    };
    expect(listChanges({ ...told, papers: [{ ...paper, name: 'Đơn' }, paper] }, after)).toEqual([
      change('name', null, 'Đăng ký', 'Đăng ký lại'),
      change('note', null, 'Lưu ý', null),
      change('level', null, null, 'toàn trình'),
      change('part', 'kết quả thực hiện', null, 'Giấy phép'),
      change(
        'paper',
        'Tờ khai',
        'Số bản chính: 1; Mẫu: Mẫu 01; Bắt buộc: có',
        'Số bản chính: 1; Số bản sao: 2; Mẫu: Mẫu 01; Bắt buộc: có',
      ),
      change('paper', 'Đơn', 'Số bản chính: 1; Mẫu: Mẫu 01; Bắt buộc: có', null),
      change('fee', 'Lệ phí', null, 'Mức thu (đồng): 150.000'),
    ]);
  });

  it('of places alone is told as such', () => {
    const papers = [paper, { ...paper, name: 'Đơn' }];
    expect(listChanges({ ...told, papers }, { ...told, papers: papers.toReversed() })).toEqual([
      change('order', null, null, null),
    ]);
  });

  it('of a course made to hang somebody is told soon', async () => {
    const many = (content: string) =>
      Array.from({ length: 20_000 }, (_, no) => ({ ...(knownSteps[0] as (typeof knownSteps)[0]), no, content }));
    const [before, after] = [many('a'), many('b')];
    const workMs = await measureWork(() => listChanges({ ...told, steps: before }, { ...told, steps: after }));
    expect(workMs).toBeLessThan(2_000);
  });
});

describe('what a document says nothing of', () => {
  let office: OpenCatalogue;
  beforeEach(() => {
    office = openCatalogue();
  });
  afterEach(() => office.close());

  const details: ProcedureDetails = {
    ...{ level: 'full', internal: false, papers: [paper], fees: [fee] },
    // Not in the order of the law: that is how they are stored.
    parts: [
      { kind: 'Điều riêng', text: 'Có' },
      { kind: 'result', text: 'Giấy phép' },
    ],
  };
  /** One process of the decision, as a document has it or as a sheet with all that is published. */
  const reading = (its?: Partial<ProcedureDetails>): Reading => {
    const whole = knownReading();
    const [process] = whole.processes.slice(1);
    const [procedure] = process?.procedures ?? [];
    if (process === undefined || procedure === undefined) throw new Error('no process');
    const procedures = [{ ...procedure, ...(its === undefined ? {} : { details: its }) }];
    return { ...whole, processes: [{ ...process, procedures }] };
  };
  const stored = () => {
    const [one] = office.store.catalogue.listings();
    return office.store.catalogue.find(one?.id ?? '');
  };

  it('stays when the document is read again', () => {
    office.take(reading());
    office.take(reading(details));
    const plan = office.plan(reading());
    expect(plan).toMatchObject({ hasChanges: false, changed: [], changes: [], unchanged: 1 });
    office.take(reading());
    expect(stored()).toMatchObject({ level: 'full', papers: [paper], fees: [fee] });
    expect(stored()?.parts.map(({ kind }) => kind)).toEqual(['result', 'Điều riêng']);
  });

  it('stays when something else of it changes, in the same file too', () => {
    office.take(reading(details));
    const again = reading();
    for (const process of again.processes) process.totalText = '04 ngày làm việc';
    const first = office.plan(again);
    expect(first.changes).toEqual([
      {
        procedures: first.changed,
        changes: [change('total', null, '03 ngày làm việc', '04 ngày làm việc')],
      },
    ]);
    expect(first.event.processes[0]?.procedures[0]).toMatchObject({ level: 'full', papers: [paper] });
    const known = catalogueAfter(office.store.catalogue.state(), first);
    const options = { day: today, endReplaced: false, agencies: [] };
    expect(planImport({ reading: again, fileName: 'a.txt', stored: known, ...options })).toMatchObject({
      hasChanges: false,
      unchanged: 1,
    });
    office.take(again);
    expect(stored()).toMatchObject({ totalText: '04 ngày làm việc', papers: [paper] });
  });

  it('stays when another document of the same file has said it', () => {
    const first = office.plan(reading(details));
    const known = catalogueAfter(office.store.catalogue.state(), first);
    const options = { day: today, endReplaced: false, agencies: [] };
    expect(planImport({ reading: reading(), fileName: 'a.txt', stored: known, ...options })).toMatchObject({
      hasChanges: false,
      unchanged: 1,
    });
  });

  it('but what is said to be none is taken away, and told before', () => {
    office.take(reading(details));
    const [{ changes } = { changes: [] }] = office.plan(reading({ papers: [] })).changes;
    expect(changes).toEqual([change('paper', 'Tờ khai', 'Số bản chính: 1; Mẫu: Mẫu 01; Bắt buộc: có', null)]);
    office.take(reading({ papers: [] }));
    expect(stored()).toMatchObject({ papers: [], fees: [fee], level: 'full' });
  });

  it('is taken away by a spreadsheet, whose sheets are all there', async () => {
    office.take(reading(details));
    const bytes = await writeSpreadsheet(reading({ ...details, papers: [], fees: [] }));
    const [read] = await readFile(new Uint8Array(Buffer.from(bytes)), 'a.xlsx', { province: null, decision: null });
    if (read === undefined) throw new Error('unread');
    office.take(read);
    expect(stored()).toMatchObject({ papers: [], fees: [], level: 'full' });
    const [bare] = await readFile(await writeSpreadsheet(reading()), 'a.xlsx', { province: null, decision: null });
    if (bare === undefined) throw new Error('unread');
    const kinds = office.plan(bare).changes.flatMap(({ changes }) => changes.map(({ what }) => what));
    expect(kinds).toEqual(['level', 'part', 'part']);
  });

  it('is told once for procedures of which the same is told', () => {
    const whole = knownReading();
    office.take(whole);
    const [, second] = whole.processes;
    if (second === undefined) throw new Error('no process');
    const plan = office.plan({ ...whole, processes: [{ ...second, field: 'Lĩnh vực khác' }] });
    expect(plan.changes.length).toBeLessThanOrEqual(1);
    const other = office.plan({ ...whole, processes: [{ ...second, totalText: '09 ngày' }] });
    expect(other.changes).toEqual([
      {
        procedures: second.procedures.map(({ name }) => name.replace(/\s+/g, ' ').trim()),
        changes: [change('total', null, '03 ngày làm việc', '09 ngày')],
      },
    ]);
  });
});
