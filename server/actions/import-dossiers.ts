// Takes over what another system reports about its dossiers. Each row is judged alone, so that a bad row spoils nothing, and the
// same report again changes nothing. Personal data are neither read nor kept nor repeated.
import { v7 as uuidv7 } from 'uuid';
import type { ExternalRow as GivenRow, ImportValue } from '../../common/contract/calls/external-calls.ts';
import { type DossierState, dossierStates } from '../../common/contract/official-numbers.ts';
import { done, type Refused, refuse } from '../../common/contract/refusals.ts';
import type { DossierId } from '../../common/contract/words.ts';
import { countsLateBySupplements } from '../core/dossier.ts';
import { judgeExternalRow, type StoredFacts } from '../core/external-dossier.ts';
import { type FileMistake, type StatusFile, UnreadableStatusFile } from '../core/external-file.ts';
import {
  createStateLookup,
  type ExternalRow,
  externalFields,
  findOlderDuplicates,
  listPersonalFields,
  type RowReading,
  readExternalRow,
} from '../core/external-row.ts';
import { readExternalTime } from '../core/external-time.ts';
import { fold } from '../core/fold.ts';
import type { Listing } from '../store/catalogue-queries.ts';
import type { Dossier } from '../store/dossier-queries.ts';
import { newTrackToken } from '../store/secrets.ts';
import type { Action, ActionContext, ProvenAction } from './act.ts';
import { dossierTextsIn, stateText } from './dossier-rights.ts';
import { serviceFor } from './find-procedure.ts';

/** The most examples of news in an answer; all of them would be as long as the file. */
const maxNews = 100;
const maxDroppedNames = 30;
const maxNameLength = 60;
/** An unchanged dossier gets the time of a newer file at most once in this time. */
const confirmEveryMs = 300_000;

type Entry = { row: number; value: ExternalRow };

function readingOf({ site, now, catalogue, dossierTexts }: ActionContext, takenAt: number): RowReading {
  const { sessions, timeZone } = catalogue.workingTime;
  const byNumber = Object.fromEntries(dossierStates.map(state => [String(state), state]));
  const official = [...dossierTexts.values()].flatMap(({ states, plain }) =>
    [states, plain].map(words =>
      Object.fromEntries(Object.entries(words).map(([state, word]) => [word, Number(state) as DossierState])),
    ),
  );
  return {
    timeZone,
    opens: sessions[0]?.[0] ?? 0,
    closes: sessions.at(-1)?.[1] ?? 0,
    stateOf: createStateLookup([(site.egov?.states ?? {}) as Record<string, DossierState>, byNumber, ...official]),
    takenAt,
    now,
  };
}

function storedFactsOf(dossier: Dossier): StoredFacts {
  const { state, procedureCode, procedureName, field, receivedAt, dueAt, clockStoppedAt, supplements } = dossier;
  const { endedAt, endedLate, readyAt, returnedAt, source, sourceAt } = dossier;
  return {
    state,
    procedureCode,
    procedureName,
    field,
    receivedAt,
    dueAt,
    clockStoppedAt,
    supplements,
    endedAt,
    endedLate,
    readyAt,
    returnedAt,
    source,
    sourceAt,
    step: dossier.sourceStep,
  };
}

/** The first procedure of each folded code, cached for the list that the catalogue returns until it changes. */
const foldedCodes = new WeakMap<readonly Listing[], Map<string, Listing>>();

function foldCodes(listings: readonly Listing[]): Map<string, Listing> {
  const codes = new Map<string, Listing>();
  for (const listing of listings) {
    if (listing.code === null || listing.retired) continue;
    const folded = fold(listing.code);
    if (!codes.has(folded)) codes.set(folded, listing);
  }
  return codes;
}

/** The procedure of the catalogue with this code. */
function procedureFor({ store }: ActionContext, code: string | null): Listing | null {
  if (code === null) return null;
  const listings = store.catalogue.listings();
  const codes = foldedCodes.get(listings) ?? foldCodes(listings);
  foldedCodes.set(listings, codes);
  return codes.get(fold(code)) ?? null;
}

function addTo(groups: Map<number, number[]>, key: number, value: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}

