// Says what stands on each slip of paper, as plain data. Draws nothing, sends nothing, knows no printer.
// A slip never carries a citizen's name or identity number: the types below have no place for them.
import type { Names, WaitRange } from '../../../common/contract/words.ts';
import { fill, nameIn } from '../../../common/text/fill.ts';
import { dateText, secondsText } from '../../../common/text/format.ts';
import type vi from '../../../common/text/vi/slip.json';
import type { Bitmap } from './png.ts';

/** The sentences of one language: the content of `common/text/<lang>/slip.json`. */
export type SlipStrings = typeof vi;

/** Sizes by purpose; how many dots that is depends on the paper and is decided where the slip is drawn. */
export type TextSize = 'small' | 'body' | 'heading' | 'large';
export type Weight = 500 | 700 | 800;

/** One thing on the slip, from top to bottom. A reader that does not know a kind must refuse it, never skip it. */
export type SlipLine =
  /** Words, wrapped to at most `maxLines`; letters get smaller first, then the end is cut with "…". */
  | {
      kind: 'text';
      text: string;
      size: TextSize;
      weight: Weight;
      align: 'left' | 'centre' | 'right';
      maxLines: number;
    }
  /** Two short texts at the two margins. */
  | { kind: 'row'; left: string; right: string; size: TextSize; weight: Weight }
  /** A frame with one or two cells, each a small label over a large value. */
  | { kind: 'cells'; cells: { label: string; value: string }[] }
  /** The ticket's number, at least 18 mm high on any paper. */
  | { kind: 'number'; text: string }
  /** White on black, so that it is seen from across a counter. */
  | { kind: 'mark'; text: string }
  /** A box to be ticked, and beside it what to bring; the note stands under it, small, or is "". */
  | { kind: 'check'; text: string; note: string }
  /** One of a list: what it is counted by, and beside it what it says; the note as above. */
  | { kind: 'item'; mark: string; text: string; note: string }
  /** A QR code with words beside it. */
  | { kind: 'qr'; data: string; title: string; note: string }
  /** A bar code (Code 128) of ASCII letters with the letters under it; a QR where the paper is too narrow for it. */
  | { kind: 'bars'; data: string }
  /** A picture in the middle, dot by dot. */
  | { kind: 'logo'; bitmap: Bitmap }
  /** Millimetres across the paper. */
  | { kind: 'ruler' }
  /** Letters in a grid. */
  | { kind: 'glyphs'; letters: string }
  | { kind: 'rule'; style: 'dashed' | 'teeth' }
  | { kind: 'gap'; dots: number };

export type Slip = {
  /** What people call this slip in a list, "A012 · 08:42:07". Not printed. */
  caption: string;
  /** The language of everything on it. */
  language: string;
  /** The slip may not be longer than this many millimetres; gaps and letters shrink before it is. */
  maxMm: number;
  lines: SlipLine[];
};

export type TicketOnSlip = {
  number: string;
  language: string;
  serviceName: Names;
  priorityName: Names | null;
  /** People before this one when the number was given; null when nobody can say. */
  ahead: number | null;
  wait: WaitRange | null;
  issuedAt: number;
  /** The whole address that the QR opens. */
  trackUrl: string;
};

export type SiteOnSlip = {
  agency: Names;
  name: Names;
  timeZone: string;
  /** Stands over the names when the office has one. */
  logo?: Bitmap | null;
};

/** The ticket that a citizen takes from the kiosk. */
export function describeTicketSlip(ticket: TicketOnSlip, site: SiteOnSlip, strings: SlipStrings): Slip {
  const time = secondsText(ticket.issuedAt, site.timeZone);
  const service = clean(nameIn(ticket.serviceName, ticket.language));
  const cells = waitingCells(ticket, strings);
  return {
    caption: `${ticket.number} · ${time}`,
    language: ticket.language,
    maxMm: 110,
    lines: [
      ...describeHead(site, ticket.language),
      { kind: 'gap', dots: 10 },
      { kind: 'text', text: clean(strings.title), size: 'heading', weight: 700, align: 'centre', maxLines: 1 },
      { kind: 'gap', dots: 14 },
      { kind: 'number', text: clean(ticket.number) },
      { kind: 'gap', dots: 14 },
      { kind: 'text', text: service, size: 'large', weight: 700, align: 'centre', maxLines: 3 },
      ...priorityMark(ticket, strings),
      { kind: 'gap', dots: 14 },
      ...(cells.length === 0 ? [] : ([{ kind: 'cells', cells }] as const)),
      { kind: 'gap', dots: 16 },
      { kind: 'qr', data: ticket.trackUrl, title: clean(strings.followTitle), note: clean(strings.followNote) },
      { kind: 'gap', dots: 14 },
      { kind: 'rule', style: 'dashed' },
      { kind: 'gap', dots: 6 },
      {
        kind: 'row',
        left: clean(fill(strings.takenAt, { time })),
        right: dateText(ticket.issuedAt, site.timeZone),
        size: 'small',
        weight: 500,
      },
      { kind: 'gap', dots: 6 },
      { kind: 'text', text: clean(strings.footer), size: 'small', weight: 700, align: 'centre', maxLines: 2 },
    ],
  };
}

