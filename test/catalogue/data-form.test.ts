// The catalogue as data: exactly what was sent out comes in again, and what nobody could mean is told by its place.
import { describe, expect, it } from 'vitest';
import { readDataForm } from '../../server/catalogue/formats/data-form.ts';
import { UnreadableDocument } from '../../server/catalogue/reading/model.ts';
import { knownReading } from './known-catalogue.ts';

const step = { no: 1, label: 'Bước 1', content: 'Nhận', responsible: 'Một cửa', durationText: '', result: null };
const exported = (value: number, unit = 'day') => ({
  processes: [
    {
      ...{ decision: '1/QĐ', province: 'Mẫu', agency: null, field: null, number: '01', totalText: '', notes: [] },
      procedures: [{ code: null, name: 'Một' }],
      steps: [{ ...step, duration: { value, unit } }],
      total: { value, unit },
      ...{ date: null, title: null, inForceFrom: null, warnings: [] },
    },
  ],
});
const read = (data: unknown) => readDataForm(JSON.stringify(data));
function refusalOf(data: unknown): UnreadableDocument {
  try {
    read(data);
  } catch (error) {
    if (error instanceof UnreadableDocument) return error;
    throw error;
  }
  throw new Error('was read');
}

describe('times', () => {
  it.each([0.125, 0.3, 0.25, 1.2, 3650])('of %d days stay what they are', value => {
    const [process] = read(exported(value))[0]?.processes ?? [];
    expect(process?.total).toEqual({ quarterDays: value * 4, unit: 'day' });
    expect(process?.steps[0]?.duration).toEqual({ quarterDays: value * 4, unit: 'day' });
  });

  it('of more than ten years are no times, in both forms', () => {
    const place = { sheet: 'JSON', rule: 'cell-too-long', values: { text: '20260101', most: 3650 } };
    expect(refusalOf(exported(20_260_101)).detail).toMatchObject({
      cells: [
        { ...place, cell: 'processes.0.steps.0.duration' },
        { ...place, cell: 'processes.0.total' },
      ],
    });
    const reading = knownReading();
    const [first] = reading.processes;
    if (first !== undefined) first.total = { quarterDays: 4 * 20_260_101, unit: 'day' };
    expect(refusalOf(reading).detail).toMatchObject({ cells: [{ ...place, cell: 'processes.0.total' }] });
  });
});

it('says what is wrong in the form that was meant', () => {
  expect(refusalOf({ processes: [{ ...exported(1).processes[0], number: 7 }] }).message).toContain(
    'processes.0.number',
  );
  expect(refusalOf({ ...knownReading(), decision: { number: 7 } }).message).toContain('decision.number');
});

it.each([
  ['half a copy', { papers: [{ name: 'Đơn', originals: 1.5, copies: null, form: null, required: true }] }],
  ['less than no copy', { papers: [{ name: 'Đơn', originals: null, copies: -1, form: null, required: true }] }],
  ['half a dong', { fees: [{ name: 'Lệ phí', amount: 0.5, text: '' }] }],
])('%s is refused', (_what, details) => {
  const reading = knownReading();
  const [procedure] = reading.processes[0]?.procedures ?? [];
  if (procedure !== undefined) procedure.details = details;
  expect(refusalOf(reading).message).toContain('details');
});
