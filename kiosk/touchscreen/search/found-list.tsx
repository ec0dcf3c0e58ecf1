// The procedures that were found, with the words of the search highlighted.
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon } from '../parts/icons.tsx';
import { markMatches } from './mark-matches.ts';
import type { FoundProcedure } from './search-state.ts';
import './found-list.css';

/** A longer name is shortened here; the page of the procedure shows it in full. */
const maxNameLetters = 104;

export function FoundList({ items, onOpen }: { items: readonly FoundProcedure[]; onOpen: (id: string) => void }) {
  const { procedure, kiosk, language } = useKioskTexts();
  return (
    <ul class="found-list">
      {items.map(item => (
        <li key={item.id}>
          <button type="button" class="found" onClick={() => onOpen(item.id)}>
            <span class="found-name" lang="vi">
              {markMatches(item.name, item.marks, maxNameLetters).map((segment, i) =>
                segment.matches ? <mark key={i}>{segment.text}</mark> : segment.text,
              )}
            </span>
            <span class="found-facts" lang="vi">
              {item.totalText !== '' && <b>{item.totalText}</b>}
              {item.draft && <em lang={language}>{kiosk.find.draft}</em>}
              <span class="found-place">{item.field ?? item.agency}</span>
              <span class="found-code">
                {[item.province, item.code && fill(procedure.code, { code: item.code })].filter(Boolean).join(' · ')}
              </span>
            </span>
            <ArrowIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}
