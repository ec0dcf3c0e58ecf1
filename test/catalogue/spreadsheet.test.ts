// A spreadsheet goes out and comes back without loss, and says of every mistake in which cell it is.
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import readXlsx from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { legalParts } from '../../common/contract/legal-parts.ts';
import vi from '../../common/text/vi/catalogue.json' with { type: 'json' };
import sheetNames from '../../server/catalogue/formats/sheets.json' with { type: 'json' };
import { readSpreadsheet, type SpreadsheetContent } from '../../server/catalogue/formats/spreadsheet.ts';
import { writeSpreadsheet } from '../../server/catalogue/formats/write-spreadsheet.ts';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/reading/read-document.ts';
import type { AgencyTerm, ProcedureDetails } from '../../server/core/catalogue.ts';
import { readSeed, seeds } from './expected.ts';

const empty: SpreadsheetContent = {
  decision: { number: null, date: null, province: null, title: null, inForceFrom: null, replaces: [] },
  processes: [],
  agencies: [],
};

type Cells = (string | number | boolean | null)[][];

/** Writes, lets somebody change cells as a person would, and reads. */
async function readChanged(filled: SpreadsheetContent, change: (sheets: Map<string, Cells>) => void) {
  const written = await readXlsx(Buffer.from(await writeSpreadsheet(filled)), { trim: false });
  const sheets = new Map(written.map(({ sheet, data }) => [sheet, data as Cells]));
  change(sheets);
  const file = writeXlsx([...sheets].map(([sheet, data]) => ({ sheet, data })));
  return readSpreadsheet(new Uint8Array(await file.toBuffer()));
}

