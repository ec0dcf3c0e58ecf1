// What the catalogue adds to due dates: whether a procedure is done in a day, the basis in words, the settings of the office.
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { isSameDayText } from '../../server/catalogue/reading/same-day-text.ts';
import { readTexts } from '../../server/config/texts.ts';
import { parseIso } from '../../server/core/day.ts';
import { dueDates, type ProcessTimes } from '../../server/core/due-date.ts';
import { resumeDates, timeLeftAt } from '../../server/core/supplement.ts';
import { exampleSite } from '../fakes/office.ts';

const zone = 'Asia/Ho_Chi_Minh';
const at = (text: string) => parseIso(text, zone) ?? Number.NaN;
const { explainDueDate, workingTime, processTimesOf } = loadCatalogue(exampleSite());
const course = (days: number | null, unit: 'working_day' | 'day' = 'working_day'): ProcessTimes => ({
  total: days === null ? null : { quarterDays: days * 4, unit },
  steps: [],
  sameDay: false,
});
const basis = (received: string, its: ProcessTimes, language = 'vi') =>
  explainDueDate(dueDates(at(received), its, workingTime), language).basis;

describe('a published time says that it is done in a day', () => {
  it.each([
    'Trong ngày',
    'trong ngày làm việc',
    'Ngay trong ngày làm việc',
    'NGAY TRONG NGÀY',
    'Giải quyết trong ngày',
    'trong ngày làm viêc, trường hợp nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo',
    'Ngay sau khi nhận đủ hồ sơ',
  ])('%s', text => expect(isSameDayText(text)).toBe(true));

  it.each([
    '',
    '03 ngày làm việc',
    'trong 03 ngày làm việc',
    'Trong ngày làm việc tiếp theo',
    'trong ngày kế tiếp',
    'trong ngày thứ ba',
    'Không tính thời gian',
    '05 ngày, trường hợp đặc biệt trong ngày',
    'trong ngàyx',
  ])('or not: "%s"', text => expect(isSameDayText(text)).toBe(false));

  it('and is overruled by a time that could be read, or by the office', () => {
    const procedure = { total: null, totalText: 'Trong ngày', steps: [], nationalCode: '1.000001' };
    const days = { quarterDays: 4, unit: 'working_day' as const };
    expect(processTimesOf(procedure).sameDay).toBe(true);
    expect(processTimesOf({ ...procedure, total: days }).sameDay).toBe(false);
    const own = loadCatalogue(exampleSite({ workingTime: { sameDay: { procedures: ['1.000001'] } } }));
    expect(own.processTimesOf({ ...procedure, total: days, totalText: '01 ngày làm việc' }).sameDay).toBe(true);
    expect(own.processTimesOf({ ...procedure, total: days, nationalCode: '1.000002' }).sameDay).toBe(false);
    expect(own.processTimesOf({ ...procedure, total: days, nationalCode: null }).sameDay).toBe(false);
  });
});

