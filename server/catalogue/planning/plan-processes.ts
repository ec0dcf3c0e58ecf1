// Gives the processes and procedures of a document their ids and fingerprints: the form in which an import stores them.
import {
  type ImportedProcess,
  inLegalOrder,
  type PlannedProcedure,
  type ProcedureDetails,
} from '../../core/catalogue.ts';
import { fold, repairLetters } from '../../core/fold.ts';
import type { NamedProcedure, Process, Reading } from '../reading/model.ts';
import { hashText, nationalCode, procedureKey } from './catalogue-keys.ts';
import type { StoredCatalogue } from './stored-catalogue.ts';

const tidyText = (text: string) => repairLetters(text).normalize('NFC').replace(/\s+/g, ' ').trim();

const noDetails: ProcedureDetails = { level: null, internal: false, parts: [], papers: [], fees: [] };

/** Appends "-2", "-3" … to a key that was given before, since one act may have two processes. */
function createUniqueKeys() {
  const taken = new Set<string>();
  return (key: string) => {
    let unique = key;
    for (let count = 2; taken.has(unique); count++) unique = `${key}-${count}`;
    taken.add(unique);
    return unique;
  };
}

function planProcess(process: Process, processId: string, warnings: Reading['warnings']): ImportedProcess {
  const { agency, field, number, total, totalText, notes, steps } = process;
  return {
    processId,
    agency: agency === null ? null : tidyText(agency),
    field: field === null ? null : tidyText(field),
    number,
    total,
    totalText,
    notes,
    steps,
    warnings,
    procedures: [],
  };
}

interface ProcedurePlace {
  process: ImportedProcess;
  procedureId: string;
  validFrom: string;
  stored: StoredCatalogue;
}

function planProcedure(
  { code, name, details }: NamedProcedure,
  { process, procedureId, validFrom, stored }: ProcedurePlace,
): PlannedProcedure {
  // A document that says nothing of papers or fees keeps the stored ones; only an empty list removes them.
  const { level, internal, parts, papers, fees } = { ...noDetails, ...stored.find(procedureId), ...details };
  const content = { code, name: tidyText(name), level, internal, parts: inLegalOrder(parts), papers, fees };
  const { warnings: _, procedures: __, ...published } = process;
  const fingerprint = hashText(JSON.stringify([content, published, validFrom]), 16);
  return { ...content, procedureId, nationalCode: nationalCode(code), validFrom, fingerprint };
}

/** Returns the warnings whose lines lie between the start of this process and the start of the next. */
function warningsOf(reading: Reading, index: number): Reading['warnings'] {
  const starts = reading.processes.map(({ line }) => line);
  const [from, until] = [starts[index] ?? 0, starts[index + 1] ?? Number.POSITIVE_INFINITY];
  return reading.warnings.filter(({ line }) => line >= from && line < until);
}

/**
 * Returns all processes of the document in their stored form. A process without any procedure is left out, because nobody
 * could find it.
 */
export function planProcesses(
  reading: Reading,
  { decisionId, validFrom }: { decisionId: string; validFrom: string },
  stored: StoredCatalogue,
): ImportedProcess[] {
  const uniqueProcessId = createUniqueKeys();
  const uniqueProcedureId = createUniqueKeys();
  return reading.processes.flatMap((process, index) => {
    const processId = uniqueProcessId(`${decisionId}/${fold(process.field ?? '')}/${process.number}`);
    const planned = planProcess(process, processId, warningsOf(reading, index));
    for (const procedure of process.procedures) {
      const procedureId = uniqueProcedureId(procedureKey(procedure, decisionId));
      planned.procedures.push(planProcedure(procedure, { process: planned, procedureId, validFrom, stored }));
    }
    return planned.procedures.length === 0 ? [] : [planned];
  });
}
