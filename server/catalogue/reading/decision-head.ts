// Understands what stands around the tables: who decided what, when, from when on, instead of what. Line by line, and every
// line that it understands it says so.
import { findDate } from './dates.ts';
import { anyPhrase, foldLetters, startsWithPhrase } from './fold-letters.ts';
import type { LineCoverage, LineUse } from './line-coverage.ts';
import type { Decision } from './model.ts';
import { isCapitals, settlePlace } from './proper-name.ts';
import { words } from './reader-words.ts';
import type { WarningCollector } from './warnings.ts';

export interface GivenOrigin {
  /** What the admin said of the document; null: nothing. */
  province: string | null;
  decision: string | null;
}

export interface DecisionHead {
  /** False: the line is nothing that a decision has around its tables. */
  read(line: number, text: string): boolean;
  /** A table or a process began: what follows is no title and no list of recipients any more. */
  leave(): void;
  decision(given: GivenOrigin): Decision;
}

type Place = 'start' | 'title' | 'preamble' | 'articles' | 'recipients' | 'signature' | 'appendix' | 'body';

const { head } = words;
const isFixed = startsWithPhrase(head.fixed);
const isAbout = startsWithPhrase(head.about);
const isBasis = startsWithPhrase(head.basis);
const isArticle = new RegExp(`^${anyPhrase(head.article)} \\d{1,3}[.:]`);
const isRecipients = startsWithPhrase(head.recipients);
const isSigner = new RegExp(`^${anyPhrase(head.signers)}(?![\\p{L}\\p{N}])`, 'u');
const isAppendix = startsWithPhrase(head.appendix);
const isAttached = new RegExp(`^${anyPhrase(head.attached)}`);
const isNumber = new RegExp(`^${anyPhrase(head.number)} ?:`);
const decisionNumber = new RegExp(`${anyPhrase(head.decisionNumber)} ?:?`);
const isNamed = new RegExp(`^${anyPhrase(head.decisionNumber)} ?:? ?\\d`);
const number = /(\d{1,6}[a-z]?) ?\/ ?((?:\d{4} ?\/ ?)?Q[ĐD](?: ?- ?[\p{L}\d]{1,12}){0,4})/iu;
const numbers = new RegExp(number.source, 'giu');
const places = new RegExp(`(?<![\\p{L}])${anyPhrase(head.province)} `, 'gu');
const inForce = new RegExp(anyPhrase(head.inForce));
const from = new RegExp(`${anyPhrase(head.from)} (${anyPhrase(head.signing)}(?![\\p{L}]))?`, 'u');
const replaces = new RegExp(anyPhrase(head.replaces));

/** The province that a text names last: capital words behind "tỉnh" or "thành phố". */
function findProvince(text: string): string | null {
  let province: string | null = null;
  for (const found of foldLetters(text).matchAll(places)) {
    const tail =
      text.slice(found.index + found[0].length, found.index + found[0].length + 60).split(/[^\p{L} -]/u)[0] ?? '';
    const name: string[] = [];
    for (const word of tail.trim().split(' ')) {
      if (word === '' || word.charAt(0) === word.charAt(0).toLowerCase() || name.length === 4) break;
      name.push(word);
    }
    if (name.length > 0) province = name.join(' ');
  }
  return province;
}

const tidyNumber = (text: string) => text.replaceAll(' ', '').replace(/QD/i, 'QĐ');

