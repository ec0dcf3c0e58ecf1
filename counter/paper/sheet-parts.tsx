// The parts of a sheet: head, lines, table rows and signatures. Where a sheet ends is decided in sheets.tsx.
import type { CallValue } from '../../common/contract/calls/index.ts';
import { PaperBars, PaperQr } from './paper-codes.tsx';

export type Paper = CallValue<'dossier.paper'>;
type Block = Paper['blocks'][number];
type Table = Extract<Block, { block: 'table' }>;

/** A piece of a paper that is never cut by the end of a sheet. */
export type Part =
  | { part: 'line'; items: readonly { label: string; text: string }[] }
  | { part: 'text'; text: string }
  | { part: 'title'; text: string }
  | { part: 'row'; table: number; cells: readonly string[] };

/** Longer texts are not bold, because a bold paragraph is hard to read. */
const maxBoldLength = 160;
/** Longer paragraphs are cut between words, so that no piece is higher than a sheet. In characters. */
const maxParagraphLength = 1_100;

function cutParagraph(text: string): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > maxParagraphLength) {
    const space = rest.lastIndexOf(' ', maxParagraphLength);
    const at = space > 0 ? space : maxParagraphLength;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at).trim();
  }
  return [...pieces, rest];
}

/**
 * Lists the parts of a paper in their order, and its tables. A table without rows gets an empty one to be filled in by
 * hand.
 */
export function listParts(blocks: readonly Block[]): { parts: Part[]; tables: Table[] } {
  const tables: Table[] = [];
  const parts = blocks.flatMap((block): Part[] => {
    if (block.block === 'table') {
      const table = tables.push(block) - 1;
      const rows = block.rows.length > 0 ? block.rows : [block.columns.map(() => '')];
      const title: Part[] = block.title === null ? [] : [{ part: 'title', text: block.title }];
      return [...title, ...rows.map(cells => ({ part: 'row', table, cells }) as const)];
    }
    if (block.block === 'text')
      return block.text
        .split('\n')
        .flatMap(cutParagraph)
        .map(text => ({ part: 'text', text }));
    if (block.items.length > 1) return [{ part: 'line', items: block.items }];
    const [item = { label: '', text: '' }] = block.items;
    const [first = '', ...rest] = item.text.split('\n').flatMap(cutParagraph);
    return [
      { part: 'line', items: [{ label: item.label, text: first }] },
      ...rest.map(text => ({ part: 'text', text }) as const),
    ];
  });
  return { parts, tables };
}

export function Head({ paper, copy, qrLabel }: { paper: Paper; copy: string; qrLabel: string }) {
  const { nation, agency, office, code, qr, codeText, reference, placeAndDate, title } = paper;
  return (
    <header class="sheet-head">
      <div class={`sheet-top ${qr === null ? '' : 'with-codes'}`}>
        {qr !== null && <PaperQr text={qr} label={qrLabel} />}
        <div class="sheet-office">
          <p>{agency.toLocaleUpperCase('vi')}</p>
          <p>
            <b>{office.toLocaleUpperCase('vi')}</b>
          </p>
        </div>
        <div class="sheet-nation">
          <p>
            <b>{nation[0]}</b>
          </p>
          <p>
            <b>{nation[1]}</b>
          </p>
        </div>
        {code !== null && <PaperBars code={code} label={codeText ?? code} />}
      </div>
      <div class="sheet-about">
        <span>{reference}</span>
        <i>{placeAndDate}</i>
      </div>
      <h1>{title.toLocaleUpperCase('vi')}</h1>
      {copy !== '' && <p class="sheet-copy">{copy}</p>}
    </header>
  );
}

/** The head of every further sheet, which identifies a sheet that got separated from the others. */
export function FurtherHead({ paper }: { paper: Paper }) {
  return (
    <header class="sheet-further">
      <span>{paper.title}</span>
      <b>{paper.code ?? paper.reference}</b>
    </header>
  );
}

export function LineOrText({ part }: { part: Exclude<Part, { part: 'row' }> }) {
  if (part.part === 'text') return <p class="piece piece-text">{part.text}</p>;
  if (part.part === 'title') return <p class="piece piece-title">{part.text}</p>;
  return (
    <div class={`piece piece-line ${part.items.length > 1 ? 'two' : ''}`}>
      {part.items.map(({ label, text }) => (
        <p key={label} class={text === '' ? 'for-pen' : ''}>
          {label}: {text.length > maxBoldLength ? text : text !== '' && <b>{text}</b>}
        </p>
      ))}
    </div>
  );
}

export function PartTable({
  table: { columns, title },
  rows,
  widen,
  name,
}: {
  table: Table;
  rows: readonly (readonly string[])[];
  /** The factor by which the columns are wider than on A5. */
  widen: number;
  name: string;
}) {
  return (
    <table aria-label={title ?? name}>
      <colgroup>
        {columns.map(({ label, widthMm }) => (
          <col key={label} style={widthMm === null ? {} : { width: `${widthMm * widen}mm` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, at) => (
          <tr key={at} class="piece">
            {cells.map((cell, column) => (
              <td key={column} class={columns[column]?.centred ? 'centred' : ''}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Tail({ paper: { signatures, notes } }: { paper: Paper }) {
  if (signatures.length === 0 && notes.length === 0) return null;
  return (
    <div class="sheet-tail">
      {signatures.length > 0 && (
        <div class="signatures">
          {signatures.map(({ title, note, name }) => (
            <div key={title}>
              <b>{title}</b>
              {note !== null && <i>{note}</i>}
              <span>{name}</span>
            </div>
          ))}
        </div>
      )}
      {notes.map(note => (
        <p key={note} class="sheet-note">
          {note}
        </p>
      ))}
    </div>
  );
}
