// Shows a paper as sheets of real size. The whole paper is laid out invisibly and measured, and then distributed over
// the sheets of each copy.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { paginate, type Sheet } from './paginate.ts';
import { FurtherHead, Head, LineOrText, listParts, type Paper, type Part, PartTable, Tail } from './sheet-parts.tsx';

export type SheetSize = 'A5' | 'A4';

/** The factor by which letters and columns of a paper made for A5 are larger on A4. */
const a4Widening = 1.24;
/** The CSS classes of the letter sizes, the largest first. A register on A4 is too long to be laid out three times. */
const letterSteps = { A5: ['step-1', 'step-2', 'step-3'], A4: ['step-1'] } as const;
/**
 * Stays free at the foot, because a printer's letters can be slightly wider than those on the screen and need another
 * line.
 */
const spareMm = 3.5;
const pixelsPerMm = 96 / 25.4;

type Tables = ReturnType<typeof listParts>['tables'];

/** Draws parts, joining neighbouring rows of one table. */
function Parts({
  parts,
  tables,
  widen,
  title,
}: {
  parts: readonly Part[];
  tables: Tables;
  widen: number;
  title: string;
}) {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (part.part === 'row' && before?.part === 'row' && before.table === part.table) last?.push(part);
    else groups.push([part]);
  }
  return (
    <>
      {groups.map((group, at) => {
        const [first] = group;
        if (first === undefined) return null;
        // biome-ignore-start lint/suspicious/noArrayIndexKey: parts of a paper never change their order
        if (first.part !== 'row') return <LineOrText key={at} part={first} />;
        const table = tables[first.table];
        const rows = group.flatMap(part => (part.part === 'row' ? [part.cells] : []));
        return table && <PartTable key={at} table={table} rows={rows} widen={widen} name={title} />;
        // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
      })}
    </>
  );
}

interface Pagination {
  sheets: readonly Sheet[];
  step: string;
}
const noSheets: Pagination = { sheets: [], step: '' };

const measureHeight = (element: Element | null | undefined) => element?.getBoundingClientRect().height ?? 0;

/** Measures the heights of the invisible layout in pixels and distributes its pieces. */
function paginateMeasured(whole: HTMLElement, parts: readonly Part[]): Sheet[] {
  const style = getComputedStyle(whole);
  const inside =
    whole.clientHeight -
    Number.parseFloat(style.paddingTop) -
    Number.parseFloat(style.paddingBottom) -
    spareMm * pixelsPerMm;
  const find = (selector: string) => whole.querySelector(selector);
  const bottom = measureHeight(find('.sheet-foot'));
  const heights = [...whole.querySelectorAll('.piece')].map(measureHeight);
  return paginate(
    parts.map((part, at) => ({
      height: heights[at] ?? 0,
      table: part.part === 'row' ? part.table : null,
      keepWithNext: part.part === 'title',
    })),
    {
      first: inside - bottom - measureHeight(find('.sheet-head')),
      following: inside - bottom - measureHeight(find('.sheet-further')),
      headings: [...whole.querySelectorAll('thead')].map(measureHeight),
      tail: measureHeight(find('.sheet-tail')),
    },
  );
}

export function Sheets({
  paper,
  size,
  qrLabel,
  onSheets,
}: {
  paper: Paper;
  size: SheetSize;
  qrLabel: string;
  /** Receives the number of sheets of one copy; 0 while it is not known. */
  onSheets: (count: number) => void;
}) {
  const hiddenLayout = useRef<HTMLDivElement>(null);
  const [{ sheets, step }, setDealt] = useState<Pagination>(noSheets);
  const { parts, tables } = listParts(paper.blocks);
  const widen = size === 'A4' && paper.size === 'A5' ? a4Widening : 1;
  const kind = `sheet ${size.toLowerCase()} ${paper.orientation} made-for-${paper.size.toLowerCase()}`;
  const name = paper.title;

  useLayoutEffect(() => {
    let isReplaced = false;
    setDealt(noSheets);
    onSheets(0);
    const layOut = async () => {
      // Measuring makes the browser load the fonts, and only with them the heights are right.
      measureHeight(hiddenLayout.current);
      await document.fonts.ready;
      if (isReplaced || hiddenLayout.current === null) return;
      const { parts: all } = listParts(paper.blocks);
      // The fewest sheets win, and among equal numbers the largest letters.
      const [best = noSheets] = [...hiddenLayout.current.children]
        .map((whole, at) => ({
          sheets: paginateMeasured(whole as HTMLElement, all),
          step: letterSteps[paper.size][at] ?? '',
        }))
        .sort((a, b) => a.sheets.length - b.sheets.length);
      setDealt(best);
      onSheets(best.sheets.length);
    };
    void layOut();
    return () => {
      isReplaced = true;
    };
  }, [paper, size, onSheets]);

  const foot = (n: number) => (
    <footer class="sheet-foot">
      <span>{paper.formName}</span>
      <span>{fill(paper.pageOf, { n, m: sheets.length })}</span>
    </footer>
  );
  return (
    <>
      <div class="unseen" ref={hiddenLayout} aria-hidden="true">
        {letterSteps[paper.size].map(letterStep => (
          <section key={letterStep} class={`${kind} ${letterStep}`}>
            <Head paper={paper} copy={paper.copies[0] ?? ''} qrLabel={qrLabel} />
            <FurtherHead paper={paper} />
            <Parts parts={parts} tables={tables} widen={widen} title={name} />
            <Tail paper={paper} />
            {foot(1)}
          </section>
        ))}
      </div>
      {paper.copies.map(copy =>
        sheets.map(({ from, to }, at) => (
          <section key={`${copy} ${from}`} class={`${kind} ${step}`}>
            {at === 0 ? <Head paper={paper} copy={copy} qrLabel={qrLabel} /> : <FurtherHead paper={paper} />}
            <Parts parts={parts.slice(from, to)} tables={tables} widen={widen} title={name} />
            {at === sheets.length - 1 && <Tail paper={paper} />}
            {foot(at + 1)}
          </section>
        )),
      )}
    </>
  );
}
