// Shows pieces on as many sheets as they need, turned with buttons like a book, with marks below to turn to a part: everything is measured once out of sight and
// dealt out, so that nothing is cut off and nobody has to scroll.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { SheetButtons } from '../touchscreen/parts/sheet-buttons.tsx';
import { fillSheetsEvenly, type Piece } from '../touchscreen/parts/sheets.ts';
import type { ProcedurePiece } from './procedure-pieces.tsx';
import type { SectionKind } from './procedure-sections.ts';
import './procedure-sheets.css';

/** What people look for most: reached with one touch. */
const sought: readonly SectionKind[] = ['papers', 'steps', 'fees', 'conditions', 'result', 'manner'];
const mostMarks = 4;

export function ProcedureSheets({ pieces }: { pieces: readonly ProcedurePiece[] }) {
  const { kiosk, procedure } = useKioskTexts();
  const [sheet, setSheet] = useState(0);
  const { room, measure, starts } = useDealing(pieces);
  const sheets = starts.length;
  const at = Math.min(sheet, sheets - 1);
  const shown = pieces.slice(starts[at], starts[at + 1]);
  const sheetOf = (kind: SectionKind) => {
    const first = pieces.findIndex(piece => piece.kind === kind);
    return starts.findLastIndex(start => start <= first);
  };
  const marks = sought
    .filter(kind => pieces.some(piece => piece.kind === kind))
    .slice(0, mostMarks)
    .sort((a, b) => sheetOf(a) - sheetOf(b));
  return (
    <div class="leaves">
      <div ref={room} class="leaf-room">
        <div class="leaf" lang="vi">
          <Pieces pieces={shown} />
        </div>
        <div class="measuring" aria-hidden="true">
          <div ref={measure} class="leaf" lang="vi">
            <Pieces pieces={pieces} />
          </div>
        </div>
      </div>
      {sheets > 1 && marks.length > 1 && (
        <nav class="leaf-marks" aria-label={kiosk.find.contents}>
          {marks.map(kind => (
            <button
              key={kind}
              type="button"
              class="leaf-mark"
              aria-current={shown.some(piece => piece.kind === kind) ? 'true' : undefined}
              onClick={() => setSheet(sheetOf(kind))}
            >
              {procedure.parts[kind]}
            </button>
          ))}
        </nav>
      )}
      {sheets > 1 && <SheetButtons sheet={at} sheets={sheets} onSheet={setSheet} />}
    </div>
  );
}

function Pieces({ pieces }: { pieces: readonly ProcedurePiece[] }) {
  const { procedure, language } = useKioskTexts();
  return (
    <>
      {pieces.map(({ kind, first, node }, i) => (
        <div key={i} class={`piece ${kind}`} data-piece>
          {(first || i === 0) && (
            <h2 lang={language}>
              {first ? procedure.parts[kind] : fill(procedure.continued, { part: procedure.parts[kind] })}
            </h2>
          )}
          {node}
        </div>
      ))}
    </>
  );
}

/** Deals the pieces out again whenever the room, the texts or the typeface changes. */
function useDealing(pieces: readonly ProcedurePiece[]) {
  const room = useRef<HTMLDivElement>(null);
  const measure = useRef<HTMLDivElement>(null);
  const [starts, setStarts] = useState<number[]>([0]);
  const deal = useRef<() => void>(() => undefined);
  deal.current = () => {
    if (room.current === null || measure.current === null) return;
    const drawn = [...measure.current.querySelectorAll<HTMLElement>('[data-piece]')];
    const heading = measure.current.querySelector('h2')?.offsetHeight ?? 0;
    const heights: Piece[] = drawn.map((each, i) => {
      // What belongs together stands closer, unless it begins a sheet.
      const closer = Number.parseFloat(getComputedStyle(each).marginTop);
      return {
        height: each.offsetHeight + closer,
        asFirst: (pieces[i]?.first === false ? heading : 0) - closer,
      };
    });
    const { paddingTop, paddingBottom, rowGap } = getComputedStyle(measure.current);
    const inside = room.current.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
    const dealt = fillSheetsEvenly(heights, inside, Number.parseFloat(rowGap));
    setStarts(old => (old.join() === dealt.join() ? old : dealt));
  };
  useLayoutEffect(() => deal.current());
  useEffect(() => {
    const watcher = new ResizeObserver(() => deal.current());
    if (room.current !== null) watcher.observe(room.current);
    void document.fonts.ready.then(() => deal.current());
    return () => watcher.disconnect();
  }, []);
  return { room, measure, starts };
}
