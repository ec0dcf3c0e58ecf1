// Two large buttons that turn sheets, and between them the number of the sheet.
import type { ComponentChildren } from 'preact';
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon, BackIcon } from './icons.tsx';
import './sheet-buttons.css';

interface SheetButtonsProps {
  /** Counted from 0. */
  sheet: number;
  sheets: number;
  onSheet: (sheet: number) => void;
  /** Shows only the arrows, where there is no room for words. */
  small?: boolean;
  /** Shown above "page 1/3". */
  children?: ComponentChildren;
}

export function SheetButtons({ sheet, sheets, onSheet, small = false, children }: SheetButtonsProps) {
  const { kiosk } = useKioskTexts();
  const { find } = kiosk;
  const place = fill(find.sheet, { page: Math.min(sheet, sheets - 1) + 1, pages: sheets });
  return (
    <nav class={`sheet-buttons${small ? ' small' : ''}`} aria-label={place}>
      {sheets > 1 && (
        <button
          type="button"
          class="big"
          aria-label={small ? find.previous : undefined}
          disabled={sheet <= 0}
          onClick={() => onSheet(sheet - 1)}
        >
          <BackIcon />
          {!small && find.previous}
        </button>
      )}
      {!small && (
        <p role="status">
          {children}
          {sheets > 1 && <span>{place}</span>}
        </p>
      )}
      {sheets > 1 && (
        <button
          type="button"
          class="big"
          aria-label={small ? find.next : undefined}
          disabled={sheet >= sheets - 1}
          onClick={() => onSheet(sheet + 1)}
        >
          {!small && find.next}
          <ArrowIcon />
        </button>
      )}
    </nav>
  );
}
