// What the catalogue's events do to its rows. The one place that writes them, as apply.ts is for the queue.
import {
  type ImportedDecision,
  type ImportedProcess,
  inLegalOrder,
  type PlacedTerm,
  type PlannedProcedure,
  provinceKey,
} from '../core/catalogue.ts';
import type { EventOf } from '../core/events.ts';
import { fold } from '../core/fold.ts';
import type { Connection } from './open.ts';

/** Digits of a code, with and without its first: "1.014881" is found as 1014881 and as 014881. */
function codeWords(nationalCode: string | null): string {
  const digits = nationalCode?.replace(/\D/g, '') ?? '';
  return digits === '' ? '' : `${digits} ${digits.slice(1)}`;
}

export function createApplyCatalogue(db: Connection) {
  const raise = db.prepare('UPDATE catalogue_state SET revision = revision + 1, updated_at = ?');
  const addDecision = db.prepare(
    `INSERT INTO decisions (decision_id, number, date, province, title, in_force_from, replaces, file_name, imported_at)
     VALUES (@decisionId, @number, @date, @province, @title, @inForceFrom, @replaces, @fileName, @at)
     ON CONFLICT DO UPDATE SET number = @number, date = @date, province = @province, title = @title,
       in_force_from = @inForceFrom, replaces = @replaces, file_name = @fileName, imported_at = @at`,
  );
  const addAgency = db.prepare(
    'INSERT INTO agencies (name, folded, province, place) VALUES (@name, @folded, @province, @place) ON CONFLICT DO NOTHING',
  );
  const agencyId = db
    .prepare<[string, string], number>('SELECT agency_id FROM agencies WHERE folded = ? AND province = ?')
    .pluck();
  const writeTerm = db.prepare(
    `UPDATE agencies SET valid_from = @validFrom, valid_until = @validUntil, successor = @successor WHERE agency_id = @id`,
  );
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
  // A decision is over when nothing of it holds any more.
  const closeDecisions = db.prepare(
    `UPDATE decisions SET in_force_until =
       (SELECT CASE WHEN sum(valid_until IS NULL AND retired_at IS NULL) = 0 THEN max(valid_until) END
        FROM procedures JOIN processes USING (process_id) WHERE processes.decision_id = decisions.decision_id)`,
  );
  const dropWords = db.prepare('DELETE FROM catalogue_words WHERE rowid = ?');
  const addWords = db.prepare(
    'INSERT INTO catalogue_words (rowid, code, name, place, content) VALUES (@seq, @code, @name, @place, @content)',
  );

  function fieldOf(name: string | null): number | null {
    if (name === null) return null;
    const folded = fold(name);
    addField.run({ name, folded });
    return fieldId.get(folded) ?? null;
  }

  function agencyOf(name: string | null, place: string | null): number | null {
    if (name === null) return null;
    const [folded, province] = [fold(name), provinceKey(place)];
    addAgency.run({ name, folded, province, place });
    return agencyId.get(folded, province) ?? null;
  }

  function writeAgency({ name, province, validFrom, validUntil, successor }: PlacedTerm): void {
    const next = successor === null ? null : agencyOf(successor.name, successor.province);
    writeTerm.run({ id: agencyOf(name, province), validFrom, validUntil, successor: next });
  }

  function writeProcedure(procedure: PlannedProcedure, process: ImportedProcess, course: string, at: number): void {
    const { procedureId: id, parts, papers, fees } = procedure;
    const internal = procedure.internal ? 1 : 0;
    const seq = addProcedure.get({ ...procedure, processId: process.processId, internal, at }) ?? 0;
    for (const drop of dropLists) drop.run(id);
    for (const [no, { kind, text }] of inLegalOrder(parts).entries()) addPart.run({ id, no, kind, text });
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

  function writeProcess(process: ImportedProcess, { decisionId, province }: ImportedDecision, at: number): void {
    const { processId, total, steps } = process;
    addProcess.run({
      processId,
      decisionId,
      agencyId: agencyOf(process.agency, province),
      fieldId: fieldOf(process.field),
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
    imported(
      { fileName, decision, processes, replaced, agencies = [] }: EventOf<'catalogue.imported'>,
      at: number,
    ): void {
      addDecision.run({ ...decision, replaces: JSON.stringify(decision.replaces), fileName, at });
      for (const process of processes) writeProcess(process, decision, at);
      for (const { procedureId: id, by, until } of replaced) replace.run({ id, by, until });
      for (const term of agencies) writeAgency(term);
      closeDecisions.run();
      raise.run(at);
    },
    retired({ type, procedureId: id }: EventOf<'procedure.retired' | 'procedure.restored'>, at: number): void {
      retire.run({ id, at: type === 'procedure.retired' ? at : null });
      closeDecisions.run();
      raise.run(at);
    },
  };
}
