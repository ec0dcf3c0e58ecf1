// Writes a procedure of the catalogue with its lists and its entry in the search index.
import type { ImportedProcess, PlannedProcedure } from '../core/catalogue.ts';
import { fold } from '../core/fold.ts';
import type { Connection } from './open.ts';

/** The digits of a code with and without the first, so that "1.014881" is found as 1014881 and as 014881. */
function codeWords(nationalCode: string | null): string {
  const digits = nationalCode?.replace(/\D/g, '') ?? '';
  return digits === '' ? '' : `${digits} ${digits.slice(1)}`;
}

export function createProcedureWriter(db: Connection) {
  const add = db
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
  const dropWords = db.prepare('DELETE FROM catalogue_words WHERE rowid = ?');
  const addWords = db.prepare(
    'INSERT INTO catalogue_words (rowid, code, name, place, content) VALUES (@seq, @code, @name, @place, @content)',
  );

  function writeLists({ procedureId: id, parts, papers, fees }: PlannedProcedure): void {
    for (const drop of dropLists) drop.run(id);
    for (const [no, { kind, text }] of parts.entries()) addPart.run({ id, no, kind, text });
    for (const [no, paper] of papers.entries()) addPaper.run({ id, no, ...paper, required: paper.required ? 1 : 0 });
    for (const [no, fee] of fees.entries()) addFee.run({ id, no, ...fee });
  }

  /**
   * Folding is no decision but the encoding of the index: it must be the folding by which a search is folded today, so it is
   * done here and does not stand in the event.
   */
  function indexWords(
    seq: number,
    { procedure, process, foldedSteps }: { procedure: PlannedProcedure; process: ImportedProcess; foldedSteps: string },
  ): void {
    const { parts, papers, fees } = procedure;
    const content = [...parts.map(part => part.text), ...papers.map(paper => paper.name), ...fees.map(fee => fee.name)];
    dropWords.run(seq);
    addWords.run({
      seq,
      code: codeWords(procedure.nationalCode),
      name: fold(procedure.name),
      place: fold(`${process.agency ?? ''} ${process.field ?? ''}`),
      content: `${foldedSteps} ${fold(content.join(' '))}`,
    });
  }

  /** Writes all procedures of a process, which share its steps. */
  return function writeProcedures(process: ImportedProcess, at: number): void {
    const steps = process.steps.flatMap(step => [step.content, step.responsible, step.result ?? '']);
    const foldedSteps = fold(steps.join(' '));
    for (const procedure of process.procedures) {
      const internal = procedure.internal ? 1 : 0;
      const seq = add.get({ ...procedure, processId: process.processId, internal, at }) ?? 0;
      writeLists(procedure);
      indexWords(seq, { procedure, process, foldedSteps });
    }
  };
}
