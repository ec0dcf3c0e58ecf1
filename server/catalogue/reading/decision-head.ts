// Interprets what stands around the tables of a decision: number and date, title, preamble, articles, recipients, signature and
// appendix. It reads line by line and remembers in which part of the decision it is.
import { findDate } from './dates.ts';
import { createDecisionFacts, findProvince } from './decision-facts.ts';
import { anyPhrase, foldLetters, startsWithPhrase } from './fold-letters.ts';
import type { LineUse } from './line-coverage.ts';
import type { Decision, DocumentOrigin } from './model.ts';
import { isCapitals } from './proper-name.ts';
import type { ReadContext } from './read-context.ts';
import { words } from './reader-words.ts';

export interface DecisionHead {
  /** Returns false when the line is not part of a decision's text around the tables. */
  read(line: number, text: string): boolean;
  /** A table or a process has begun, so that no title and no recipients follow. */
  leave(): void;
  decision(origin: DocumentOrigin): Decision;
}

type Part = 'start' | 'title' | 'preamble' | 'articles' | 'recipients' | 'signature' | 'appendix' | 'body';

const { head } = words;
const isFixed = startsWithPhrase(head.fixed);
const isAbout = startsWithPhrase(head.about);
const isBasis = startsWithPhrase(head.basis);
const isArticle = new RegExp(`^${anyPhrase(head.article)} \\d{1,3}[.:]`);
const isRecipients = startsWithPhrase(head.recipients);
const isSigner = new RegExp(`^${anyPhrase(head.signers)}(?![\\p{L}\\p{N}])`, 'u');
const isAppendix = startsWithPhrase(head.appendix);
const isAttached = new RegExp(`^${anyPhrase(head.attached)}`);
const isNumberLine = new RegExp(`^${anyPhrase(head.number)} ?:`);
const namesDecision = new RegExp(`${anyPhrase(head.decisionNumber)} ?:?`);
const startsWithDecision = new RegExp(`^${anyPhrase(head.decisionNumber)} ?:? ?\\d`);
const decisionWord = foldLetters(head.decision).replaceAll(' ', '');

const isDecisionWord = (folded: string) => folded.replace(/[ :.]/g, '') === decisionWord;

/** Numbered and lettered points, list items, and sentences. */
const looksLikePoint = (text: string) => /^(?:\d{1,2}[.)]|[a-zđ]\)|[-+])/i.test(text) || /[.;:]$/.test(text);

function isPersonName(text: string): boolean {
  const name = text.split(' ');
  return name.length >= 2 && name.length <= 6 && name.every(word => /^\p{Lu}/u.test(word));
}

export function createDecisionHead({ coverage, warnings }: ReadContext): DecisionHead {
  const facts = createDecisionFacts(warnings);
  const title: string[] = [];
  const appendixTitle: string[] = [];
  let part: Part = 'start';

  function use(line: number, lineUse: LineUse, next: Part = part): true {
    coverage.markUsed(line, lineUse);
    part = next;
    return true;
  }

  /** Number, date and title stand at the start. */
  function readStart(line: number, text: string, folded: string): boolean {
    if (part === 'start' || part === 'title') {
      if (isNumberLine.test(folded) || startsWithDecision.test(folded)) {
        facts.learn(line, text, { number: true, date: true, province: startsWithDecision.test(folded) });
        return use(line, 'decision');
      }
      if (isAbout(folded)) {
        title.push(text);
        return use(line, 'decision', 'title');
      }
    }
    if (part === 'start' && text.length < 90 && findDate(text)) {
      facts.learn(line, text, { date: true });
      return use(line, 'decision');
    }
    return false;
  }

  function readSigner(line: number, text: string, folded: string): boolean {
    if (!isCapitals(text.replace(/\([^)]{0,40}\)/, '')) || !isSigner.test(folded) || text.length >= 120) return false;
    facts.learn(line, text, { province: part !== 'signature' });
    return use(line, 'preamble', part === 'start' ? 'start' : part === 'title' ? 'preamble' : 'signature');
  }

  /** A line that no phrase identifies belongs to the part in which it stands. */
  function readByPart(line: number, text: string): boolean {
    switch (part) {
      case 'title':
        title.push(text);
        return use(line, 'decision');
      case 'appendix':
        if (!isCapitals(text)) return false;
        appendixTitle.push(text);
        return use(line, 'decision');
      case 'articles':
        if (!looksLikePoint(text)) return false;
        facts.learnFromArticle(text);
        return use(line, 'decision');
      case 'recipients':
        return /^[-+]/.test(text) && use(line, 'preamble');
      case 'signature':
        if (isPersonName(text)) return use(line, 'preamble', 'body');
        return /^\(.{1,20}\)$/.test(text) && use(line, 'preamble');
      case 'start':
        if (!/^\p{Lu}[\p{L} .-]{3,80}$/u.test(text) || !isCapitals(text) || findProvince(text) === null) return false;
        facts.learn(line, text, { province: true });
        return use(line, 'decision');
      default:
        return false;
    }
  }

  function read(line: number, untrimmed: string): boolean {
    const text = untrimmed.trim();
    const folded = foldLetters(text);
    if (isFixed(folded)) return use(line, 'preamble');
    if (isDecisionWord(folded))
      return use(line, 'preamble', title.length === 0 && part === 'start' ? 'title' : 'preamble');
    if (isAttached.test(folded)) {
      facts.learn(line, text, { number: namesDecision.test(folded), date: true, province: true });
      return use(line, 'decision', 'body');
    }
    if (isAppendix(folded) && text.length < 60) return use(line, 'decision', 'appendix');
    if (isArticle.test(folded)) {
      facts.learnFromArticle(text);
      return use(line, 'decision', 'articles');
    }
    if (isRecipients(folded)) return use(line, 'preamble', 'recipients');
    if (readStart(line, text, folded)) return true;
    if (part !== 'articles' && part !== 'body' && isBasis(folded)) return use(line, 'preamble', 'preamble');
    return readSigner(line, text, folded) || readByPart(line, text);
  }

  const joined = (lines: readonly string[]) => (lines.length === 0 ? null : lines.join(' '));

  return {
    read,
    leave() {
      part = 'body';
    },
    decision: origin => facts.finish(origin, joined(title) ?? joined(appendixTitle)),
  };
}
