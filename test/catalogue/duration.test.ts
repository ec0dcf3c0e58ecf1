// Times as decisions print them: the number once more in words, units that nobody counts in, and what only looks like a time.
import { describe, expect, it } from 'vitest';
import { readDuration, type Unit } from '../../server/catalogue/reading/duration.ts';

const quarters = (text: string, usual: Unit | null) => {
  const read = readDuration(text, usual);
  return read === null ? 'unclear' : (read.otherUnit ?? read.duration);
};
const working = (quarterDays: number) => ({ quarterDays, unit: 'working_day' });
const calendar = (quarterDays: number) => ({ quarterDays, unit: 'day' });

describe('a time', () => {
  it.each<[string, Unit | null, unknown]>([
    ['0,25 ngày làm việc', null, working(1)],
    ['04 (bốn) giờ', 'day', working(2)],
    ['03 (ba) ngày làm việc', 'day', working(12)],
    ['03 (ba) ngày làm việc', null, working(12)],
    ['03 (Ba) ngày', null, calendar(12)],
    ['03(ba)ngày làm việc', null, working(12)],
    ['03 (ba)', 'working_day', working(12)],
    ['03', 'day', calendar(12)],
    ['03', null, 'unclear'],
    ['02 (hai) tháng', 'day', 'tháng'],
    ['02 tháng', 'day', 'tháng'],
    ['30 (ba mươi) phút', 'day', 'phút'],
    ['1 tuần', 'day', 'tuần'],
    ['01 buổi', 'working_day', 'buổi'],
    ['02 năm', 'working_day', 'năm'],
    ['03 hồ sơ', 'day', 'unclear'],
    ['03 (ba) hồ sơ', 'day', 'unclear'],
    ['1.000 ngày', null, 'unclear'],
    ['0.125 ngày', null, calendar(0.5)],
    ['1,125 ngày', null, calendar(4.5)],
    ['4000 ngày', null, 'unclear'],
    ['03 ngày làm việc kể từ ngày nhận đủ hồ sơ', null, working(12)],
    ['10 ngày (không tính thời gian bổ sung)', null, calendar(40)],
  ])('%j where the head says %j', (text, usual, what) => {
    expect(quarters(text, usual)).toEqual(what);
  });

  it.each([
    ['10 ngày; trường hợp phức tạp hai mươi ngày', true],
    ['10 ngày (trường hợp phức tạp không quá hai tháng)', true],
    ['10 ngày, kể từ ngày nhận đủ hồ sơ', false],
    ['10 ngày; giao trả trong ngày', false],
  ])('%j has another behind it: %j', (text, more) => {
    expect(readDuration(text, null)).toMatchObject({ duration: calendar(40), more });
  });
});
