// Completes the agency of each process, and writes agencies and fields with the capital letters that people use.
import { anyPhrase, foldLetters } from './fold-letters.ts';
import { type Block, textOf } from './layout-reader.ts';
import type { Decision, Process } from './model.ts';
import { collectMentions, settleName } from './proper-name.ts';
import { words } from './reader-words.ts';
import { findAgency } from './section-headings.ts';

/** "Sở Khoa học và Công nghệ tỉnh Cao Bằng" without its province. */
function withoutProvince(agency: string, province: string | null): string {
  if (province === null) return agency;
  const tail = new RegExp(` ${anyPhrase(words.head.province)} ${anyPhrase([province])}$`).exec(foldLetters(agency));
  return tail ? agency.slice(0, tail.index) : agency;
}

/** Changes `processes`. A process without an agency gets the one that the decision's title names. */
export function settleNames(processes: readonly Process[], decision: Decision, blocks: readonly Block[]): void {
  const texts = blocks.flatMap(block => (block.kind === 'row' ? block.cells.map(textOf) : [block.text]));
  const mentions = collectMentions(texts);
  const titleAgency = decision.title === null ? null : findAgency(decision.title);
  const defaultAgency = titleAgency === null ? null : withoutProvince(titleAgency, decision.province);
  for (const process of processes) {
    const agency = process.agency ?? defaultAgency;
    process.agency = agency === null ? null : settleName(agency, mentions);
    process.field = process.field === null ? null : settleName(process.field, mentions);
  }
}