export function createDecisionHead(coverage: LineCoverage, warnings: WarningCollector): DecisionHead {
  let place: Place = 'start';
  const title: string[] = [];
  const appendixTitle: string[] = [];
  let found: { number: string | null; date: string | null; province: string | null } = {
    number: null,
    date: null,
    province: null,
  };
  let inForceFrom: string | 'signing' | null = null;
  const replaced = new Set<string>();
  /** Where number and date ought to stand. */
  let at: number | null = null;
  let oddDate = false;

  function learn(line: number, text: string, what: { number: boolean; date: boolean; province: boolean }): void {
    const its = what.number ? number.exec(text) : null;
    const date = what.date ? findDate(text) : null;
    if (what.number || date) at ??= line;
    if (date && date.date === null && !date.blank) {
      warnings.add(line, 'decision-date-odd', { text: text.slice(date.at, date.at + 40) });
      oddDate = true;
    }
    const province = what.province ? findProvince(text) : null;
    found = {
      number: found.number ?? (its ? tidyNumber(its[0]) : null),
      date: found.date ?? date?.date ?? null,
      // One that is not in capitals says where its small letters are.
      province: found.province !== null && (province === null || isCapitals(province)) ? found.province : province,
    };
  }

  function readArticle(text: string): void {
    const folded = foldLetters(text);
    const force = inForce.exec(folded);
    const since = force ? from.exec(folded.slice(force.index)) : null;
    if (force && since) inForceFrom ??= since[1] ? 'signing' : (findDate(text.slice(force.index))?.date ?? null);
    const instead = replaces.exec(folded);
    if (!instead) return;
    for (const one of text.slice(instead.index).matchAll(numbers)) replaced.add(tidyNumber(one[0]));
  }

  const take = (line: number, use: LineUse, next: Place = place) => {
    coverage.markUsed(line, use);
    place = next;
    return true;
  };

  function read(line: number, text: string): boolean {
    const plain = text.trim();
    const folded = foldLetters(plain);
    if (isFixed(folded)) return take(line, 'preamble');
    if (folded.replace(/[ :.]/g, '') === foldLetters(head.decision).replaceAll(' ', ''))
      return take(line, 'preamble', title.length === 0 && place === 'start' ? 'title' : 'preamble');
    if (isAttached.test(folded)) {
      learn(line, plain, { number: decisionNumber.test(folded), date: true, province: true });
      return take(line, 'decision', 'body');
    }
    if (isAppendix(folded) && plain.length < 60) return take(line, 'decision', 'appendix');
    if (isArticle.test(folded)) {
      readArticle(plain);
      return take(line, 'decision', 'articles');
    }
    if (isRecipients(folded)) return take(line, 'preamble', 'recipients');
    if (place === 'start' || place === 'title') {
      if (isNumber.test(folded) || isNamed.test(folded)) {
        learn(line, plain, { number: true, date: true, province: isNamed.test(folded) });
        return take(line, 'decision');
      }
      if (isAbout(folded)) {
        title.push(plain);
        return take(line, 'decision', 'title');
      }
    }
    if (place === 'start' && plain.length < 90 && findDate(plain)) {
      learn(line, plain, { number: false, date: true, province: false });
      return take(line, 'decision');
    }
    if (place !== 'articles' && place !== 'body' && isBasis(folded)) return take(line, 'preamble', 'preamble');
    if (isCapitals(plain.replace(/\([^)]{0,40}\)/, '')) && isSigner.test(folded) && plain.length < 120) {
      learn(line, plain, { number: false, date: false, province: place !== 'signature' });
      return take(line, 'preamble', place === 'start' ? 'start' : place === 'title' ? 'preamble' : 'signature');
    }
    return readByPlace(line, plain);
  }

  function readByPlace(line: number, plain: string): boolean {
    if (place === 'title') {
      title.push(plain);
      return take(line, 'decision');
    }
    if (place === 'appendix') {
      if (!isCapitals(plain)) return false;
      appendixTitle.push(plain);
      return take(line, 'decision');
    }
    if (place === 'articles') {
      // The points of an article; what is neither numbered nor a sentence is not one.
      if (!/^(?:\d{1,2}[.)]|[a-zđ]\)|[-+])/i.test(plain) && !/[.;:]$/.test(plain)) return false;
      readArticle(plain);
      return take(line, 'decision');
    }
    if (place === 'recipients') return /^[-+]/.test(plain) ? take(line, 'preamble') : false;
    if (place === 'signature') {
      const name = plain.split(' ');
      const isName = name.length >= 2 && name.length <= 6 && name.every(word => /^\p{Lu}/u.test(word));
      return isName ? take(line, 'preamble', 'body') : /^\(.{1,20}\)$/.test(plain) ? take(line, 'preamble') : false;
    }
    if (place === 'start' && /^\p{Lu}[\p{L} .-]{3,80}$/u.test(plain) && isCapitals(plain)) {
      const province = findProvince(plain);
      if (province === null) return false;
      learn(line, plain, { number: false, date: false, province: true });
      return take(line, 'decision');
    }
    return false;
  }

  function decision(given: GivenOrigin): Decision {
    const where = at ?? 1;
    if (found.number === null && given.decision === null) warnings.add(where, 'decision-number-missing');
    if (found.date === null && !oddDate) warnings.add(where, 'decision-date-missing');
    const province = found.province === null ? null : settlePlace(found.province);
    if (province === null && given.province === null) warnings.add(where, 'province-missing');
    if (found.number !== null && given.decision !== null && tidyNumber(given.decision) !== found.number)
      warnings.add(where, 'decision-differs', { found: found.number, given: given.decision });
    if (province !== null && given.province !== null && bareProvince(given.province) !== bareProvince(province))
      warnings.add(where, 'province-differs', { found: province, given: given.province });
    const its = found.number ?? given.decision;
    const whole = (parts: readonly string[]) => (parts.length === 0 ? null : parts.join(' '));
    return {
      number: its,
      date: found.date,
      province: province ?? given.province,
      title: whole(title) ?? whole(appendixTitle),
      inForceFrom: inForceFrom === 'signing' ? found.date : inForceFrom,
      replaces: [...replaced].filter(one => one !== its),
    };
  }

  return {
    read,
    leave() {
      place = 'body';
    },
    decision,
  };
}

/** "Tỉnh Kon Tum" and "KON TUM" are one province. */
function bareProvince(name: string): string {
  return foldLetters(name.normalize('NFC').trim()).replace(new RegExp(`^${anyPhrase(head.province)} `), '');
}
