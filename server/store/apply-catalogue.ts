// What the catalogue's events do to its rows. The one place that writes them, as apply.ts is for the queue.
import { legalParts } from '../../common/contract/legal-parts.ts';
import type { ImportedProcess, PlannedProcedure } from '../core/catalogue.ts';
import type { EventOf } from '../core/events.ts';
import { fold } from '../core/fold.ts';
import type { Connection } from './open.ts';

/** Digits of a code, with and without its first: "1.014881" is found as 1014881 and as 014881. */
function codeWords(nationalCode: string | null): string {
  const digits = nationalCode?.replace(/\D/g, '') ?? '';
  return digits === '' ? '' : `${digits} ${digits.slice(1)}`;
}

const rank = (kind: string) => {
  const at = (legalParts as readonly string[]).indexOf(kind);
  return at < 0 ? legalParts.length : at;
};

export function createApplyCatalogue(db: Connection) {
  const raise = db.prepare('UPDATE catalogue_state SET revision = revision + 1, updated_at = ?');
  const addDecision = db.prepare(
    `INSERT INTO decisions (decision_id, number, date, province, title, in_force_from, replaces, file_name, imported_at)
     VALUES (@decisionId, @number, @date, @province, @title, @inForceFrom, @replaces, @fileName, @at)
     ON CONFLICT DO UPDATE SET number = @number, date = @date, province = @province, title = @title,
       in_force_from = @inForceFrom, replaces = @replaces, file_name = @fileName, imported_at = @at`,
  );
  const addAgency = db.prepare('INSERT INTO agencies (name, folded) VALUES (@name, @folded) ON CONFLICT DO NOTHING');
  const agencyId = db.prepare<[string], number>('SELECT agency_id FROM agencies WHERE folded = ?').pluck();
  const addField = db.prepare('INSERT INTO fields (name, folded) VALUES (@name, @folded) ON CONFLICT DO NOTHING');
  const fieldId = db.prepare<[string], number>('SELECT field_id FROM fields WHERE folded = ?').pluck();
  const addProcess = db.prepare(
    `INSERT INTO processes (process_id, decision_id, agency_id, field_id, number, total, total_unit, total_text, notes, warnings)
     VALUES (@processId, @decisionId, @agencyId, @fieldId, @number, @total, @unit, @totalText, @notes, @warnings)
     ON CONFLICT DO UPDATE SET agency_id = @agencyId, field_id = @fieldId, number = @number, total = @total,
       total_unit = @unit, total_text = @totalText, notes = @notes, warnings = @warnings`,
  );
  const dropSteps = db.prepare('DELETE FROM steps WHERE process_id = ?');
  const addStep = db.prepare(
    `INSERT INTO steps (process_id, no, label, content, responsible, duration, duration_unit, duration_text, result)
     VALUES (@processId, @no, @label, @content, @responsible, @quarterDays, @unit, @durationText, @result)`,
  );
  const addProcedure = db
    .prepare<[unknown], number>(
      `INSERT INTO procedures (procedure_id, process_id, code, national_code, name, level, internal, valid_from, fingerprint, changed_at)
     VALUES (@procedureId, @processId, @code, @nationalCode, @name, @level, @internal, @validFrom, @fingerprint, @at)
     ON CONFLICT (procedure_id) DO UPDATE SET process_id = @processId, code = @code, name = @name, level = @level,
       internal = @internal, valid_from = @validFrom, fingerprint = @fingerprint, changed_at = @at
     RETURNING seq`,
    )
    .pluck();
  const dropLists = ['parts', 'papers', 'fees'].map(table => db.prepare(`DELETE FROM ${table} WHERE procedure_id = ?`));
  const addPart = db.prepare('INSERT INTO parts (procedure_id, no, kind, text) VALUES (@id, @no, @kind, @text)');
  const addPaper = db.prepare(
    `INSERT INTO papers (procedure_id, no, name, originals, copies, form, required)
     VALUES (@id, @no, @name, @originals, @copies, @form, @required)`,
  );
  const addFee = db.prepare(
    'INSERT INTO fees (procedure_id, no, name, amount, text) VALUES (@id, @no, @name, @amount, @text)',
  );
  const replace = db.prepare('UPDATE procedures SET valid_until = @until, replaced_by = @by WHERE procedure_id = @id');
  const retire = db.prepare('UPDATE procedures SET retired_at = @at WHERE procedure_id = @id');
  const dropWords = db.prepare('DELETE FROM catalogue_words WHERE rowid = ?');
  const addWords = db.prepare(
    'INSERT INTO catalogue_words (rowid, code, name, place, content) VALUES (@seq, @code, @name, @place, @content)',
  );

  function idOf(name: string | null, add: typeof addAgency, find: typeof agencyId): number | null {
    if (name === null) return null;
    const folded = fold(name);
    add.run({ name, folded });
    return find.get(folded) ?? null;
  }

  function writeProcedure(procedure: PlannedProcedure, process: ImportedProcess, course: string, at: number): void {
    const { procedureId: id, parts, papers, fees } = procedure;
    const internal = procedure.internal ? 1 : 0;
    const seq = addProcedure.get({ ...procedure, processId: process.processId, internal, at }) ?? 0;
    for (const drop of dropLists) drop.run(id);
    const ordered = parts.toSorted((a, b) => rank(a.kind) - rank(b.kind));
    for (const [no, { kind, text }] of ordered.entries()) addPart.run({ id, no, kind, text });
    for (const [no, paper] of papers.entries()) addPaper.run({ id, no, ...paper, required: paper.required ? 1 : 0 });
    for (const [no, fee] of fees.entries()) addFee.run({ id, no, ...fee });
    const content = [...parts.map(part => part.text), ...papers.map(paper => paper.name), ...fees.map(fee => fee.name)];
    dropWords.run(seq);
    addWords.run({
      seq,
      code: codeWords(procedure.nationalCode),
      name: fold(procedure.name),
      place: fold(`${process.agency ?? ''} ${process.field ?? ''}`),
      content: `${course} ${fold(content.join(' '))}`,
    });
  }

  function writeProcess(process: ImportedProcess, decisionId: string, at: number): void {
    const { processId, total, steps } = process;
    addProcess.run({
      processId,
      decisionId,
      agencyId: idOf(process.agency, addAgency, agencyId),
      fieldId: idOf(process.field, addField, fieldId),
      number: process.number,
      total: total?.quarterDays ?? null,
      unit: total?.unit ?? null,
      totalText: process.totalText,
      notes: JSON.stringify(process.notes),
      warnings: JSON.stringify(process.warnings),
    });
    dropSteps.run(processId);
    for (const { duration, ...step } of steps)
      addStep.run({ processId, ...step, quarterDays: duration?.quarterDays ?? null, unit: duration?.unit ?? null });
    // The same for all of the group, so folded once.
    const course = fold(steps.flatMap(step => [step.content, step.responsible, step.result ?? '']).join(' '));
    for (const procedure of process.procedures) writeProcedure(procedure, process, course, at);
  }

  return {
    imported({ fileName, decision, processes, replaced }: EventOf<'catalogue.imported'>, at: number): void {
      addDecision.run({ ...decision, replaces: JSON.stringify(decision.replaces), fileName, at });
      for (const process of processes) writeProcess(process, decision.decisionId, at);
      for (const { procedureId: id, by, until } of replaced) replace.run({ id, by, until });
      raise.run(at);
    },
    retired({ procedureId: id }: EventOf<'procedure.retired'>, at: number): void {
      retire.run({ id, at });
      raise.run(at);
    },
  };
}
