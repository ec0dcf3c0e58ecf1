// Puts the details of a procedure into words: papers, fees, dates, decision. Pure.
import { fill } from '../../common/text/fill.ts';
import type procedureTexts from '../../common/text/vi/procedure.json';
import type { Fee, Paper, Procedure, SectionKind, Step } from './procedure-sections.ts';

export type ProcedureTexts = typeof procedureTexts;

/** "1 bản chính · 2 bản sao · Mẫu: số 01" */
export function paperText({ originals, copies, form, required }: Paper, text: ProcedureTexts): string {
  return [
    originals !== null && originals > 0 && fill(text.originals, { n: originals }),
    copies !== null && copies > 0 && fill(text.copies, { n: copies }),
    form !== null && form !== '' && fill(text.form, { form }),
    !required && text.ifAny,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Returns the fee as published, else the amount: "200.000 đồng". */
export function feeText({ amount, text: published }: Fee, text: ProcedureTexts): string {
  if (published !== '' || amount === null) return published;
  return fill(text.dong, { amount: new Intl.NumberFormat('vi').format(amount) });
}

/** Returns the fee if it is the same for everybody; null if the decision names none, or several for different cases. */
export function commonFeeText({ fees, parts }: Procedure, text: ProcedureTexts): string | null {
  const texts = new Set(fees.map(fee => feeText(fee, text)).filter(fee => fee !== ''));
  if (texts.size > 0) return texts.size === 1 ? ([...texts][0] ?? null) : null;
  return parts.find(part => part.kind === 'fees')?.text ?? null;
}

export function stepTitle({ no, label }: Step, text: ProcedureTexts): string {
  return label === '' ? fill(text.step, { n: no }) : label;
}

/** Formats a local time of the office ("2026-11-26T16:30…"): "16:30 T5, 26/11/2026". Returns null when there is none. */
export function dueText(dueAt: string | null, text: ProcedureTexts, weekdays: readonly string[]): string | null {
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(dueAt ?? '') ?? [];
  if (day === '') return null;
  return fill(text.dueAt, { time, weekday: weekdays[new Date(day).getUTCDay()] ?? '', date: formatDay(day) });
}

/** "Văn bản công bố không nêu: giấy tờ cần nộp; phí, lệ phí. Mời hỏi quầy hướng dẫn." */
export function missingText(missing: readonly SectionKind[], text: ProcedureTexts): string {
  return fill(text.notSaid, { parts: missing.map(kind => text.parts[kind].toLocaleLowerCase()).join('; ') });
}

/** A decision without a number has not been signed yet. */
export const isDraft = ({ decision }: Procedure) => decision.number === null;

/** Formats a day: "2026-03-09" becomes "09/03/2026". */
export const formatDay = (day: string) => day.split('-').reverse().join('/');

/** "Số 514/QĐ-UBND · ngày 08/09/2022 · Kon Tum" */
export function decisionText({ decision }: Procedure, text: ProcedureTexts): string {
  const { number, date, province } = decision;
  return [
    number === null ? text.draft : fill(text.decisionNumber, { number }),
    date !== null && fill(text.decisionDate, { date: formatDay(date) }),
    province,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Returns code, agency, field, level of online service and province of a procedure in one line. */
export function originText(procedure: Procedure, text: ProcedureTexts): string {
  const { code, field, level, decision } = procedure;
  return [
    code && fill(text.code, { code }),
    agencyText(procedure, text),
    field,
    level && text.levels[level],
    decision.province,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Returns the agency as published, and the agency that does its work today if that is another one. */
function agencyText({ agency, agencyNow }: Procedure, text: ProcedureTexts): string | null {
  return agency === null || agencyNow === null ? agency : fill(text.agencyNow, { agency, now: agencyNow });
}
