// Describes the content of each slip as plain data. It draws nothing, sends nothing and knows no printer. A slip never carries a
// citizen's name or identity number, so the types below have no field for them.
import type { Names, WaitRange } from '../../../common/contract/words.ts';
import { fill, nameIn } from '../../../common/text/fill.ts';
import { dateText, secondsText } from '../../../common/text/format.ts';
import type vi from '../../../common/text/vi/slip.json';
import type { Bitmap } from './png.ts';

/** The sentences of one language: the content of `common/text/<lang>/slip.json`. */
export type SlipStrings = typeof vi;

/** Sizes by purpose; the code that draws the slip turns them into dots for its paper. */
export type TextSize = 'small' | 'body' | 'heading' | 'large';
export type Weight = 500 | 700 | 800;

/** One part of a slip, in order from top to bottom. Code that does not know a kind must reject it, never skip it. */
export type SlipLine =
  /** Words, wrapped to at most `maxLines`. When they do not fit, the letters get smaller, and then the end is cut off with "…". */
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
  /** White letters on black, which can be read across a counter. */
  | { kind: 'mark'; text: string }
  /** A box to tick with a text beside it and a small note below, which may be "". */
  | { kind: 'check'; text: string; note: string }
  /** An item of a list: its number or bullet, a text beside it, and a small note below, which may be "". */
  | { kind: 'item'; mark: string; text: string; note: string }
  /** A QR code with words beside it. */
  | { kind: 'qr'; data: string; title: string; note: string }
  /** A bar code (Code 128) of ASCII letters with the letters below; a QR code when the paper is too narrow for it. */
  | { kind: 'bars'; data: string }
  /** A picture in the middle, one dot of the picture on each dot of the paper. */
  | { kind: 'logo'; bitmap: Bitmap }
  /** A ruler in millimetres across the paper. */
  | { kind: 'ruler' }
  /** Letters in a grid. */
  | { kind: 'glyphs'; letters: string }
  | { kind: 'rule'; style: 'dashed' | 'teeth' }
  | { kind: 'gap'; dots: number };

export type Slip = {
  /** The title of this slip in a list, "A012 · 08:42:07". It is not printed. */
  caption: string;
  /** The language of the whole slip, "vi". */
  language: string;
  /** The greatest length in millimetres; gaps and letters shrink when the slip would be longer. */
  maxMm: number;
  lines: SlipLine[];
};

export type TicketOnSlip = {
  number: string;
  language: string;
  serviceName: Names;
  priorityName: Names | null;
  /** The number of people who were waiting before this one; null when it is unknown. */
  ahead: number | null;
  wait: WaitRange | null;
  /** UTC ms. */
  issuedAt: number;
  /** The complete address in the QR code. */
  trackUrl: string;
};

export type SiteOnSlip = {
  agency: Names;
  name: Names;
  timeZone: string;
  /** The logo is printed above the names. */
  logo?: Bitmap | null;
};

/** Describes the ticket that a citizen takes from the kiosk. */
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

/**
 * Describes a test print, which shows whether letters with two marks, digits and the edges are printed. It uses no ticket number.
 * @param test `at` is UTC ms; `printer` is the name in the site file
 */
export function describeTestSlip(
  test: { printer: string; language: string; at: number },
  site: SiteOnSlip,
  strings: SlipStrings,
): Slip {
  const time = secondsText(test.at, site.timeZone);
  const textLine = (text: string, style: { size: TextSize; weight: Weight; maxLines: number }): SlipLine => ({
    kind: 'text',
    text: clean(text),
    align: 'centre',
    ...style,
  });
  return {
    caption: `${clean(strings.testCaption)} · ${time}`,
    language: test.language,
    maxMm: 110,
    lines: [
      ...describeHead(site, test.language),
      { kind: 'gap', dots: 16 },
      textLine(strings.testTitle, { size: 'large', weight: 800, maxLines: 1 }),
      textLine(strings.testNote, { size: 'body', weight: 500, maxLines: 2 }),
      { kind: 'gap', dots: 12 },
      { kind: 'mark', text: clean(fill(strings.testPrinter, { printer: test.printer })) },
      { kind: 'gap', dots: 12 },
      textLine(strings.testLetters, { size: 'body', weight: 700, maxLines: 4 }),
      textLine(strings.testDigits, { size: 'large', weight: 800, maxLines: 1 }),
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

/** Describes the top of every slip: the logo, and the names of the agency and the office. */
export function describeHead(site: SiteOnSlip, language: string): SlipLine[] {
  // The names are in capitals, as on the sign over the door.
  const agency = clean(nameIn(site.agency, language)).toLocaleUpperCase(language);
  const office = clean(nameIn(site.name, language)).toLocaleUpperCase(language);
  const logo: SlipLine[] = site.logo
    ? [
        { kind: 'logo', bitmap: site.logo },
        { kind: 'gap', dots: 8 },
      ]
    : [];
  return [
    ...logo,
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

/**
 * Returns the text with composed letters (NFC) and single spaces. Marks without a composed form stay: ê̆ must keep its breve.
 */
export function clean(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
