// Due dates worked out by hand, each with its reasoning. Office hours are 07:30-11:30 and 13:30-17:30 unless a group says
// otherwise: a day of work is 8 h, a quarter 2 h. "3" is working days, "3d" calendar days, "day" a procedure done in a day.

export interface Example {
  received: string;
  length: string;
  /** Null: nobody can say. */
  due: string | null;
  why: string;
}

const list = (
  rows: readonly (readonly [received: string, length: string, due: string | null, why: string])[],
): Example[] => rows.map(([received, length, due, why]) => ({ received, length, due, why }));

export const noonsAndNights = list([
  [
    '2026-11-20T14:00',
    '0.5',
    '2026-11-23T08:00',
    'Fri 14:00-17:30 is 3.5 h of 4 h; the last half hour is Mon 07:30-08:00',
  ],
  ['2026-11-20T15:00:01', '0.25', '2026-11-23T09:30', 'a second after the cut-off: starts Mon 07:30, 2 h'],
  ['2026-11-23T07:30', '1', '2026-11-23T17:30', '8 h from opening to close; the close belongs to the day'],
  ['2026-11-23T07:30', '0.5', '2026-11-23T11:30', '4 h are the morning, and its close stays'],
  ['2026-03-09T07:30', '0.25', '2026-03-09T09:30', '2 h of the morning'],
  ['2026-03-09T09:00', '0.25', '2026-03-09T11:00', '2 h of the morning'],
  ['2026-03-09T09:30', '0.25', '2026-03-09T11:30', '2 h end at the close of the morning, not at 13:30'],
  ['2026-03-09T09:31', '0.25', '2026-03-09T13:31', '1 h 59 until noon, one minute after it'],
  ['2026-03-09T10:30', '0.25', '2026-03-09T14:30', '1 h until noon, 1 h after it'],
  ['2026-03-09T08:12:30', '0.25', '2026-03-09T10:12:30', 'seconds are kept'],
  ['2026-03-09T07:30', '0.75', '2026-03-09T15:30', '4 h of morning, 2 h of afternoon'],
  ['2026-03-09T13:30', '0.25', '2026-03-09T15:30', '2 h from the opening of the afternoon'],
  ['2026-03-09T13:30', '0.5', '2026-03-09T17:30', 'the whole afternoon'],
  ['2026-03-09T14:00', '0.5', '2026-03-10T08:00', '3.5 h today, half an hour tomorrow'],
  ['2026-03-09T09:00', '1', '2026-03-10T09:00', '6.5 h today (2.5 and 4), 1.5 h tomorrow'],
  ['2026-03-09T08:00', '1.25', '2026-03-10T10:00', '10 h: 7.5 h today, 2.5 h tomorrow'],
  ['2026-03-09T08:00', '10.25', '2026-03-23T10:00', 'ten days are two weeks, Mon 23/3 08:00; 2 h more'],
  ['2026-03-09T11:30', '0.25', '2026-03-09T15:30', 'nothing of the morning is left, 2 h of afternoon'],
  ['2026-03-09T11:29:59', '0.25', '2026-03-09T15:29:59', 'one second of the morning counts'],
  ['2026-03-09T12:15', '0.25', '2026-03-09T15:30', 'received at noon: starts 13:30'],
  ['2026-03-09T12:15', '0.5', '2026-03-09T17:30', 'received at noon: the whole afternoon'],
  ['2026-03-09T12:15', '1', '2026-03-10T11:30', 'received at noon: 4 h today, 4 h tomorrow morning'],
]);

export const cutOff = list([
  ['2026-03-09T15:00:00', '0.25', '2026-03-09T17:00', '15:00:00 is not after 15:00: 2 h today'],
  ['2026-03-09T15:00:00', '0.5', '2026-03-10T09:00', '2.5 h today, 1.5 h tomorrow'],
  ['2026-03-09T15:00:00', '1', '2026-03-10T15:00', '2.5 h today, 5.5 h tomorrow: 4 and 1.5'],
  ['2026-03-09T15:00:01', '0.5', '2026-03-10T11:30', 'starts Tue 07:30; the morning'],
  ['2026-03-09T17:30', '0.25', '2026-03-10T09:30', 'after the cut-off although the office is open'],
  ['2026-03-09T18:20', '1', '2026-03-10T17:30', 'in the evening: all of tomorrow'],
  ['2026-03-09T23:59:59', '0.25', '2026-03-10T09:30', 'the last second of Monday: Tue 07:30'],
  ['2026-03-10T00:00:00', '0.25', '2026-03-10T09:30', 'the first second of Tuesday: before its opening'],
  ['2026-03-09T06:10', '1', '2026-03-09T17:30', 'before the doors open: today 07:30'],
]);

