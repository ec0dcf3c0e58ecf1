// Explains in sentences why a document could not be read: what it seems to be, what was not found in it, which cells
// are wrong.
import type { Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { type DeskTexts, formatTrouble } from '../shared/language.tsx';

interface Detail {
  said?: unknown;
  lookedFor?: unknown;
  cells?: unknown;
}

const asArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export function describeImportRefusal(texts: DeskTexts, refusal: Trouble, detail: unknown): string[] {
  const { catalogue } = texts.desk;
  const { said, lookedFor, cells } = (detail ?? {}) as Detail;
  const missing = asArray(lookedFor).filter(heading => typeof heading === 'string');
  return [
    formatTrouble(texts, refusal, detail),
    typeof said === 'string' ? said : '',
    missing.length > 0 ? fill(catalogue.lookedFor, { what: missing.join('; ') }) : '',
    ...asArray(cells).map(place => fill(catalogue.wrongCell, place as Record<'sheet' | 'cell' | 'message', string>)),
  ].filter(line => line !== '');
}
