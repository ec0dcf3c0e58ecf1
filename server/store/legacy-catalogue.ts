// Adds the keys of names and the legal order of parts to an import of the catalogue that 0.1 wrote without them. FROZEN: this is
// a copy of the rules of 0.1 (folding, keys of provinces, order of parts), so that a rule that changes does not change what an
// old journal means. Imports that carry their keys pass through unchanged.
import type { CatalogueKeys, ImportedProcess, Part } from '../core/catalogue.ts';
import type { EventOf } from '../core/events.ts';

type Imported = EventOf<'catalogue.imported'>;

const partOrder = [
  'sequence',
  'manner',
  'papers',
  'sets',
  'time',
  'applicant',
  'agency',
  'form',
  'result',
  'conditions',
  'fees',
  'legal-basis',
];
const marks = /[\u0300-\u036f]/g;
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const loneY = /^((?:qu|[bcdghklmnprstvx]+)?)y$/;
const repairs: Readonly<Record<string, string>> = { '\u01bf': '\u0129', '\u01be': '\u0128' };
const repair = (text: string) => text.replace(/[\u01be\u01bf]/g, letter => repairs[letter] ?? letter);

function fold(text: string): string {
  return Array.from(text.matchAll(wordPattern), ([word]) =>
    repair(word.toLowerCase())
      .toLowerCase()
      .normalize('NFD')
      .replace(marks, '')
      .replaceAll('\u0111', 'd')
      .replace(loneY, '$1i'),
  ).join(' ');
}

function provinceKey(province: string): string {
  return fold(province)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^(tinh|thanh-pho|tp)-/, '');
}

function orderParts(parts: readonly Part[]): Part[] {
  const rank = (kind: string) => (partOrder.includes(kind) ? partOrder.indexOf(kind) : partOrder.length);
  return parts.toSorted((a, b) => rank(a.kind) - rank(b.kind));
}

/** The import as 0.2 would have recorded it. */
export function decideLegacyImport(event: Imported): Imported & { keys: CatalogueKeys } {
  const { keys } = event;
  if (keys !== undefined) return { ...event, keys };
  const terms = event.agencies ?? [];
  const names = [
    ...event.processes.flatMap(({ agency, field }) => [agency, field]),
    ...terms.flatMap(({ name, successor }) => [name, successor?.name ?? null]),
  ].filter(name => name !== null);
  const provinces = [
    event.decision.province,
    ...terms.flatMap(({ province, successor }) => [province, successor?.province ?? null]),
  ].map(province => province ?? '');
  const processes = event.processes.map(
    (process): ImportedProcess => ({
      ...process,
      procedures: process.procedures.map(procedure => ({ ...procedure, parts: orderParts(procedure.parts) })),
    }),
  );
  return {
    ...event,
    processes,
    keys: {
      names: Object.fromEntries(names.map(name => [name, fold(name)])),
      provinces: Object.fromEntries(provinces.map(province => [province, provinceKey(province)])),
    },
  };
}