export const weekends = list([
  ['2026-03-12T09:00', '3', '2026-03-17T09:00', 'Fri, Mon, Tue at 09:00; Saturday and Sunday are none'],
  ['2026-03-12T15:20', '3', '2026-03-17T17:30', 'starts Fri 07:30: Fri, Mon, Tue whole'],
  ['2026-03-13T07:30', '1', '2026-03-13T17:30', 'Friday whole: its close, not Monday'],
  ['2026-03-13T07:31', '1', '2026-03-16T07:31', 'a minute is left for Monday'],
  ['2026-03-13T15:20', '3', '2026-03-18T17:30', 'starts Mon 07:30: Mon, Tue, Wed whole'],
  ['2026-03-14T09:00', '1', '2026-03-16T17:30', 'a Saturday: Monday whole'],
  ['2026-03-15T22:00', '0.25', '2026-03-16T09:30', 'a Sunday night: Mon 07:30, 2 h'],
  ['2026-03-09T09:00', '17', '2026-04-01T09:00', '15 days are three weeks, Mon 30/3; two more, Wed 1/4'],
  ['2026-03-09T09:00', '35', '2026-04-28T09:00', 'seven weeks lead to Mon 27/4, which is off: Tuesday'],
]);

export const holidays = list([
  ['2026-02-13T09:00', '1', '2026-02-23T09:00', 'Fri before Tết 2026; 16-20/2 are off: 6.5 h today, 1.5 h on Mon 23/2'],
  ['2026-02-13T15:30', '0.25', '2026-02-23T09:30', 'after the cut-off on that Friday: starts Mon 23/2'],
  ['2026-02-18T10:00', '1', '2026-02-23T17:30', 'received in Tết: starts Mon 23/2'],
  ['2026-02-12T14:00', '2', '2026-02-23T14:00', 'Thu 3.5 h, Fri 8 h, Mon 23/2 4.5 h: the morning and half an hour'],
  ['2025-01-24T10:00', '1', '2025-02-03T10:00', 'Tết 2025 is 27-31/1'],
  ['2025-04-04T10:00', '1', '2025-04-08T10:00', 'Mon 7/4/2025 is Giỗ Tổ'],
  ['2025-08-29T10:00', '2', '2025-09-04T10:00', 'Mon 1 and Tue 2 September are off: Wed 3, Thu 4'],
  ['2026-04-24T16:00', '1', '2026-04-28T17:30', 'Mon 27/4/2026 is off for Giỗ Tổ: starts Tue 28/4'],
  ['2026-04-29T10:00', '1', '2026-05-04T10:00', 'Thu 30/4, Fri 1/5 and a weekend between'],
  ['2026-04-24T10:00', '3', '2026-05-04T10:00', 'Tue 28/4, Wed 29/4, then Mon 4/5'],
  ['2026-08-28T09:00', '1', '2026-09-03T09:00', '31/8, 1/9, 2/9 are off: Thu 3/9'],
  ['2026-08-29T09:00', '0.25', '2026-09-03T09:30', 'a Saturday before three days off'],
  ['2026-11-23T10:00', '1', '2026-11-24T10:00', '24/11 is a policy, not a day off yet'],
  ['2027-04-15T10:00', '1', '2027-04-19T10:00', 'Fri 16/4/2027 is Giỗ Tổ'],
  ['2027-04-29T10:00', '1', '2027-05-03T10:00', 'Fri 30/4 is off; Mon 3/5 is not in the list of days off'],
  ['2027-02-05T10:00', '1', '2027-02-08T10:00', 'of Tết 2027 only Sat 6/2 is known'],
  ['2027-09-01T10:00', '1', '2027-09-03T10:00', 'Thu 2/9/2027'],
  ['2028-01-25T10:00', '1', '2028-01-27T10:00', 'Wed 26/1/2028 is the first day of Tết'],
  ['2028-04-03T10:00', '1', '2028-04-05T10:00', 'Tue 4/4/2028 is Giỗ Tổ'],
  ['2028-04-28T10:00', '1', '2028-05-02T10:00', '30/4 is a Sunday, Mon 1/5 off'],
]);