/** A test print: shows that letters with stacked marks, figures and edges come out. It uses up no number. */
export function describeTestSlip(
  test: { printer: string; language: string; at: number },
  site: SiteOnSlip,
  strings: SlipStrings,
): Slip {
  const time = secondsText(test.at, site.timeZone);
  const say = (text: string, size: TextSize, weight: Weight, maxLines: number): SlipLine => ({
    kind: 'text',
    text: clean(text),
    size,
    weight,
    align: 'centre',
    maxLines,
  });
  return {
    caption: `${clean(strings.testCaption)} · ${time}`,
    language: test.language,
    maxMm: 110,
    lines: [
      ...describeHead(site, test.language),
      { kind: 'gap', dots: 16 },
      say(strings.testTitle, 'large', 800, 1),
      say(strings.testNote, 'body', 500, 2),
      { kind: 'gap', dots: 12 },
      { kind: 'mark', text: clean(fill(strings.testPrinter, { printer: test.printer })) },
      { kind: 'gap', dots: 12 },
      say(strings.testLetters, 'body', 700, 4),
      say(strings.testDigits, 'large', 800, 1),
      { kind: 'gap', dots: 12 },
      { kind: 'rule', style: 'dashed' },
      { kind: 'gap', dots: 6 },
      {
        kind: 'row',
        left: clean(fill(strings.testAt, { time })),
        right: dateText(test.at, site.timeZone),
        size: 'small',
        weight: 500,
      },
    ],
  };
}

export function describeHead(site: SiteOnSlip, language: string): SlipLine[] {
  // Capitals as on the sign over the door: the agency above, the office below it in bold.
  const agency = clean(nameIn(site.agency, language)).toLocaleUpperCase(language);
  const office = clean(nameIn(site.name, language)).toLocaleUpperCase(language);
  const logo = site.logo ?? null;
  return [
    ...(logo === null
      ? []
      : ([
          { kind: 'logo', bitmap: logo },
          { kind: 'gap', dots: 8 },
        ] as const)),
    { kind: 'text', text: agency, size: 'small', weight: 500, align: 'centre', maxLines: 2 },
    { kind: 'text', text: office, size: 'body', weight: 700, align: 'centre', maxLines: 2 },
    { kind: 'gap', dots: 8 },
    { kind: 'rule', style: 'teeth' },
  ];
}

function priorityMark(ticket: TicketOnSlip, strings: SlipStrings): SlipLine[] {
  if (ticket.priorityName === null) return [];
  const priority = nameIn(ticket.priorityName, ticket.language);
  return [
    { kind: 'gap', dots: 10 },
    { kind: 'mark', text: clean(fill(strings.priority, { priority })) },
  ];
}

function waitingCells(ticket: TicketOnSlip, strings: SlipStrings): { label: string; value: string }[] {
  const cells: { label: string; value: string }[] = [];
  if (ticket.ahead !== null) cells.push({ label: clean(strings.ahead), value: String(ticket.ahead) });
  if (ticket.wait !== null) {
    const { fromMin: from, toMin: to } = ticket.wait;
    cells.push(
      from === 0
        ? { label: clean(strings.waitSoon), value: clean(fill(strings.waitSoonMin, { to })) }
        : { label: clean(strings.waitAbout), value: clean(fill(strings.waitAboutMin, { from, to })) },
    );
  }
  return cells;
}

/** Composed letters (NFC), single spaces. Marks are never taken away: ê̆ has no composed form and must keep its breve. */
export function clean(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
