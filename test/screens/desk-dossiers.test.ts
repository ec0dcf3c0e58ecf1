// The pure parts of the desk's pages for dossiers: the draft of a reception, times and sums as they are typed, periods, keys.
import { describe, expect, it } from 'vitest';
import type { IdCard } from '../../common/contract/scanned.ts';
import vi from '../../common/text/vi/dossier-desk.json';
import { formatNumber, formatPercentage, parseAmount } from '../../counter/dossiers/amounts.ts';
import { checkDraft, checkFees } from '../../counter/dossiers/check-draft.ts';
import {
  actionKeys,
  chooseMainAction,
  type DossierDetails,
  findRatingMethod,
  mayPerform,
} from '../../counter/dossiers/dossier-actions.ts';
import { chooseProcedure, type Draft, emptyDraft, fillFromCard, hasInput } from '../../counter/dossiers/draft.ts';
import { buildFees, buildReceiveInput, sumFees } from '../../counter/dossiers/draft-input.ts';
import {
  addFee,
  addPaper,
  enterAmount,
  listPapers,
  type Procedure,
  parseFeeLine,
} from '../../counter/dossiers/draft-lines.ts';
import { formatTime, formatTypedTime, parseTime, readDay } from '../../counter/dossiers/office-time.ts';
import { findPeriod, formatPeriod, listPeriodDays, moveDay, movePeriod } from '../../counter/dossiers/periods.ts';

const zone = 'Asia/Ho_Chi_Minh';
const at = (text: string) => Date.parse(`${text}+07:00`);

const procedure = {
  id: '1.001000-mau',
  papers: [
    { name: 'Tờ khai', originals: 1, copies: null, form: 'Mẫu số 01', required: true },
    { name: 'Giấy chứng sinh', originals: 1, copies: 2, form: null, required: true },
    { name: 'Văn bản ủy quyền', originals: null, copies: null, form: null, required: false },
  ],
  fees: [
    { name: 'Lệ phí', amount: 8000, text: '' },
    { name: 'Phí khác', amount: null, text: 'theo quy định' },
  ],
} as unknown as Procedure;
const begun = (): Draft => ({
  ...chooseProcedure(emptyDraft(null, null), procedure, 'Phí, lệ phí'),
  name: 'Nguyễn Thị Mẫu',
});
const noDue = { must: false, at: null, now: 0 };