export const madeUpSaturdays = list([
  ['2026-08-21T09:00', '1', '2026-08-22T09:00', 'Sat 22/8/2026 is worked'],
  ['2026-08-21T15:30', '0.25', '2026-08-22T09:30', 'after the cut-off on Friday: starts on the Saturday worked'],
  ['2026-08-22T09:00', '1', '2026-08-24T09:00', 'received on it: 6.5 h there, 1.5 h on Monday'],
  ['2026-08-22T15:00:01', '0.5', '2026-08-24T11:30', 'it has a cut-off like any day: starts Monday'],
  ['2026-08-23T09:00', '1', '2026-08-24T17:30', 'the Sunday after it is a Sunday'],
  ['2026-01-09T16:00', '1', '2026-01-10T17:30', 'Sat 10/1/2026 whole'],
  ['2025-04-25T14:00', '2', '2025-04-28T14:00', 'Fri 3.5 h, Sat 26/4/2025 8 h, Mon 4.5 h'],
  ['2025-04-25T10:00', '4', '2025-05-05T10:00', 'Sat 26, Mon 28, Tue 29; 30/4-2/5 are off: Mon 5/5'],
]);

export const yearsEnds = list([
  ['2025-12-31T10:00', '1', '2026-01-05T10:00', 'Thu 1 and Fri 2 January 2026 are off'],
  ['2026-12-31T14:00', '1', '2027-01-04T14:00', 'Fri 1/1/2027 is off'],
  ['2026-12-31T15:30', '0.25', '2027-01-04T09:30', 'starts in the new year'],
  ['2027-12-31T10:00', '1', '2028-01-03T10:00', '1/1/2028 is a Saturday; Mon 3/1 is not in the list of days off'],
  ['2028-02-28T10:00', '1', '2028-02-29T10:00', 'Tue 29/2/2028 is a day like any'],
  ['2028-02-29T10:00', '1', '2028-03-01T10:00', 'from the leap day to March'],
  ['2028-02-28T15:30', '2', '2028-03-01T17:30', 'starts on the leap day: it and Wed 1/3 whole'],
  ['2026-02-27T10:00', '1', '2026-03-02T10:00', 'no leap day in 2026: Fri 27/2 to Mon 2/3'],
  ['2028-02-28T09:00', '1d', '2028-02-29T09:00', '24 h'],
  ['2028-02-28T09:00', '2d', '2028-03-01T09:00', '48 h over the leap day'],
]);

export const calendarDays = list([
  ['2026-03-09T09:00', '1d', '2026-03-10T09:00', '24 h'],
  ['2026-03-09T09:00', '7d', '2026-03-16T09:00', 'a week, weekend and all'],
  ['2026-03-09T09:00', '15d', '2026-03-24T09:00', 'Mon 9/3 and 15 days: Tue 24/3'],
  [
    '2026-03-09T09:00',
    '60d',
    '2026-05-08T09:00',
    '22 days to 31/3, 30 to 30/4, 8 more: Fri 8/5; days off between count',
  ],
  ['2026-03-09T09:00', '10.25d', '2026-03-19T15:00', 'ten days and 6 h'],
  ['2026-03-09T09:00', '0.25d', '2026-03-09T15:00', '6 h, noon included'],
  ['2026-03-09T07:30', '0.25d', '2026-03-09T13:30', '6 h end at an opening'],
  ['2026-03-09T11:30', '0.25d', '2026-03-09T17:30', '6 h end at the close, which belongs to the day'],
  ['2026-03-09T12:15', '0.25d', '2026-03-10T07:30', 'starts 13:30, ends 19:30: next opening'],
  ['2026-03-09T09:00', '0.5d', '2026-03-10T07:30', 'ends 21:00: next opening'],
  ['2026-03-09T09:00', '0.75d', '2026-03-10T07:30', 'ends 03:00: opening of that day'],
  ['2026-03-09T15:00', '0.875d', '2026-03-10T13:30', '21 h end at noon: opening of the afternoon'],
  ['2026-03-09T15:00', '1d', '2026-03-10T15:00', '15:00:00 is not after the cut-off'],
  ['2026-03-09T15:00:01', '1d', '2026-03-11T07:30', 'starts Tue 07:30, 24 h'],
  ['2026-03-09T09:00', '5d', '2026-03-16T07:30', 'ends on a Saturday: Mon opening'],
  ['2026-03-09T09:00', '6d', '2026-03-16T07:30', 'ends on a Sunday: Mon opening'],
  ['2026-03-13T16:00', '2d', '2026-03-18T07:30', 'starts Mon 16/3 07:30'],
  ['2026-02-06T10:00', '10d', '2026-02-23T07:30', 'ends Mon 16/2 in Tết: Mon 23/2'],
  ['2026-01-23T09:00', '30d', '2026-02-23T07:30', 'ends Sun 22/2, the last day of Tết'],
  ['2026-08-24T10:00', '8d', '2026-09-03T07:30', 'ends Tue 1/9: Thu 3/9'],
  ['2026-08-17T10:00', '5d', '2026-08-22T10:00', 'ends on a Saturday that is worked: stays'],
  ['2026-12-24T10:00', '8d', '2027-01-04T07:30', 'ends on New Year’s Day: Mon 4/1'],
]);

