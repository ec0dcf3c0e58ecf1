// The procedures found, one touch each, with the words of the search marked.
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon } from '../parts/icons.tsx';
import { markMatches } from './mark-matches.ts';
import type { FoundProcedure } from './search-state.ts';

/** A longer name is shortened on its row: it is whole on the procedure's page. */
const room = 104;

export function FoundList({ items, onOpen }: { items: readonly FoundProcedure[]; onOpen: (id: string) => void }) {
  const { procedure, kiosk, language } = useKioskTexts();
  return (
    <ul class="found-list">
      {items.map(item => (
        <li key={item.id}>
          <button type="button" class="found" onClick={() => onOpen(item.id)}>
            <span class="found-name" lang="vi">
              {markMatches(item.name, item.marks, room).map((piece, i) =>
                piece.found ? <mark key={i}>{piece.text}</mark> : piece.text,
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