describe('the draft of a reception', () => {
  it('begins with the papers of the procedure: originals and copies apart, what is needed ticked', () => {
    const lines = listPapers(procedure.papers).map(({ name, kind, count, taken }) => [name, kind, count, taken]);
    expect(lines).toEqual([
      ['Tờ khai', 0, '1', true],
      ['Giấy chứng sinh', 0, '1', true],
      ['Giấy chứng sinh', 1, '2', true],
      ['Văn bản ủy quyền', 0, '1', false],
    ]);
    expect(new Set(listPapers(procedure.papers).map(({ key }) => key)).size).toBe(4);
  });

  it('assumes nothing: no consent, no fee paid, no paper that nobody ticked', () => {
    const input = buildReceiveInput(begun(), null, true);
    expect(input).toMatchObject({ smsConsent: false, fees: [], sets: 1, channel: 1, delivery: 'counter', dueAt: null });
    expect(input.papers?.map(({ name }) => name)).not.toContain('Văn bản ủy quyền');
  });

  it('tells a mistake at its field, and none of a line that is not ticked', () => {
    const draft = { ...begun(), name: ' ', phone: '12', idNumber: 'có dấu', email: 'a@b', sets: '0', smsConsent: true };
    expect(checkDraft(draft, noDue)).toEqual({
      name: 'name',
      phone: 'phone',
      idNumber: 'idNumber',
      email: 'email',
      sets: 'sets',
    });
    const lines = begun();
    const [paper, ...papers] = lines.papers;
    const own = addPaper([{ ...(paper as (typeof papers)[0]), count: '100' }, ...papers]);
    const fees = addFee(lines.fees);
    expect(checkDraft({ ...lines, papers: own, fees }, noDue)).toEqual({
      'papers.0.count': 'count',
      'papers.4.name': 'paper',
      'fees.2.name': 'fee',
      'fees.2.amount': 'amount',
    });
    expect(checkDraft({ ...lines, papers: own.map(line => ({ ...line, taken: false })) }, noDue)).toEqual({});
    for (const error of Object.values(checkDraft({ ...draft, phone: '' }, noDue)))
      expect(vi.errors).toHaveProperty(error);
  });

  it('wants a telephone for messages, and a date where the calendar has none', () => {
    expect(checkDraft({ ...begun(), smsConsent: true }, noDue)).toEqual({ phone: 'phoneForSms' });
    expect(checkDraft(begun(), { must: true, at: null, now: 0 })).toEqual({ due: 'dueMissing' });
    expect(checkDraft({ ...begun(), due: 'mai' }, { must: true, at: null, now: 0 })).toEqual({ due: 'dateTime' });
    expect(checkDraft({ ...begun(), due: '1/1/2020' }, { must: true, at: 5, now: 9 })).toEqual({ due: 'datePast' });
    expect(checkDraft({ ...begun(), due: '1/1/2030' }, { must: true, at: 10, now: 9 })).toEqual({});
  });

  it('sums what was paid, and sends no payment of nothing', () => {
    const draft = begun();
    draft.fees = draft.fees.map(fee => ({ ...fee, paid: true, amount: fee.amount || '0' }));
    expect(sumFees(draft.fees)).toBe(8000);
    expect(buildReceiveInput(draft, null, true).fees).toEqual([{ name: 'Lệ phí', amount: 8000 }]);
  });

  it('names a fee that the catalogue leaves without a name, so that it can be taken', () => {
    const nameless = { ...procedure, fees: [{ name: ' ', amount: 5000, text: '' }] } as unknown as Procedure;
    const draft = chooseProcedure(emptyDraft(null, null), nameless, 'Phí, lệ phí');
    draft.fees = draft.fees.map(fee => ({ ...fee, paid: true }));
    expect(checkFees(draft.fees)).toEqual({});
    expect(buildReceiveInput(draft, null, true).fees).toEqual([{ name: 'Phí, lệ phí', amount: 5000 }]);
  });

  it('takes a sum that is typed for paid, and drops none in silence', () => {
    const [, other] = begun().fees;
    if (other === undefined) throw new Error('two fees are listed');
    expect(buildFees([enterAmount(other, '12.000')])).toEqual([{ name: 'Phí khác', amount: 12_000 }]);
    expect(buildFees([enterAmount(enterAmount(other, '12.000'), '')])).toEqual([]);
  });

  it('is work that a reload would lose as soon as something was typed or ticked as paid, not before', () => {
    expect(hasInput(chooseProcedure(emptyDraft(null, null), procedure, ''))).toBe(false);
    expect(hasInput(begun())).toBe(true);
    expect(hasInput({ ...emptyDraft(null, null), note: 'gọi lại' })).toBe(true);
  });

  it('only registered, promises no date', () => {
    expect(buildReceiveInput({ ...begun(), due: '1/1/2030' }, 10, false)).toMatchObject({ accept: false, dueAt: null });
  });

  it('keeps the person when another procedure is chosen', () => {
    const other = { ...procedure, id: '2.000000-mau', papers: [], fees: [] } as unknown as Procedure;
    const changed = chooseProcedure({ ...begun(), due: '1/1/2030', phone: '0901234567' }, other, '');
    expect(changed).toMatchObject({
      procedureId: '2.000000-mau',
      name: 'Nguyễn Thị Mẫu',
      phone: '0901234567',
      due: '',
    });
    expect(changed.papers).toEqual([]);
  });
});