export const doneInADay = list([
  ['2026-03-09T10:59:59', 'day', '2026-03-09T16:30', 'before 11:00'],
  ['2026-03-09T11:00:00', 'day', '2026-03-10T11:00', '11:00 is not before 11:00'],
  ['2026-03-09T11:15', 'day', '2026-03-10T11:00', 'between 11:00 and noon counts as afternoon'],
  ['2026-03-09T07:30', 'day', '2026-03-09T16:30', 'at the opening'],
  ['2026-03-09T06:00', 'day', '2026-03-09T16:30', 'before the doors open is before 11:00 too'],
  ['2026-03-09T14:00', 'day', '2026-03-10T11:00', 'in the afternoon'],
  ['2026-03-09T16:00', 'day', '2026-03-10T11:00', 'the hour of reception decides, not the cut-off at 15:00'],
  ['2026-03-09T19:00', 'day', '2026-03-10T11:00', 'in the evening of a working day'],
  ['2026-03-13T10:00', 'day', '2026-03-13T16:30', 'a Friday morning'],
  ['2026-03-13T14:00', 'day', '2026-03-16T11:00', 'a Friday afternoon: the next working morning is Monday'],
  ['2026-03-14T09:00', 'day', '2026-03-16T16:30', 'a Saturday: as received at Monday’s opening'],
  ['2026-03-15T20:00', 'day', '2026-03-16T16:30', 'a Sunday evening: as received at Monday’s opening'],
  ['2026-02-13T14:00', 'day', '2026-02-23T11:00', 'the afternoon before Tết'],
  ['2026-02-18T15:00', 'day', '2026-02-23T16:30', 'in Tết: as received at the opening after it'],
  ['2026-08-21T14:00', 'day', '2026-08-22T11:00', 'the next working morning is a Saturday worked'],
  ['2026-08-22T10:00', 'day', '2026-08-22T16:30', 'on that Saturday'],
  ['2026-08-22T14:00', 'day', '2026-08-24T11:00', 'its afternoon: Monday'],
  ['2026-12-31T14:00', 'day', '2027-01-04T11:00', 'over New Year'],
  ['2028-12-29T14:00', 'day', null, 'the next working morning is in 2029, of which nothing is known'],
]);

export const unknownYears = list([
  ['2028-12-29T14:00', '0.25', '2028-12-29T16:00', 'ends on the last working day of 2028'],
  ['2028-12-29T07:30', '1', '2028-12-29T17:30', 'ends at its close'],
  ['2028-12-29T15:00', '0.5', null, '1.5 h would be in 2029'],
  ['2028-12-29T15:00:01', '0.25', null, 'would start in 2029'],
  ['2028-12-28T09:00', '1d', '2028-12-29T09:00', 'ends in 2028'],
  ['2028-12-28T09:00', '2d', null, 'ends Sat 30/12; the next opening is in 2029'],
  ['2028-02-29T09:00', '366d', null, '1/3/2029'],
  ['2029-01-02T09:00', '0.25', null, 'received in 2029'],
  ['2024-12-31T09:00', '1', null, 'received in 2024'],
  ['2024-12-31T09:00', '3d', null, 'received in 2024, though it would end in 2025'],
]);
