// No line of a document is silently dropped: what it says stands in the reading, or it is told to be unread, or it is of the
// few kinds that are understood and leave nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLineCoverage } from '../../server/catalogue/reading/line-coverage.ts';
import { toLines } from '../../server/catalogue/reading/lines.ts';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/reading/read-document.ts';
import { createWarningCollector } from '../../server/catalogue/reading/warnings.ts';
import { projectRoot } from '../../server/config/paths.ts';
import { readSeed, seeds } from './expected.ts';
import { findLost } from './find-lost.ts';

const readersDir = join(projectRoot, 'server/catalogue/reading/layouts');
const examples = readdirSync(readersDir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.txt'));
const documents: [string, Uint8Array][] = [
  ...[seeds.konTum, seeds.caoBang].map((file): [string, Uint8Array] => [file, readSeed(file)]),
  ...examples.map((file): [string, Uint8Array] => [file, readFileSync(join(readersDir, file))]),
];

describe('nothing is lost', () => {
  let read: ReadDocument;
  beforeAll(async () => {
    read = await createDocumentReader();
  });

  it.each(documents)('of %s', (name, bytes) => {
    const answer = read(bytes, name, { province: null, decision: null });
    if (!answer.ok) throw new Error(JSON.stringify(answer.detail));
    expect(findLost(new TextDecoder().decode(bytes), answer.value, answer.coverage)).toEqual([]);
  });

  it('of what would be preamble before the tables, and stands behind them', () => {
    const text = [
      '(Kèm theo Quyết định số 1/QĐ-UBND)',
      'Quy trình số 1',
      'Thủ tục: Một (1.000001)',
      'Bước\tNội dung công việc\tNgười thực hiện\tThời gian',
      'Bước 1\tNhận\tMột cửa\t1 ngày',
      'Thực hiện việc khác trong hai ngày.',
      'Căn cứ điều gì đó.',
    ].join('\n');
    const answer = read(new TextEncoder().encode(text), 'a.txt', { province: null, decision: null });
    expect(answer.ok && answer.value.unread.map(({ line }) => line)).toEqual([6, 7]);
  });

  it('of a column that nobody knows, where a page ends inside a row', () => {
    const text = [
      'Quy trình số 1',
      'Thủ tục: Một (1.000001)',
      'Bước\tNội dung công việc\tNgười thực hiện\tThời gian\tMàu',
      'Bước 1\tNhận hồ sơ của\tMột cửa\t1 ngày\tĐỏ',
      '',
      '\tcông dân\t\t\tsẫm như mận',
      'Tổng thời gian\t\t\t1 ngày\t',
    ].join('\n');
    const answer = read(new TextEncoder().encode(text), 'a.txt', { province: null, decision: null });
    if (!answer.ok) throw new Error('unread');
    expect(answer.value.processes[0]?.steps[0]?.content).toBe('Nhận hồ sơ của công dân');
    expect(answer.value.unread).toEqual([
      { line: 4, text: 'Đỏ' },
      { line: 6, text: 'sẫm như mận' },
    ]);
    expect(findLost(text, answer.value, answer.coverage)).toEqual([]);
  });

  it('because a line that nobody uses is unread, whoever forgot it', () => {
    const lines = toLines('một\n\n\t\nhai\nba', createWarningCollector());
    const coverage = createLineCoverage(lines);
    coverage.markUsed(4, 'step');
    coverage.markUnread(4, 'một ô');
    coverage.markUnread(5, 'ba');
    expect(coverage.listUnread()).toEqual([
      { line: 1, text: 'một' },
      { line: 4, text: 'một ô' },
      { line: 5, text: 'ba' },
    ]);
  });
});