describe('an ID card under the scanner', () => {
  const card: IdCard = {
    number: '999199000123',
    oldNumber: null,
    name: 'Nguyễn Thị Mẫu',
    birth: '1999-01-31',
    sex: 'female',
    address: '12 Đường Mẫu',
    issued: null,
    agrees: true,
  };
  const blank = emptyDraft(null, null);

  it('fills name, number and address, and leaves the rest as it was', () => {
    const { person, outcome } = fillFromCard({ ...blank, phone: '0901234567', kind: 1 }, card);
    expect(outcome).toBe('whole');
    expect(person).toMatchObject({
      kind: 0,
      name: card.name,
      idNumber: card.number,
      address: card.address,
      phone: '0901234567',
    });
  });

  it('keeps what was typed where the scanner could not type the letters, and says so', () => {
    const typed = { ...blank, name: 'Nguyễn Thị Mẫu' };
    const { person, outcome } = fillFromCard(typed, { ...card, name: 'Nguy\ufffdn Th\ufffd M\ufffdu' });
    expect(outcome).toBe('part');
    expect(person).toMatchObject({ name: 'Nguyễn Thị Mẫu', idNumber: card.number, address: card.address });
  });

  it('says when number and other fields do not fit', () => {
    expect(fillFromCard(blank, { ...card, agrees: false }).outcome).toBe('doubt');
  });
});

describe('times as they are typed', () => {
  const now = at('2026-11-23T09:00:00');
  it.each([
    ['26/11/2026 14:30', '2026-11-26T14:30:00'],
    ['26-11-2026 8:05', '2026-11-26T08:05:00'],
    ['26.11 14:30', '2026-11-26T14:30:00'],
    ['26/11 14g30', '2026-11-26T14:30:00'],
    ['26/11 14h', '2026-11-26T14:00:00'],
    ['26/11', '2026-11-26T17:30:00'],
    ['3/1', '2027-01-03T17:30:00'],
    ['29/2/2028 10:00', '2028-02-29T10:00:00'],
  ])('%s', (typed, meant) => {
    expect(parseTime(typed, now, zone)).toBe(at(meant));
  });

  it.each(['', 'mai', '31/2/2027', '29/2/2027 10:00', '26/13', '26/11/2026 25:00', '26/11/26 10:00'])(
    '"%s" is none',
    typed => {
      expect(parseTime(typed, now, zone)).toBeNull();
    },
  );

  it('come back as they were shown', () => {
    expect(parseTime(formatTypedTime(now, zone), 0, zone)).toBe(now);
    expect(formatTime(now, zone)).toBe('09:00 23/11/2026');
    expect(readDay(at('2026-11-23T00:30:00'), zone)).toBe('2026-11-23');
  });

  it('follow the clocks of the office, also where they change', () => {
    expect(parseTime('29/3/2026 12:00', 0, 'Europe/Berlin')).toBe(Date.parse('2026-03-29T12:00:00+02:00'));
    expect(parseTime('28/3/2026 12:00', 0, 'Europe/Berlin')).toBe(Date.parse('2026-03-28T12:00:00+01:00'));
  });
});

describe('sums and shares', () => {
  it('are written as in Vietnam', () => {
    expect(formatNumber(1_250_000)).toBe('1.250.000');
    expect(formatPercentage(354_577, 359_296)).toBe('98,68 %');
    expect(formatPercentage(1, 1)).toBe('100 %');
    // Never a hundred while one was late.
    expect(formatPercentage(99_999, 100_000)).toBe('99,99 %');
    expect(formatPercentage(0, 0)).toBeNull();
  });
  it('are read with dots, commas or blanks', () => {
    for (const typed of ['8000', '8.000', ' 8 000 ', '8,000']) expect(parseAmount(typed)).toBe(8000);
    for (const typed of ['1250000', '1.250.000', '1,250,000', '1 250 000']) expect(parseAmount(typed)).toBe(1_250_000);
    expect(parseAmount('0')).toBe(0);
    for (const typed of ['', 'tám nghìn', '-5', '1e3']) expect(parseAmount(typed)).toBeNull();
  });
  it('are asked for again where a part of a đồng, or a slip of the hand, would make them many times as much', () => {
    for (const typed of [
      '8.000,50',
      '8,000.00',
      '8000,5',
      '8.00',
      '80.00.000',
      '1.250,000',
      '0.500',
      '8000.000',
      '8.000.',
    ])
      expect([typed, parseAmount(typed)]).toEqual([typed, null]);
  });
  it('stand in the words of a dossier', () => {
    expect(parseFeeLine('Lệ phí: đăng ký: 8000')).toEqual({ name: 'Lệ phí: đăng ký', amount: 8000 });
    expect(parseFeeLine('Không có số')).toEqual({ name: 'Không có số', amount: null });
  });
});