/** Numbers in ranges, 3 4 5 9 → [3, 5] [9, 9]. */
function toRanges(numbers: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

/** The names of fields that were sent but not read; never their values. */
function listDroppedFields(rows: readonly GivenRow[]): string[] {
  const names = new Set<string>();
  for (const { row: _, ...raw } of rows) {
    for (const name of Object.keys(raw))
      if (!(externalFields as readonly string[]).includes(name)) names.add(name.slice(0, maxNameLength));
    for (const name of listPersonalFields(raw)) names.add(name);
    if (names.size >= maxDroppedNames) break;
  }
  return [...names];
}

export const importDossiers: Action<'dossier.import'> = ({ source, rows, takenAt, preview }, context) => {
  const { site, store, now, egov, record } = context;
  if (site.egov === null) return refuse('egov.off');
  const taken = takenAt === null ? now : readExternalTime(takenAt, site.timeZone)?.at;
  if (taken === undefined) return refuse('egov.bad-time');
  const from = source ?? site.egov.source;
  const texts = dossierTextsIn(context);
  const reading = readingOf(context, Math.min(taken, now));
  const value: ImportValue = {
    added: 0,
    changed: 0,
    unchanged: 0,
    rejected: [],
    conflicts: [],
    news: [],
    dropped: listDroppedFields(rows),
    takenAt: reading.takenAt,
    imported: !preview,
  };
  const reject = ({ row, code, rule, values }: FileMistake) =>
    void value.rejected.push({ row, code, rule, message: egov.ruleText(rule, values) });

  const entries = rows.flatMap(({ row: givenRow, ...raw }, place): Entry[] => {
    const row = givenRow ?? place + 1;
    const read = readExternalRow(raw, reading);
    if (read.ok) return [{ row, value: read.value }];
    const { rule, field, word } = read.mistake;
    const code = rule === 'bad-code' ? null : raw.code.trim().slice(0, maxNameLength);
    reject({
      row,
      code,
      rule: word === null && rule === 'unknown-state' ? 'odd-state' : rule,
      values: {
        column: context.caller.kind === 'program' ? field : egov.columnTitle(field),
        word: word ?? '',
      },
    });
    return [];
  });
  const duplicates = findOlderDuplicates(entries.map(entry => entry.value));

  const confirmed = new Map<number, number[]>();
  for (const [place, { row, value: report }] of entries.entries()) {
    const { code, state } = report;
    if (duplicates.has(place)) {
      reject({ row, code, rule: 'twice', values: {} });
      continue;
    }
    const dossier = store.dossiers.findByCode(code);
    const procedure = dossier === null ? procedureFor(context, report.procedureCode) : null;
    const named = {
      ...report,
      procedureName:
        report.procedureName ?? procedure?.name ?? (dossier === null ? egov.ruleText('unnamed', {}) : null),
      field: report.field ?? procedure?.field ?? null,
    };
    const verdict = judgeExternalRow(named, dossier === null ? null : storedFactsOf(dossier));
    const words = { before: stateText(texts, dossier?.state ?? state), state: stateText(texts, state) };
    const addConflict = (rule: string, stands: boolean) =>
      void value.conflicts.push({
        row,
        code,
        rule,
        taken: stands,
        message: egov.ruleText(rule, words),
      });
    if (verdict.kind === 'conflict') {
      addConflict(verdict.conflict, false);
      continue;
    }
    if (verdict.kind === 'unchanged') {
      value.unchanged += 1;
      const { seq = 0, sourceAt = null } = dossier ?? {};
      if (verdict.newer && (report.hasOwnTime || report.at - (sourceAt ?? 0) >= confirmEveryMs))
        addTo(confirmed, report.at, seq);
      continue;
    }
    value[verdict.kind] += 1;
    if (verdict.kind === 'changed' && verdict.conflict !== null) addConflict(verdict.conflict, true);
    if (value.news.length < maxNews)
      value.news.push({
        row,
        code,
        before: dossier?.state ?? null,
        state,
        message: egov.ruleText(
          dossier === null ? 'news-added' : dossier.state === state ? 'news-same' : 'news-changed',
          words,
        ),
      });
    if (preview) continue;
    record({
      type: 'dossier.imported',
      dossierId: dossier?.id ?? (uuidv7() as DossierId),
      code,
      trackToken: dossier?.trackToken ?? newTrackToken(),
      procedureId: dossier?.procedureId ?? procedure?.id ?? null,
      serviceId: dossier === null ? serviceFor(context, verdict.facts.field) : dossier.serviceId,
      facts: verdict.facts,
      countsLate: countsLateBySupplements(verdict.facts.supplements),
      source: from,
      sourceAt: report.at,
    });
  }
  value.rejected.sort((a, b) => a.row - b.row);
  if (!preview) recordImport(context, { source: from, value, confirmed });
  return done(value);
};

/** Records the import once for all rows, unless it brings neither a changed dossier nor a newer time. */
function recordImport(
  { store, record }: ActionContext,
  { source, value, confirmed }: { source: string; value: ImportValue; confirmed: Map<number, number[]> },
): void {
  const { added, changed, unchanged, rejected, conflicts, takenAt } = value;
  const read = added + changed + unchanged + conflicts.length;
  const isNewer = read > 0 && takenAt > (store.dossiers.outsideTakenAt() ?? 0);
  if (!isNewer && added + changed + confirmed.size === 0) return;
  record({
    type: 'outside.taken',
    source,
    takenAt,
    added,
    changed,
    unchanged,
    rejected: rejected.length,
    conflicts: conflicts.length,
    confirmed: [...confirmed].map(([at, seqs]) => ({ at, seqs: toRanges(seqs) })),
  });
}

export const readDossierFile: ProvenAction<'dossier.read-file', StatusFile | Refused> = {
  async prove({ fileName, content }, { site, egov }) {
    if (site.egov === null) return refuse('egov.off');
    try {
      return await egov.readFile(Buffer.from(content, 'base64'), fileName);
    } catch (error) {
      if (!(error instanceof UnreadableStatusFile)) throw error;
      return refuse('document.unreadable', { message: egov.ruleText(error.rule, error.values) });
    }
  },
  act(_input, { egov }, file) {
    if ('ok' in file) return file;
    const { rows, mistakes, dropped } = file;
    const rejected = mistakes.map(({ row, code, rule, values }) => ({
      row,
      code,
      rule,
      message: egov.ruleText(rule, values),
    }));
    return done({ rows, rejected, dropped });
  },
};

export const describeExternalDossiers: Action<'dossier.outside'> = (_input, { site, store }) => {
  if (site.egov === null) return refuse('egov.off');
  const { source, folder } = site.egov;
  return done({ source, updatedAt: store.dossiers.outsideTakenAt(), folder });
};
