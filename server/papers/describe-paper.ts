// Fills the parts of a form, in their order, with the values of the fields. It knows neither dossiers nor pages; the page that
// shows the paper decides where a sheet ends.
import type { Paper, PaperBlock } from '../../common/contract/calls/paper-calls.ts';
import { fill } from '../../common/text/fill.ts';
import type { Fields, Rows } from './fields.ts';
import { type Form, type FormPart, type FormSet, holesOf } from './form-set.ts';
import type { PaperTexts } from './paper-formats.ts';

/** The columns with short values, which are centred in their cells; longer values begin at the left. */
const centredColumns = new Set(['no', 'kind', 'count', 'receivedAt', 'dueAt', 'returnedAt', 'result']);

/** The filled sentence, or null when one of its holes is empty. */
function fillCompletely(text: string, fields: Fields): string | null {
  const values = fields as Record<string, string>;
  return holesOf(text).some(hole => (values[hole] ?? '') === '') ? null : fill(text, values);
}

function describePart(part: FormPart, fields: Fields, rows: Rows): PaperBlock[] {
  if (part.part === 'text') {
    const text = fillCompletely(part.text, fields);
    return text === null ? [] : [{ block: 'text', text }];
  }
  if (part.part === 'line') {
    const items = part.items.filter(({ field, ifEmpty }) => ifEmpty === 'dots' || fields[field] !== '');
    if (items.length === 0) return [];
    return [{ block: 'line', items: items.map(({ label, field }) => ({ label, text: fields[field] })) }];
  }
  const { title, columns } = part;
  return [
    {
      block: 'table',
      title,
      columns: columns.map(({ label, widthMm, column }) => ({ label, widthMm, centred: centredColumns.has(column) })),
      rows: rows[part.rows].map(row => columns.map(({ column }) => row[column] ?? '')),
    },
  ];
}

/** What a form is filled with. */
export interface PaperContent {
  fields: Fields;
  rows: Rows;
  /** The line above the title, "Cao Bằng, ngày 23 tháng 11 năm 2026". */
  placeAndDate: string;
  /** The code of the dossier; null for the register. */
  code: Paper['code'];
  /** The data of the QR code; null for none. */
  qr: string | null;
}

/**
 * Fills one form of a set.
 * @param from the form, and the set it belongs to, which gives the heading and the decision
 */
export function describePaper(from: { form: Form; set: FormSet }, content: PaperContent, texts: PaperTexts): Paper {
  const { form, set } = from;
  const { fields, rows, placeAndDate, code, qr } = content;
  const { kind, number, title, paper: size, orientation, copies, reference, signatures, notes, source } = form;
  return {
    kind,
    number,
    title,
    size,
    orientation,
    copies,
    placeAndDate,
    code,
    qr,
    codeText: code === null ? null : fill(texts.code, { code }),
    nation: set.nation,
    agency: fields.agency,
    office: fields.office,
    reference: reference === null ? null : fillCompletely(reference, fields),
    blocks: form.parts.flatMap(part => describePart(part, fields, rows)),
    signatures: signatures.map(({ title, note, name }) => ({
      title,
      note,
      name: name === null || fields[name] === '' ? null : fields[name],
    })),
    notes: notes.flatMap(note => fillCompletely(note, fields) ?? []),
    formName: fill(texts.formName, { number, decision: set.decision }),
    pageOf: texts.pageOf,
    minimal: source === 'minimal',
  };
}
