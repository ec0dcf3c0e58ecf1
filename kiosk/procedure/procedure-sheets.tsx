// Shows the pieces of a procedure on as many sheets as they need, with buttons to turn them and marks that lead to a section.
// All pieces are first measured out of sight, so that nothing is cut and nobody has to scroll.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { SheetButtons } from '../touchscreen/parts/sheet-buttons.tsx';
import { fillSheetsEvenly, type Piece } from '../touchscreen/parts/sheets.ts';
import type { ProcedurePiece } from './procedure-pieces.tsx';
import type { SectionKind } from './procedure-sections.ts';
import './procedure-sheets.css';

/** The sections that people look for most get marks, in this order. */
const markedKinds: readonly SectionKind[] = ['papers', 'steps', 'fees', 'conditions', 'result', 'manner'];
const maxMarks = 4;

export function ProcedureSheets({ pieces }: { pieces: readonly ProcedurePiece[] }) {
  const { kiosk, procedure } = useKioskTexts();
  const [sheet, setSheet] = useState(0);
  const { room, measure, starts } = useSheetStarts(pieces);
  const sheets = starts.length;
  const shownSheet = Math.min(sheet, sheets - 1);
  const shown = pieces.slice(starts[shownSheet], starts[shownSheet + 1]);
  const sheetOf = (kind: SectionKind) => {
    const first = pieces.findIndex(piece => piece.kind === kind);
    return starts.findLastIndex(start => start <= first);
  };
  const marks = markedKinds
    .filter(kind => pieces.some(piece => piece.kind === kind))
    .slice(0, maxMarks)
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
      {sheets > 1 && <SheetButtons sheet={shownSheet} sheets={sheets} onSheet={setSheet} />}
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

/** Returns the index of the first piece of each sheet, computed again whenever the room, the texts or the typeface changes. */
function useSheetStarts(pieces: readonly ProcedurePiece[]) {
  const room = useRef<HTMLDivElement>(null);
  const measure = useRef<HTMLDivElement>(null);
  const [starts, setStarts] = useState<number[]>([0]);
  const update = useRef<() => void>(() => undefined);
  update.current = () => {
    if (room.current === null || measure.current === null) return;
    const drawn = [...measure.current.querySelectorAll<HTMLElement>('[data-piece]')];
    const headingHeight = measure.current.querySelector('h2')?.offsetHeight ?? 0;
    const heights: Piece[] = drawn.map((element, i) => {
      // Pieces of one section are closer together (a negative margin), except at the top of a sheet.
      const margin = Number.parseFloat(getComputedStyle(element).marginTop);
      return {
        height: element.offsetHeight + margin,
        asFirst: (pieces[i]?.first === false ? headingHeight : 0) - margin,
      };
    });
    const { paddingTop, paddingBottom, rowGap } = getComputedStyle(measure.current);
    const sheetHeight = room.current.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
    const filled = fillSheetsEvenly(heights, sheetHeight, Number.parseFloat(rowGap));
    setStarts(old => (old.join() === filled.join() ? old : filled));
  };
  useLayoutEffect(() => update.current());
  useEffect(() => {
    const observer = new ResizeObserver(() => update.current());
    if (room.current !== null) observer.observe(room.current);
    void document.fonts.ready.then(() => update.current());
    return () => observer.disconnect();
  }, []);
  return { room, measure, starts };
}
