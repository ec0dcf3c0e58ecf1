// The small receipt of a dossier from the ticket printer: its code, the promised day, and the address of its page. It holds nothing
// personal, because such a slip is easily lost.
import { fill } from '../../../common/text/fill.ts';
import { clockText, dateText, secondsText } from '../../../common/text/format.ts';
import { clean, describeHead, type SiteOnSlip, type Slip, type SlipLine, type SlipStrings } from './slip.ts';

export interface DossierOnSlip {
  code: string;
  procedureName: string;
  receivedAt: number;
  /** UTC ms; null when no day is promised. */
  dueAt: number | null;
  /** How many papers were handed in, copies included. */
  paperCount: number;
  sets: number;
  /** The complete address in the QR code. */
  trackUrl: string;
}

/** A longer receipt gets smaller letters; long names of procedures fill half of it. */
const maxMm = 190;

export function describeReceipt(
  dossier: DossierOnSlip,
  {
    language,
    site,
    strings,
  }: { language: string; site: SiteOnSlip & { hotline: string | null }; strings: SlipStrings },
): Slip {
  const { code, procedureName, receivedAt, dueAt, paperCount, sets } = dossier;
  const textLine = (text: string, changes: Partial<Extract<SlipLine, { kind: 'text' }>> = {}): SlipLine => ({
    kind: 'text',
    size: 'body',
    weight: 500,
    align: 'left',
    maxLines: 4,
    ...changes,
    text: clean(text),
  });
  const gap = (dots: number): SlipLine => ({ kind: 'gap', dots });
  const row = (left: string, right: string): SlipLine => ({
    kind: 'row',
    size: 'small',
    weight: 500,
    left: clean(left),
    right: clean(right),
  });
  const at = (instant: number) => ({
    time: clockText(instant, site.timeZone),
    date: dateText(instant, site.timeZone),
  });
  const due = dueAt === null ? strings.receiptNoDue : fill(strings.receiptDueAt, at(dueAt));
  return {
    caption: `${clean(strings.receiptCaption)} · ${secondsText(receivedAt, site.timeZone)}`,
    language,
    maxMm,
    lines: [
      ...describeHead(site, language),
      gap(10),
      textLine(strings.receiptTitle, { size: 'heading', weight: 700, align: 'centre', maxLines: 2 }),
      textLine(strings.receiptSubtitle, { weight: 700, align: 'centre', maxLines: 1 }),
      gap(10),
      textLine(strings.receiptCode, { size: 'small', align: 'centre', maxLines: 1 }),
      // Always on one line, because the code is read out and typed.
      textLine(code, { size: 'heading', weight: 800, align: 'centre', maxLines: 1 }),
      gap(8),
      textLine(procedureName, { weight: 700, align: 'centre', maxLines: 16 }),
      gap(12),
      { kind: 'cells', cells: [{ label: clean(strings.receiptDue), value: clean(due) }] },
      gap(12),
      row(strings.receiptReceived, fill(strings.receiptAt, at(receivedAt))),
      ...(paperCount === 0 ? [] : [row(strings.receiptPapers, String(paperCount))]),
      row(strings.receiptSets, String(sets)),
      gap(14),
      {
        kind: 'qr',
        data: dossier.trackUrl,
        title: clean(strings.receiptPhoneTitle),
        note: clean(strings.receiptPhoneNote),
      },
      gap(12),
      { kind: 'rule', style: 'dashed' },
      gap(8),
      textLine(strings.receiptBring, { size: 'small', maxLines: 5 }),
      ...(site.hotline === null
        ? []
        : [
            gap(4),
            textLine(fill(strings.receiptHotline, { hotline: site.hotline }), {
              size: 'small',
              weight: 700,
              maxLines: 2,
            }),
          ]),
    ],
  };
}
