// Every doubt that a reader may have is raised by a document made for it, at its line, and has its sentence.
import { beforeAll, describe, expect, it } from 'vitest';
import en from '../../common/text/en/catalogue.json' with { type: 'json' };
import { fill } from '../../common/text/fill.ts';
import vi from '../../common/text/vi/catalogue.json' with { type: 'json' };
import type { DocumentOrigin } from '../../server/catalogue/reading/model.ts';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/reading/read-document.ts';
import { type WarningRule, warningRules } from '../../server/catalogue/reading/warnings.ts';
import { toTcvn3 } from './letters.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const attached = '(Kèm theo Quyết định số 1/QĐ-UBND ngày 02 tháng 3 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Mẫu)';
const head = 'Bước\tNội dung công việc\tNgười thực hiện\tThời gian thực hiện';
const steps = ['Bước 1\tNhận\tMột cửa\t1 ngày', 'Bước 2\tTrả\tMột cửa\t2 ngày'];
const total = 'Tổng thời gian\t\t\t3 ngày';

interface Parts {
  first: string;
  section: string;
  number: string;
  name: string;
  head: string;
  steps: string[];
  total: string;
  after: string[];
}
const sound: Parts = {
  first: attached,
  section: 'I. Lĩnh vực Đất đai (01 quy trình)',
  number: 'Quy trình số 1',
  name: 'Thủ tục: Cấp giấy – Mã TTHC: 1.000001',
  head,
  steps,
  total,
  after: [],
};

/** A small decision without any doubt, with some of its parts changed. Line 1 is its first, steps begin on line 6. */
function write(change: Partial<Parts> = {}): string {
  const all = { ...sound, ...change };
  return [all.first, all.section, all.number, all.name, all.head, ...all.steps, all.total, ...all.after].join('\n');
}

const another = (number: string, name: string, ...more: string[]) => [number, name, head, ...steps, total, ...more];
const list = (...rows: string[]) => ['STT\tMã TTHC\tTên thủ tục', ...rows].join('\n');
const nothing: DocumentOrigin = { province: null, decision: null };