describe('periods', () => {
  it('hold the days that offices report by', () => {
    expect(listPeriodDays(findPeriod('month', '2028-02-10'))).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(listPeriodDays(findPeriod('quarter', '2026-11-23'))).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(listPeriodDays(findPeriod('half', '2026-06-30'))).toEqual({ from: '2026-01-01', to: '2026-06-30' });
    expect(listPeriodDays(findPeriod('year', '2026-06-30'))).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  });
  it('go on over the year', () => {
    expect(movePeriod({ kind: 'month', year: 2026, n: 12 }, 1)).toEqual({ kind: 'month', year: 2027, n: 1 });
    expect(movePeriod({ kind: 'quarter', year: 2026, n: 1 }, -1)).toEqual({ kind: 'quarter', year: 2025, n: 4 });
    expect(movePeriod({ kind: 'half', year: 2026, n: 1 }, -1)).toEqual({ kind: 'half', year: 2025, n: 2 });
    expect(movePeriod({ kind: 'year', year: 2026, n: 1 }, -1)).toEqual({ kind: 'year', year: 2025, n: 1 });
    expect(moveDay('2026-12-31', 1)).toBe('2027-01-01');
  });
  it('have their names', () => {
    expect(formatPeriod({ kind: 'quarter', year: 2026, n: 4 }, vi.numbers.named)).toBe('Quý 4/2026');
    expect(formatPeriod({ kind: 'half', year: 2026, n: 2 }, vi.numbers.named)).toBe('6 tháng cuối năm 2026');
  });
});

describe('the deeds of a dossier', () => {
  const steps = [1, 2].map(no => ({ no })) as DossierDetails['steps'];
  const dossier = (state: DossierDetails['state'], may: string[], step: number | null = 1) => ({
    state,
    may,
    steps,
    step,
  });

  it('have a key each, and the numbers and N stay free for papers and the next dossier', () => {
    const keys = Object.values(actionKeys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[A-MO-Z]$/);
  });

  it('lead on: what is most likely done now is the red one', () => {
    expect(chooseMainAction(dossier(1, ['accept', 'refuse', 'pay']))).toBe('accept');
    expect(chooseMainAction(dossier(4, ['advance', 'ready', 'pay']))).toBe('advance');
    expect(chooseMainAction(dossier(4, ['advance', 'ready', 'pay'], 2))).toBe('ready');
    expect(chooseMainAction(dossier(5, ['supplement-received', 'stop', 'pay']))).toBe('supplement-received');
    expect(chooseMainAction(dossier(6, ['pay', 'withdraw']))).toBe('pay');
    expect(chooseMainAction(dossier(9, ['return', 'pay']))).toBe('return');
    expect(chooseMainAction(dossier(10, []))).toBeNull();
  });

  it('lead to the question of the rating only where the tablet asks it', () => {
    expect(findRatingMethod(null)).toBe('none');
    expect(findRatingMethod({ state: 'called' })).toBe('start');
    expect(findRatingMethod({ state: 'serving' })).toBe('tablet');
  });

  it('go no further than the last step', () => {
    expect(mayPerform(dossier(4, ['advance'], 2), 'advance')).toBe(false);
    // Without a published course the first one only says that it is in process.
    expect(mayPerform({ state: 2, may: ['advance'], steps: [], step: null }, 'advance')).toBe(true);
    expect(mayPerform({ state: 4, may: ['advance'], steps: [], step: null }, 'advance')).toBe(false);
    expect(mayPerform(dossier(4, []), 'ready')).toBe(false);
  });
});
