// Ways in which other provinces write the same things: numbers of processes, lines between a name and its table, steps that look
// like totals.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../server/catalogue/reading/model.ts';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/reading/read-document.ts';
import { findLost } from './find-lost.ts';

let read: ReadDocument;
beforeAll(async () => {
  read = await createDocumentReader();
});

const head = 'TT\tNội dung công việc\tNgười thực hiện\tThời gian';
const table = [head, '1\tNhận\tMột cửa\t1 ngày', 'Tổng thời gian\t\t\t1 ngày'];

function readLines(...lines: string[]): Reading {
  const text = lines.join('\n');
  const answer = read(new TextEncoder().encode(text), 'a.txt', { province: 'Mẫu', decision: '1/QĐ-UBND' });
  if (!answer.ok) throw new Error(JSON.stringify(answer.detail));
  expect(findLost(text, answer.value, answer.coverage)).toEqual([]);
  return answer.value;
}

describe('the number of a process', () => {
  it.each([
    ['Quy trình số 1.1', '1.1'],
    ['Quy trình số 1.2:', '1.2'],
    ['Quy trình số: 01/QT-ĐĐ', '01/QT-ĐĐ'],
    ['Quy trình số 3a', '03a'],
    ['Quy trình 4', '04'],
  ])('of %j is %j', (line, number) => {
    const { processes } = readLines(line, 'Thủ tục: Một (1.000001)', ...table);
    expect(processes.map(process => [process.number, process.procedures])).toEqual([
      [number, [{ code: '1.000001', name: 'Một', line: 2 }]],
    ]);
  });

  it('is no code', () => {
    const { processes } = readLines('Quy trình số 1', 'Quy trình 1.000001 cấp giấy', ...table);
    expect(processes.map(({ number }) => number)).toEqual(['01']);
  });
});

it('a line with a label of its own is a note, and no part of the name', () => {
  const { processes, warnings } = readLines(
    'Quy trình số 1',
    'Thủ tục: Cấp giấy (1.000001)',
    'Áp dụng: mọi xã, phường',
    ...table,
  );
  expect(processes[0]?.procedures.map(({ name }) => name)).toEqual(['Cấp giấy']);
  expect(processes[0]?.notes).toEqual(['Áp dụng: mọi xã, phường']);
  expect(warnings.map(({ rule }) => rule)).not.toContain('name-continued');
});

it.each(['Thời hạn giải quyết được tính lại từ khi nhận đủ hồ sơ bổ sung', 'Thời gian giải quyết'])(
  'a step that begins with %j is a step',
  content => {
    const { processes } = readLines(
      'Quy trình số 1',
      'Thủ tục: Cấp giấy (1.000001)',
      head,
      '1\tNhận\tMột cửa\t1 ngày',
      `2\t${content}\tPhòng\t2 ngày`,
      'Tổng thời gian\t\t\t3 ngày',
    );
    expect(processes[0]?.steps.map(step => step.content)).toEqual(['Nhận', content]);
    expect(processes[0]?.total).toEqual({ quarterDays: 12, unit: 'day' });
  },
);

it('a total may have the number of a row', () => {
  const { processes } = readLines(
    'Quy trình số 1',
    'Thủ tục: Cấp giấy (1.000001)',
    head,
    '1\tNhận\tMột cửa\t1 ngày',
    '2\tTổng thời gian giải quyết\t\t1 ngày',
  );
  expect(processes[0]).toMatchObject({ steps: [{}], total: { quarterDays: 4 }, totalText: '1 ngày' });
});
