// Queries about the catalogue: the list of all procedures, which every search reads and which is cached until it changes, and one
// procedure with everything that is published about it.
import type {
  AgencyTerm,
  Duration,
  Fee,
  ImportedDecision,
  ImportedProcess,
  OnlineLevel,
  Paper,
  Part,
  PlacedTerm,
  ProcessStep,
} from '../core/catalogue.ts';
import type { Connection } from './open.ts';

/** A procedure as lists show it. */
export interface Listing {
  seq: number;
  id: string;
  processId: string;
  code: string | null;
  nationalCode: string | null;
  name: string;
  agency: string | null;
  field: string | null;
  province: string | null;
  /** Whether its decision has no number yet. */
  draft: boolean;
  decisionId: string;
  totalText: string;
  level: OnlineLevel | null;
  internal: boolean;
  validFrom: string;
  validUntil: string | null;
  replacedBy: string | null;
  retired: boolean;
  fingerprint: string;
  changedAt: number;
}

/** A procedure with everything that is published about it. */
export interface WholeProcedure extends Listing {
  /** The term of its agency and the successor; null when nothing is known about them. */
  agencyTerm: Omit<AgencyTerm, 'name'> | null;
  parts: Part[];
  papers: Paper[];
  fees: Fee[];
  steps: ProcessStep[];
  total: Duration | null;
  notes: string[];
  decision: {
    number: string | null;
    date: string | null;
    province: string | null;
    title: string | null;
    inForceFrom: string | null;
    replaces: string[];
  };
}

/** A process as it is exported. */
export interface WholeProcess extends Omit<ImportedProcess, 'procedures'> {
  decision: string | null;
  province: string | null;
}

type ListRow = Omit<Listing, 'internal' | 'retired' | 'draft'> & { internal: 0 | 1; retired: 0 | 1; draft: 0 | 1 };
interface ProcessRow {
  processId: string;
  agencyId: number | null;
  agency: string | null;
  field: string | null;
  decision: string | null;
  province: string | null;
  number: string;
  total: number | null;
  unit: Duration['unit'] | null;
  totalText: string;
  notes: string;
  warnings: string;
}
interface TermRow {
  name: string;
  place: string | null;
  validFrom: string | null;
  validUntil: string | null;
  nextName: string | null;
  nextPlace: string | null;
}
type StepRow = Omit<ProcessStep, 'duration'> & { quarterDays: number | null; unit: Duration['unit'] | null };

const toDuration = (quarterDays: number | null, unit: Duration['unit'] | null): Duration | null =>
  quarterDays === null || unit === null ? null : { quarterDays, unit };

const toTerm = ({ validFrom, validUntil, nextName, nextPlace }: TermRow): Omit<AgencyTerm, 'name'> => ({
  validFrom,
  validUntil,
  successor: nextName === null ? null : { name: nextName, province: nextPlace },
});

/** The agencies whose term or successor is known. */
const terms = `SELECT a.name AS name, a.place AS place, a.valid_from AS validFrom, a.valid_until AS validUntil,
   s.name AS nextName, s.place AS nextPlace
 FROM agencies a LEFT JOIN agencies s ON s.agency_id = a.successor
 WHERE (a.valid_from IS NOT NULL OR a.valid_until IS NOT NULL OR a.successor IS NOT NULL)`;

/** An imported decision. */
export interface StoredDecision extends ImportedDecision {
  /** The first day on which none of its procedures is in force; null while one is. */
  inForceUntil: string | null;
}

/** Everything that the planning of an import needs to know about the stored catalogue. */
export interface CatalogueState {
  procedures: readonly Listing[];
  decisions: readonly StoredDecision[];
  agencies: readonly PlacedTerm[];
  find(id: string): WholeProcedure | null;
}

const selectListing = `SELECT seq, procedure_id AS id, process_id AS processId, code, national_code AS nationalCode, p.name AS name, a.name AS agency,
   f.name AS field, d.province AS province, d.number IS NULL AS draft, d.decision_id AS decisionId, total_text AS totalText, level, internal,
   p.valid_from AS validFrom, p.valid_until AS validUntil, replaced_by AS replacedBy, retired_at IS NOT NULL AS retired,
   fingerprint, changed_at AS changedAt
 FROM procedures p JOIN processes c USING (process_id) JOIN decisions d USING (decision_id)
   LEFT JOIN agencies a USING (agency_id) LEFT JOIN fields f USING (field_id)`;

