// Applies an event of the catalogue to its rows. Together with write-procedure.ts it is the only place that writes them.
import type { CatalogueKeys, ImportedDecision, ImportedProcess, PlacedTerm } from '../core/catalogue.ts';
import type { EventOf } from '../core/events.ts';
import { decideLegacyImport } from './legacy-catalogue.ts';
import type { Connection } from './open.ts';
import { createProcedureWriter } from './write-procedure.ts';

type CatalogueEvent = EventOf<'catalogue.imported' | 'procedure.retired' | 'procedure.restored'>;

export function createApplyCatalogue(db: Connection): (event: CatalogueEvent, at: number) => void {
  const writeProcedures = createProcedureWriter(db);
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
  const replace = db.prepare('UPDATE procedures SET valid_until = @until, replaced_by = @by WHERE procedure_id = @id');
  const retire = db.prepare('UPDATE procedures SET retired_at = @at WHERE procedure_id = @id');
  // This column repeats what the procedures say: a decision has ended when none of its procedures is in force any more.
  const closeDecisions = db.prepare(
    `UPDATE decisions SET in_force_until =
       (SELECT CASE WHEN sum(valid_until IS NULL AND retired_at IS NULL) = 0 THEN max(valid_until) END
        FROM procedures JOIN processes USING (process_id) WHERE processes.decision_id = decisions.decision_id)`,
  );
  function fieldOf(name: string | null, keys: CatalogueKeys): number | null {
    if (name === null) return null;
    const folded = keyOf(keys.names, name);
    addField.run({ name, folded });
    return fieldId.get(folded) ?? null;
  }

  function agencyOf(name: string | null, place: string | null, keys: CatalogueKeys): number | null {
    if (name === null) return null;
    const folded = keyOf(keys.names, name);
    const province = keyOf(keys.provinces, place ?? '');
    addAgency.run({ name, folded, province, place });
    return agencyId.get(folded, province) ?? null;
  }

  function writeAgency({ name, province, validFrom, validUntil, successor }: PlacedTerm, keys: CatalogueKeys): void {
    const next = successor === null ? null : agencyOf(successor.name, successor.province, keys);
    writeTerm.run({ id: agencyOf(name, province, keys), validFrom, validUntil, successor: next });
  }

  function writeProcess(process: ImportedProcess, decision: ImportedDecision, keys: CatalogueKeys): void {
    const { processId, total, steps } = process;
    addProcess.run({
      processId,
      decisionId: decision.decisionId,
      agencyId: agencyOf(process.agency, decision.province, keys),
      fieldId: fieldOf(process.field, keys),
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
  }

  function applyImported(event: EventOf<'catalogue.imported'>, at: number): void {
    const { fileName, decision, processes, replaced, agencies = [], keys } = decideLegacyImport(event);
    addDecision.run({ ...decision, replaces: JSON.stringify(decision.replaces), fileName, at });
    for (const process of processes) {
      writeProcess(process, decision, keys);
      writeProcedures(process, at);
    }
    for (const { procedureId: id, by, until } of replaced) replace.run({ id, by, until });
    for (const term of agencies) writeAgency(term, keys);
  }

  return (event, at) => {
    if (event.type === 'catalogue.imported') applyImported(event, at);
    else retire.run({ id: event.procedureId, at: event.type === 'procedure.retired' ? at : null });
    closeDecisions.run();
    raise.run(at);
  };
}

/** @throws when an event lacks a key: it was not decided before it was recorded */
function keyOf(keys: Readonly<Record<string, string>>, name: string): string {
  const key = keys[name];
  if (key === undefined) throw new Error(`the import has no key for "${name}"`);
  return key;
}
