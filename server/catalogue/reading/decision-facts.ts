// Collects the facts of a decision: number, date, province, the first day in force, and the decisions that it replaces.
import { findDate } from './dates.ts';
import { anyPhrase, foldLetters } from './fold-letters.ts';
import type { Decision, DocumentOrigin } from './model.ts';
import { isCapitals, settlePlace } from './proper-name.ts';
import { words } from './reader-words.ts';
import type { WarningCollector } from './warnings.ts';

const { head } = words;
const number = /(\d{1,6}[a-z]?) ?\/ ?((?:\d{4} ?\/ ?)?Q[ĐD](?: ?- ?[\p{L}\d]{1,12}){0,4})/iu;
const numbers = new RegExp(number.source, 'giu');
const places = new RegExp(`(?<![\\p{L}])${anyPhrase(head.province)} `, 'gu');
const inForce = new RegExp(anyPhrase(head.inForce));
const from = new RegExp(`${anyPhrase(head.from)} (${anyPhrase(head.signing)}(?![\\p{L}]))?`, 'u');
const replaces = new RegExp(anyPhrase(head.replaces));

const tidyNumber = (text: string) => text.replaceAll(' ', '').replace(/QD/i, 'QĐ');

/** Finds the province that a text names last: the capitalised words after "tỉnh" or "thành phố". */
export function findProvince(text: string): string | null {
  let province: string | null = null;
  for (const found of foldLetters(text).matchAll(places)) {
    const start = found.index + found[0].length;
    const tail = text.slice(start, start + 60).split(/[^\p{L} -]/u)[0] ?? '';
    const name: string[] = [];
    for (const word of tail.trim().split(' ')) {
      if (word === '' || word.charAt(0) === word.charAt(0).toLowerCase() || name.length === 4) break;
      name.push(word);
    }
    if (name.length > 0) province = name.join(' ');
  }
  return province;
}

/** "Tỉnh Kon Tum" and "KON TUM" are the same province. */
function provinceWithoutPrefix(name: string): string {
  return foldLetters(name.normalize('NFC').trim()).replace(new RegExp(`^${anyPhrase(head.province)} `), '');
}

export interface DecisionFacts {
  /** Reads from a line the kinds of facts that may be expected there. Facts found first are kept. */
  learn(line: number, text: string, expected: { number?: boolean; date?: boolean; province?: boolean }): void;
  /** Reads from an article the first day in force and the numbers of replaced decisions. */
  learnFromArticle(text: string): void;
  /** Reports what is missing, or differs from what the person stated. */
  finish(origin: DocumentOrigin, title: string | null): Decision;
}

export function createDecisionFacts(warnings: WarningCollector): DecisionFacts {
  let decisionNumber: string | null = null;
  let decisionDate: string | null = null;
  let decisionProvince: string | null = null;
  let inForceFrom: string | 'signing' | null = null;
  const replaced = new Set<string>();
  /** The line where number and date should stand. */
  let headLine: number | null = null;
  let hasImpossibleDate = false;

  return {
    learn(line, text, expected) {
      const date = expected.date ? findDate(text) : null;
      if (expected.number || date) headLine ??= line;
      if (date && date.date === null && !date.blank) {
        warnings.add(line, 'decision-date-odd', { text: text.slice(date.at, date.at + 40) });
        hasImpossibleDate = true;
      }
      const found = expected.number ? number.exec(text) : null;
      decisionNumber ??= found ? tidyNumber(found[0]) : null;
      decisionDate ??= date?.date ?? null;
      const province = expected.province ? findProvince(text) : null;
      // A name that is not all in capitals replaces an earlier one, because it shows which letters are small.
      if (decisionProvince === null || (province !== null && !isCapitals(province))) decisionProvince = province;
    },
    learnFromArticle(text) {
      const folded = foldLetters(text);
      const force = inForce.exec(folded);
      const since = force ? from.exec(folded.slice(force.index)) : null;
      if (force && since) inForceFrom ??= since[1] ? 'signing' : (findDate(text.slice(force.index))?.date ?? null);
      const instead = replaces.exec(folded);
      if (!instead) return;
      for (const [found] of text.slice(instead.index).matchAll(numbers)) replaced.add(tidyNumber(found));
    },
    finish(origin, title) {
      const line = headLine ?? 1;
      if (decisionNumber === null && origin.decision === null) warnings.add(line, 'decision-number-missing');
      if (decisionDate === null && !hasImpossibleDate) warnings.add(line, 'decision-date-missing');
      const province = decisionProvince === null ? null : settlePlace(decisionProvince);
      if (province === null && origin.province === null) warnings.add(line, 'province-missing');
      if (decisionNumber !== null && origin.decision !== null && tidyNumber(origin.decision) !== decisionNumber)
        warnings.add(line, 'decision-differs', { found: decisionNumber, given: origin.decision });
      if (
        province !== null &&
        origin.province !== null &&
        provinceWithoutPrefix(origin.province) !== provinceWithoutPrefix(province)
      )
        warnings.add(line, 'province-differs', { found: province, given: origin.province });
      const finalNumber = decisionNumber ?? origin.decision;
      return {
        number: finalNumber,
        date: decisionDate,
        province: province ?? origin.province,
        title,
        inForceFrom: inForceFrom === 'signing' ? decisionDate : inForceFrom,
        replaces: [...replaced].filter(other => other !== finalNumber),
      };
    },
  };
}