export function catalogueQueries(db: Connection) {
  const state = db.prepare<[], { revision: number; updatedAt: number | null }>(
    'SELECT revision, updated_at AS updatedAt FROM catalogue_state',
  );
  const all = db.prepare<[], ListRow>(`${selectListing} ORDER BY seq`);
  const byId = db.prepare<[string], ListRow>(`${selectListing} WHERE procedure_id = ?`);
  const nameOf = db.prepare<[string], string>('SELECT name FROM procedures WHERE procedure_id = ?').pluck();
  const process = db.prepare<[string], ProcessRow>(
    `SELECT process_id AS processId, agency_id AS agencyId, a.name AS agency, f.name AS field, d.number AS decision, d.province AS province, c.number AS number, total,
       total_unit AS unit, total_text AS totalText, notes, warnings
     FROM processes c JOIN decisions d USING (decision_id)
       LEFT JOIN agencies a USING (agency_id) LEFT JOIN fields f USING (field_id) WHERE process_id = ?`,
  );
  const decision = db.prepare<[string], Omit<WholeProcedure['decision'], 'replaces'> & { replaces: string }>(
    'SELECT number, date, province, title, in_force_from AS inForceFrom, replaces FROM decisions WHERE decision_id = ?',
  );
  const steps = db.prepare<[string], StepRow>(
    `SELECT no, label, content, responsible, duration AS quarterDays, duration_unit AS unit, duration_text AS durationText, result
     FROM steps WHERE process_id = ? ORDER BY no`,
  );
  const parts = db.prepare<[string], Part>('SELECT kind, text FROM parts WHERE procedure_id = ? ORDER BY no');
  const papers = db.prepare<[string], Omit<Paper, 'required'> & { required: 0 | 1 }>(
    'SELECT name, originals, copies, form, required FROM papers WHERE procedure_id = ? ORDER BY no',
  );
  const fees = db.prepare<[string], Fee>('SELECT name, amount, text FROM fees WHERE procedure_id = ? ORDER BY no');
  const matching = db
    .prepare<[string], number>('SELECT rowid FROM catalogue_words WHERE catalogue_words MATCH ?')
    .pluck();
  const agency = db.prepare<[number], TermRow>(`${terms} AND a.agency_id = ?`);
  const agencies = db.prepare<[], TermRow>(`${terms} ORDER BY a.agency_id`);
  const decisions = db.prepare<[], Omit<StoredDecision, 'replaces'> & { replaces: string }>(
    `SELECT decision_id AS decisionId, number, date, province, title, in_force_from AS inForceFrom,
       in_force_until AS inForceUntil, replaces FROM decisions ORDER BY imported_at, decision_id`,
  );
  const toListing = ({ internal, retired, draft, ...row }: ListRow): Listing => ({
    ...row,
    draft: draft === 1,
    internal: internal === 1,
    retired: retired === 1,
  });
  const stepsOf = (processId: string): ProcessStep[] =>
    steps
      .all(processId)
      .map(({ quarterDays, unit, ...step }) => ({ ...step, duration: toDuration(quarterDays, unit) }));

  let cached: { revision: number; listings: readonly Listing[] } | null = null;
  /** All procedures, retired ones included. Callers share the list until the catalogue changes, and must not modify it. */
  function listings(): readonly Listing[] {
    const revision = state.get()?.revision ?? 0;
    if (cached?.revision !== revision) cached = { revision, listings: all.all().map(toListing) };
    return cached.listings;
  }
  const allDecisions = (): StoredDecision[] =>
    decisions.all().map(row => ({ ...row, replaces: JSON.parse(row.replaces) as string[] }));

  function find(id: string): WholeProcedure | null {
    const row = byId.get(id);
    if (row === undefined) return null;
    const { processId } = row;
    const processRow = process.get(processId);
    const from = decision.get(row.decisionId);
    const term = processRow?.agencyId == null ? undefined : agency.get(processRow.agencyId);
    if (processRow === undefined || from === undefined) throw new Error(`procedure ${id} has no process`);
    return {
      ...toListing(row),
      agencyTerm: term === undefined ? null : toTerm(term),
      parts: parts.all(id),
      papers: papers.all(id).map(paper => ({ ...paper, required: paper.required === 1 })),
      fees: fees.all(id),
      steps: stepsOf(processId),
      total: toDuration(processRow.total, processRow.unit),
      notes: JSON.parse(processRow.notes) as string[],
      decision: { ...from, replaces: JSON.parse(from.replaces) as string[] },
    };
  }

  return {
    /** When the catalogue was last changed, UTC ms; null while it is empty. */
    updatedAt: () => state.get()?.updatedAt ?? null,
    listings,
    decisions: allDecisions,
    state: (): CatalogueState => ({
      procedures: listings(),
      decisions: allDecisions(),
      agencies: agencies.all().map(row => ({ name: row.name, province: row.place, ...toTerm(row) })),
      find,
    }),
    /** The `seq` of all procedures whose folded words match an FTS5 expression. */
    matching: (expression: string): number[] => matching.all(expression),
    find,
    nameOf: (id: string): string | null => nameOf.get(id) ?? null,
    findProcess(processId: string): WholeProcess | null {
      const row = process.get(processId);
      if (row === undefined) return null;
      const { total, unit, notes, warnings, agencyId: _, ...rest } = row;
      return {
        ...rest,
        total: toDuration(total, unit),
        notes: JSON.parse(notes) as string[],
        warnings: JSON.parse(warnings) as WholeProcess['warnings'],
        steps: stepsOf(processId),
      };
    },
  };
}