const made: Record<WarningRule, [document: string | Uint8Array, line: number, given?: DocumentOrigin]> = {
  'encoding-legacy': [toTcvn3(write()), 1],
  'letter-repaired': [write({ section: 'I. Lƿnh vực Đất đai (01 quy trình)' }), 2],
  'letter-lost': [write({ name: 'Thủ tục: C\ufffdp giấy – Mã TTHC: 1.000001' }), 4],
  'word-repeated': [write({ name: 'Thủ tục: Cấp giấy giấy – Mã TTHC: 1.000001' }), 4],
  'spelling-odd': [
    write({
      steps: [
        'Bước 1\tnhận thẻ viện mới\tnhận thẻ viên mới\t1 ngày',
        'Bước 2\ttrả thẻ viên mới\tsửa thẻ viên mới\t2 ngày',
      ],
    }),
    6,
  ],
  'decision-number-missing': [write({ first: attached.replace('1/', '  /') }), 1],
  'decision-date-missing': [write({ first: attached.replace('02', '') }), 1],
  'decision-date-odd': [write({ first: attached.replace('02 tháng 3', '31 tháng 4') }), 1],
  'decision-differs': [write(), 1, { province: null, decision: '2/QĐ-UBND' }],
  'province-missing': [write({ first: attached.replace(' tỉnh Mẫu', '') }), 1],
  'province-differs': [write(), 1, { province: 'Khác', decision: null }],
  'section-count': [write({ section: 'I. Lĩnh vực Đất đai (02 quy trình)' }), 2],
  'section-counts-procedures': [
    write({ section: 'I. Lĩnh vực Đất đai (02 QT)', name: '- Một – Mã TTHC: 1.000001;\n- Hai – Mã TTHC: 1.000002' }),
    2,
  ],
  'process-number-missing': [write({ number: '' }), 4],
  'process-number-repeated': [
    write({ after: ['II. Lĩnh vực Nhà ở', ...another('Quy trình số 01', 'Thủ tục: Hai (1.000002)')] }),
    10,
  ],
  'process-number-twice': [write({ section: '', after: another('Quy trình số 01', 'Thủ tục: Hai (1.000002)') }), 9],
  'process-unnamed': [write({ name: '' }), 5],
  'process-without-steps': [write({ section: '', after: ['Quy trình số 2', 'Thủ tục: Hai (1.000002)'] }), 9],
  'process-not-kept': [write({ name: '' }), 3],
  'code-form': [write({ name: 'Thủ tục: Cấp giấy – Mã TTHC: 1.00001' }), 4],
  'code-missing': [write({ name: 'Thủ tục: Cấp giấy' }), 4],
  'code-second': [write({ name: 'Thủ tục: Cấp giấy – Mã TTHC: 1.000001, 1.000002' }), 4],
  'code-repeated': [write({ section: '', after: another('Quy trình số 2', 'Thủ tục: Hai (1.000001)') }), 10],
  'name-repeated': [write({ section: '', after: another('Quy trình số 2', 'Thủ tục: Cấp giấy (1.000002)') }), 10],
  'name-continued': [write({ name: 'Thủ tục: Cấp\ngiấy – Mã TTHC: 1.000001' }), 5],
  'not-in-list': [write({ first: `${attached}\n${list('1\t1.000009\tKhác')}`, section: '' }), 6],
  'list-ambiguous': [
    write({
      first: `${attached}\n${list('1\t1.000001\tCấp giấy', '2\t1.000002\tCấp giấy')}`,
      section: '',
      name: 'Thủ tục: Cấp giấy',
    }),
    7,
  ],
  'listed-without-process': [
    write({ first: `${attached}\n${list('1\t1.000001\tCấp giấy', '2\t1.000002\tHai')}`, section: '' }),
    4,
  ],
  'column-unknown': [write({ head: `${head}\tMàu`, steps: steps.map(step => `${step}\t`), total: `${total}\t` }), 5],
  'row-unknown': [write({ after: ['Đây là gì\tvà đây'] }), 9],
  'row-incomplete': [write({ steps: ['Bước 1\tNhận\t1 ngày', steps[1] ?? ''] }), 6],
  'row-joined': [write({ steps: ['Bước 1\tNhận', 'giấy\tMột cửa\t1 ngày', steps[1] ?? ''] }), 7],
  'label-empty': [write({ steps: ['\tNhận\tMột cửa\t1 ngày', steps[1] ?? ''] }), 6],
  'step-order': [write({ steps: [steps[0] ?? '', 'Bước 3\tTrả\tMột cửa\t2 ngày'] }), 7],
  'step-after-total': [write({ after: ['Bước 3\tLưu\tVăn thư\tGiờ hành chính'] }), 9],
  'duration-empty': [write({ steps: [...steps, 'Bước 3\tLưu\tVăn thư\t'] }), 8],
  'duration-unclear': [write({ steps: [...steps, 'Bước 3\tLưu\tVăn thư\tvài hôm'] }), 8],
  'duration-second': [write({ steps: [...steps, 'Bước 3\tLưu\tVăn thư\t4 ngày; nếu khó thì hai mươi ngày'] }), 8],
  'unit-not-counted': [write({ steps: [...steps, 'Bước 3\tLưu\tVăn thư\t02 (hai) tháng'] }), 8],
  'duration-not-quarters': [write({ steps: ['Bước 1\tNhận\tMột cửa\t0,9 ngày', 'Bước 2\tTrả\tMột cửa\t2,1 ngày'] }), 6],
  'hours-counted': [write({ steps: [...steps, 'Bước 3\tLưu\tVăn thư\t4 giờ'] }), 8],
  'unit-missing': [write({ head: `${head} (ngày)`, steps: ['Bước 1\tNhận\tMột cửa\t1', steps[1] ?? ''] }), 6],
  'unit-differs': [write({ head: `${head} (ngày làm việc)` }), 6],
  'units-mixed': [write({ steps: [steps[0] ?? '', 'Bước 2\tTrả\tMột cửa\t2 ngày làm việc'] }), 7],
  'total-missing': [write({ total: '' }), 3],
  'total-repeated': [write({ after: ['Tổng thời gian: 4 ngày'] }), 9],
  'sum-differs': [write({ total: 'Tổng thời gian\t\t\t4 ngày' }), 8],
  'uncounted-missing': [
    write({
      section: '',
      steps: [...steps, 'Bước 3\tLưu\tVăn thư\tGiờ hành chính'],
      after: ['2', '3', '4'].flatMap(number => [
        `Quy trình số ${number}`,
        `Thủ tục: Thứ ${number} (1.00000${number})`,
        head,
        ...steps,
        number === '4' ? '' : 'Bước 3\tLưu\tVăn thư\tGiờ hành chính',
        total,
      ]),
    }),
    24,
  ],
};

describe('the doubts', () => {
  let read: ReadDocument;
  beforeAll(async () => {
    read = await createDocumentReader();
  });
  const warningsOf = (document: string | Uint8Array, given: DocumentOrigin) => {
    const answer = read(typeof document === 'string' ? utf8(document) : document, 'a.txt', given);
    if (!answer.ok) throw new Error(JSON.stringify(answer.detail));
    return answer.value.warnings;
  };

  it('are not raised by a sound decision', () => {
    expect(warningsOf(write(), nothing)).toEqual([]);
    expect(warningsOf(write(), { province: 'Tỉnh Mẫu', decision: '1/QĐ-UBND' })).toEqual([]);
  });

  it.each([...warningRules])('%s', rule => {
    const [document, line, given = nothing] = made[rule];
    const told = warningsOf(document, given).filter(warning => warning.rule === rule);
    expect(told.map(warning => warning.line)).toEqual(expect.arrayContaining([line]));
    for (const { values } of told)
      for (const sentences of [vi.rules, en.rules]) expect(fill(sentences[rule], values)).not.toMatch(/[{}]/);
  });

  it('have a sentence each, and no sentence is idle', () => {
    expect(Object.keys(vi.rules).sort()).toEqual([...warningRules].sort());
  });
});