describe('the basis in words', () => {
  it.each([
    [
      '2026-03-09T09:00',
      course(1),
      'Nhận trong giờ làm việc, tính ngay từ 09:00 thứ Hai 09/03/2026. Thời hạn 1 ngày làm việc, mỗi ngày 8 giờ làm việc.',
    ],
    [
      '2026-03-09T12:10',
      course(0.25),
      'Nhận ngoài giờ làm việc trong ngày, tính từ đầu buổi tiếp theo: 13:30 thứ Hai 09/03/2026. Thời hạn 0,25 ngày làm việc, mỗi ngày 8 giờ làm việc.',
    ],
    [
      '2026-02-13T15:30',
      course(1),
      'Nhận sau 15:00, tính từ đầu giờ ngày làm việc tiếp theo: 07:30 thứ Hai 23/02/2026. Thời hạn 1 ngày làm việc, mỗi ngày 8 giờ làm việc. Không tính: 16/02/2026–20/02/2026 (Tết Nguyên đán), thứ Bảy 14/02/2026, Chủ nhật 15/02/2026, thứ Bảy 21/02/2026, Chủ nhật 22/02/2026.',
    ],
    [
      '2026-08-21T09:00',
      course(1),
      'Nhận trong giờ làm việc, tính ngay từ 09:00 thứ Sáu 21/08/2026. Thời hạn 1 ngày làm việc, mỗi ngày 8 giờ làm việc. Có tính ngày làm bù: thứ Bảy 22/08/2026.',
    ],
    [
      '2026-03-09T09:00',
      course(5, 'day'),
      'Nhận trong giờ làm việc, tính ngay từ 09:00 thứ Hai 09/03/2026. Thời hạn 5 ngày liên tục, kể cả ngày nghỉ. Hết thời hạn lúc 09:00 thứ Bảy 14/03/2026 là ngoài giờ làm việc, nên hẹn vào giờ làm việc gần nhất sau đó: 07:30 thứ Hai 16/03/2026. Không tính: thứ Bảy 14/03/2026, Chủ nhật 15/03/2026.',
    ],
    [
      '2026-03-13T14:00',
      { ...course(null), sameDay: true },
      'Nhận trong giờ làm việc, tính ngay từ 14:00 thứ Sáu 13/03/2026. Thủ tục giải quyết trong ngày: nhận từ 11:00 trở đi thì trả vào ngày làm việc tiếp theo, 11:00 thứ Hai 16/03/2026. Không tính: thứ Bảy 14/03/2026, Chủ nhật 15/03/2026.',
    ],
    ['2026-03-14T14:00', course(null), 'Văn bản công bố không nêu thời hạn nên không có ngày hẹn trả.'],
    [
      '2028-12-29T15:00',
      course(0.5),
      'Nhận trong giờ làm việc, tính ngay từ 15:00 thứ Sáu 29/12/2028. Thời hạn 0,5 ngày làm việc, mỗi ngày 8 giờ làm việc. Không tính: thứ Bảy 30/12/2028, Chủ nhật 31/12/2028. Lịch nghỉ năm 2028 chưa được công bố chính thức, ngày hẹn có thể thay đổi. Chưa có dữ liệu ngày nghỉ năm 2029 nên chưa tính được ngày hẹn.',
    ],
  ])('%s', (received, its, said) => expect(basis(received, its)).toBe(said));

  it('in the language asked; one that is not installed is Vietnamese', () => {
    expect(basis('2026-03-09T15:00:01', course(0.25), 'en')).toBe(
      'Received after 15:00, it counts from the opening of the next working day: 07:30 on Tuesday 10/03/2026. The time given is 0.25 working days of 8 office hours each.',
    );
    expect(basis('2026-03-09T09:00', course(1), 'xx')).toBe(basis('2026-03-09T09:00', course(1)));
  });

  it('tells few weekends by day and many by number', () => {
    expect(basis('2026-03-09T09:00', course(17))).toContain(
      'Không tính: 6 ngày cuối tuần từ 14/03/2026 đến 29/03/2026.',
    );
  });

  it('of a supplement', () => {
    const before = dueDates(at('2026-03-09T09:00'), course(3), workingTime);
    const said = (asked: string) =>
      explainDueDate(
        resumeDates({
          left: timeLeftAt({ dates: before, process: course(3), requestedAt: at(asked), time: workingTime }),
          process: course(3),
          papersAt: at('2026-03-16T14:00'),
          time: workingTime,
        }),
        'vi',
      ).basis;
    expect(said('2026-03-10T09:00')).toContain('tính tiếp thời hạn còn lại: 2 ngày làm việc.');
    expect(said('2026-03-13T09:00')).toContain('giữ nguyên hạn 09:00 thứ Năm 12/03/2026.');
  });

  it('gives each day its reason', () => {
    const { skipped } = explainDueDate(dueDates(at('2026-08-21T09:00'), course(6), workingTime), 'vi');
    expect(skipped.map(({ day, reason }) => `${day} ${reason}`)).toEqual([
      '2026-08-22 ngày làm bù, có tính',
      '2026-08-23 cuối tuần',
    ]);
    const own = loadCatalogue(exampleSite({ workingTime: { daysOff: ['2026-03-10'] } }));
    const due = dueDates(at('2026-03-09T09:00'), course(1), own.workingTime);
    expect(own.explainDueDate(due, 'vi').skipped).toEqual([{ day: '2026-03-10', reason: 'ngày nghỉ của cơ quan' }]);
  });

  it('counts no day on which calendar days ended after the close', () => {
    // Mon 17/8/2026 11:00 and 5.375 days: Sat 22/8 20:00, a Saturday worked, after its close. Only the Sunday is waited for.
    const due = dueDates(at('2026-08-17T11:00'), course(5.375, 'day'), workingTime);
    expect(due.skipped.map(({ day }) => day)).toEqual(['2026-08-23']);
  });

  it('tells no time of a year of which nothing is known', () => {
    // Both the start and the due date would be in 2029.
    const due = dueDates(at('2028-12-29T16:00'), { ...course(null), sameDay: true }, workingTime);
    expect(due.rules.map(({ rule }) => rule)).toEqual(['unannounced-year', 'unknown-year']);
    expect(due.skipped.map(({ day }) => day)).toEqual(['2028-12-30', '2028-12-31']);
    expect(explainDueDate(due, 'vi').basis).not.toContain('/2029');
  });

  it('leaves no hole open in any language, whatever happened', () => {
    const dates = [
      ...['2026-03-09T06:00', '2026-03-09T12:10', '2026-03-09T16:00', '2026-03-14T10:00', '2028-12-29T16:00'].flatMap(
        received =>
          [course(5, 'day'), course(30), course(null), { ...course(null), sameDay: true }].map(its =>
            dueDates(at(received), its, workingTime),
          ),
      ),
    ];
    for (const language of readTexts('due-date.json').keys())
      for (const each of dates) expect(explainDueDate(each, language).basis).not.toMatch(/[{}]|undefined|NaN/);
  });
});

describe('a mistake in workingTime is named', () => {
  it.each([
    [{ sessions: [] }, 'workingTime.sessions'],
    [{ forwardUntil: '07:00' }, 'workingTime.forwardUntil'],
    [{ daysOff: ['2026-02-30'] }, 'workingTime.daysOff[0]'],
    [{ daysOff: [{ day: '2026-03-10' }] }, 'workingTime.daysOff[0]'],
    [{ sameDay: { until: '11:00', dueAt: '10:00' } }, 'workingTime.sameDay.dueAt'],
    [{ sameDay: { procedures: ['1.23'] } }, 'workingTime.sameDay.procedures[0]'],
    [{ sameDay: { gap: 'noon' } }, 'workingTime.sameDay.gap'],
    [{ calendarEnd: 'before' }, 'workingTime.calendarEnd'],
    [{ years: ['2029'] }, 'workingTime.years[0]'],
  ])('%j', (wrong, key) => expect(() => exampleSite({ workingTime: wrong })).toThrow(`wrong at "${key}"`));
});