describe('a spreadsheet', () => {
  let read: ReadDocument;
  beforeAll(async () => {
    read = await createDocumentReader();
  });
  const filledFrom = (seed: string): SpreadsheetContent => {
    const answer = read(readSeed(seed), seed, { province: null, decision: null });
    if (!answer.ok) throw new Error('unread');
    const { decision, processes } = answer.value;
    const procedures = processes.flatMap(process => process.procedures);
    const give = (at: number, details: ProcedureDetails) => {
      const procedure = procedures[at];
      if (procedure) procedure.details = details;
    };
    give(0, {
      level: 'partial',
      internal: false,
      parts: [
        { kind: 'sequence', text: 'Nộp, chờ,\nnhận.' },
        { kind: 'legal-basis', text: 'Luật số 1' },
        { kind: 'Điều riêng của tỉnh', text: 'Có' },
      ],
      papers: [{ name: 'Đơn', originals: 1, copies: null, form: 'Mẫu 01', required: true }],
      fees: [],
    });
    give(3, {
      ...{ level: null, internal: true, parts: [], papers: [] },
      fees: [{ name: 'Lệ phí', amount: 200_000, text: '200.000 đồng/lần' }],
    });
    const last = procedures.length - 1;
    give(last, {
      ...{ level: 'full', internal: false, parts: [], fees: [] },
      papers: [{ name: 'Bản sao giấy tờ', originals: null, copies: 2, form: null, required: false }],
    });
    const agencies: AgencyTerm[] = [
      {
        ...{ name: 'Sở Mẫu', validFrom: null, validUntil: '2025-07-01' },
        successor: { name: 'Sở Lớn', province: 'Tỉnh Lớn' },
      },
      { name: 'Sở Lớn', validFrom: '2025-07-01', validUntil: null, successor: null },
    ];
    return { decision: { ...decision, replaces: ['1/QĐ-UBND', '2/QĐ-UBND'] }, processes, agencies };
  };

  it.each([seeds.konTum, seeds.caoBang])('keeps the whole of %s', async seed => {
    const filled = filledFrom(seed);
    expect(await readSpreadsheet(await writeSpreadsheet(filled))).toEqual({ ok: true, value: filled });
  });

  it('that is empty is the template, with all sheets', async () => {
    expect(await readSpreadsheet(await writeSpreadsheet(empty))).toEqual({ ok: true, value: empty });
    const sheets = await readXlsx(Buffer.from(await writeSpreadsheet(empty)));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(
      expect.arrayContaining(['Thủ tục', 'Nội dung', 'Giấy tờ', 'Phí, lệ phí', 'Các bước', 'Cơ quan']),
    );
  });

  it('has a name for every part of the law', () => {
    expect(Object.keys(sheetNames.kinds)).toEqual([...legalParts]);
  });

  it('may be sorted in any way: papers and parts stay with their procedures', async () => {
    const filled = filledFrom(seeds.caoBang);
    const answer = await readChanged(filled, sheets => {
      for (const name of ['Thủ tục', 'Giấy tờ', 'Nội dung']) {
        const [head = [], ...rows] = sheets.get(name) ?? [];
        sheets.set(name, [head, ...rows.reverse()]);
      }
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
    const byName = (all: SpreadsheetContent['processes']) =>
      all
        .flatMap(process => process.procedures)
        .map(({ name, details }) => ({
          name,
          ...details,
          parts: details?.parts?.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)),
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(byName(answer.value.processes)).toEqual(byName(filled.processes));
  });

  it.each<[text: string | number, amount: number | null]>([
    ['150.000', 150_000],
    ['1.500.000', 1_500_000],
    ['8000', 8_000],
    [' 20 000 ', 20_000],
    [0.5, null],
    ['1e3', null],
    ['0x10', null],
    ['150.00', null],
    ['1,5', null],
    [-5, null],
    [1e300, null],
  ])('a fee of %j is %j dong', async (text, amount) => {
    const answer = await readChanged(filledFrom(seeds.caoBang), sheets => {
      const row = sheets.get('Phí, lệ phí')?.[1];
      if (row) row[2] = text;
    });
    const fees = answer.ok
      ? answer.value.processes.flatMap(process => process.procedures.flatMap(p => p.details?.fees ?? []))
      : [];
    expect(answer.ok ? fees[0]?.amount : null).toBe(amount);
    if (!answer.ok) expect(answer.errors).toMatchObject([{ sheet: 'Phí, lệ phí', cell: 'C2', rule: 'cell-integer' }]);
  });

  it.each<[text: string | number, days: number | null]>([
    ['0,25', 0.25],
    ['0.125', 0.125],
    ['1.5', 1.5],
    [0.3, 0.3],
    ['1.000', null],
    ['1e3', null],
    [3650, 3650],
    [3651, null],
    [20_260_101, null],
  ])('a time of %j is %j days', async (text, days) => {
    const answer = await readChanged(filledFrom(seeds.caoBang), sheets => {
      const row = sheets.get('Các bước')?.[1];
      if (row) row[4] = text;
    });
    expect(answer.ok ? (answer.value.processes[0]?.steps[0]?.duration?.quarterDays ?? 0) / 4 : null).toBe(days);
    if (answer.ok) return;
    const rule = typeof text === 'number' ? 'cell-too-long' : 'cell-number';
    expect(answer.errors).toMatchObject([{ sheet: 'Các bước', cell: 'E2', rule }]);
  });

  it('keeps any text, also what looks like a number, a formula or a tag', async () => {
    // No cell can hold control characters; write-excel-file 4.1.1 cannot hold "toString" and its like.
    const text = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom('01', ' a ', '=1+1', '<b>&amp;"', 'a\nb', '1.014881', 'true', '_x000D_'),
      )
      .filter(
        text => text !== '' && !(text in Object.prototype) && !/[\p{Cc}\ufffe\uffff]/u.test(text.replaceAll('\n', '')),
      )
      .map(text => text.normalize('NFC'));
    await fc.assert(
      fc.asyncProperty(text, fc.option(text), fc.nat(400), async (name, code, quarterDays) => {
        const filled: SpreadsheetContent = {
          ...empty,
          processes: [
            {
              agency: code,
              field: name,
              number: `0${name}`,
              procedures: [{ code, name: `x${name}`, line: 3 }],
              steps: [
                {
                  no: 1,
                  label: name,
                  content: name,
                  responsible: name,
                  duration: { quarterDays, unit: 'day' },
                  durationText: name,
                  result: code,
                },
              ],
              total: null,
              totalText: name,
              notes: [`y${name}`],
              line: 2,
            },
          ],
        };
        expect(await readSpreadsheet(await writeSpreadsheet(filled))).toEqual({ ok: true, value: filled });
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('tells each mistake by its sheet and cell', async () => {
    const answer = await readChanged(filledFrom(seeds.konTum), sheets => {
      const put = (sheet: string, row: number, column: number, value: string | number | null) => {
        const cells = sheets.get(sheet)?.[row - 1];
        if (cells) cells[column] = value;
      };
      put('Quyết định', 2, 1, '31/02/2026');
      put('Quy trình', 3, 0, 1);
      put('Quy trình', 4, 4, 'ba');
      put('Thủ tục', 5, 3, null);
      put('Thủ tục', 6, 1, 99);
      put('Thủ tục', 7, 0, 5);
      put('Giấy tờ', 2, 2, 1.5);
      put('Quyết định', 2, 4, '2026-02-30');
      put('Các bước', 7, 5, 'tuần');
      put('Giấy tờ', 2, 0, 77);
      put('Giấy tờ', 3, 5, 'có lẽ');
      put('Phí, lệ phí', 2, 2, -5);
      sheets.delete('Ghi chú');
      for (const row of sheets.get('Thay thế') ?? []) row[0] = 'khác';
    });
    expect(answer.ok).toBe(false);
    if (answer.ok) return;
    const told = answer.errors.map(({ sheet, cell, rule }) => `${sheet} ${cell} ${rule}`);
    expect(told).toEqual(
      expect.arrayContaining([
        'Quyết định B2 cell-date',
        'Quy trình A3 cell-reference',
        'Quy trình E4 cell-number',
        'Thủ tục D5 cell-empty',
        'Thủ tục B6 cell-reference',
        'Thủ tục A7 cell-reference',
        'Giấy tờ C2 cell-integer',
        'Quyết định E2 cell-date',
        'Các bước F7 cell-word',
        'Giấy tờ A2 cell-reference',
        'Giấy tờ F3 cell-word',
        'Phí, lệ phí C2 cell-integer',
        'Ghi chú A1 sheet-missing',
        'Thay thế B1 column-missing',
      ]),
    );
    for (const { rule } of answer.errors) expect(Object.keys(vi.sheets)).toContain(rule);
  });

  it('may have its columns in another order, and columns of the office besides', async () => {
    const filled = filledFrom(seeds.caoBang);
    const answer = await readChanged(filled, sheets => {
      for (const [name, rows] of sheets)
        sheets.set(
          name,
          rows.map((row, at) =>
            ['', ...row].reverse().map((cell, column) => (at === 0 && column === row.length ? 'Riêng' : cell)),
          ),
        );
    });
    expect(answer).toEqual({ ok: true, value: filled });
  });

  it('that is none is told so', async () => {
    for (const bytes of [new Uint8Array(0), new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), readSeed(seeds.konTum)]) {
      const answer = await readSpreadsheet(bytes);
      expect(answer.ok ? [] : [...new Set(answer.errors.map(({ rule }) => rule))]).toEqual(['sheet-missing']);
    }
  });
});
