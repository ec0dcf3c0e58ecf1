// How the figures of a procedure are said: papers, fees, dates. Pure.
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

/** As published, or "200.000 đồng". */
export function feeText({ amount, text: published }: Fee, text: ProcedureTexts): string {
  if (published !== '' || amount === null) return published;
  return fill(text.dong, { amount: new Intl.NumberFormat('vi').format(amount) });
}

/** The fee, if there is one for everybody; null when the decision says nothing, or names several for different cases. */
export function commonFeeText({ fees, parts }: Procedure, text: ProcedureTexts): string | null {
  const said = new Set(fees.map(fee => feeText(fee, text)).filter(each => each !== ''));
  if (said.size > 0) return said.size === 1 ? ([...said][0] ?? null) : null;
  return parts.find(part => part.kind === 'fees')?.text ?? null;
}

export function stepTitle({ no, label }: Step, text: ProcedureTexts): string {
  return label === '' ? fill(text.step, { n: no }) : label;
}

/** "16:30 T5, 26/11/2026" of a time as the server tells it, by the clock of the office; null when it is none. */
export function dueText(dueAt: string | null, text: ProcedureTexts, weekdays: readonly string[]): string | null {
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(dueAt ?? '') ?? [];
  if (day === '') return null;
  return fill(text.dueAt, { time, weekday: weekdays[new Date(day).getUTCDay()] ?? '', date: formatDay(day) });
}

/** "Văn bản công bố không nêu: giấy tờ cần nộp; phí, lệ phí. Mời hỏi quầy hướng dẫn." */
export function missingText(missing: readonly SectionKind[], text: ProcedureTexts): string {
  return fill(text.notSaid, { parts: missing.map(kind => text.parts[kind].toLocaleLowerCase()).join('; ') });
}

/** A decision without a number is not signed. */
export const isDraft = ({ decision }: Procedure) => decision.number === null;

/** "2026-03-09" as people write it. */
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

/** The agency as published, and who does its work now. */
export function agencyText({ agency, agencyNow }: Pick<Procedure, 'agency' | 'agencyNow'>, text: ProcedureTexts) {
  return agency === null || agencyNow === null ? agency : fill(text.agencyNow, { agency, now: agencyNow });
}
