// The small receipt of a dossier, from the ticket printer: its code, what was promised, and its page for the phone. It carries
// nothing personal: paper from a roll is easily lost, and who finds it must learn no name.
import { fill } from '../../../common/text/fill.ts';
import { clockText, dateText, secondsText } from '../../../common/text/format.ts';
import { clean, describeHead, type SiteOnSlip, type Slip, type SlipLine, type SlipStrings } from './slip.ts';

export interface DossierOnSlip {
  code: string;
  procedureName: string;
  receivedAt: number;
  /** Null where nothing is promised. */
  dueAt: number | null;
  /** Papers handed in, copies counted. */
  paperCount: number;
  sets: number;
  /** The whole address that the QR opens. */
  trackUrl: string;
}

/** Beyond it letters get smaller: long names of procedures fill half of it. */
const maxMm = 190;

export function describeReceipt(
  dossier: DossierOnSlip,
  language: string,
  site: SiteOnSlip & { hotline: string | null },
  strings: SlipStrings,
): Slip {
  const { code, procedureName, receivedAt, dueAt, paperCount, sets } = dossier;
  const say = (text: string, changes: Partial<Extract<SlipLine, { kind: 'text' }>> = {}): SlipLine => ({
    ...{ kind: 'text', size: 'body', weight: 500, align: 'left', maxLines: 4 },
    ...changes,
    text: clean(text),
  });
  const gap = (dots: number): SlipLine => ({ kind: 'gap', dots });
  const row = (left: string, right: string): SlipLine => ({
    ...{ kind: 'row', size: 'small', weight: 500 },
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
      say(strings.receiptTitle, { size: 'heading', weight: 700, align: 'centre', maxLines: 2 }),
      say(strings.receiptSubtitle, { weight: 700, align: 'centre', maxLines: 1 }),
      gap(10),
      say(strings.receiptCode, { size: 'small', align: 'centre', maxLines: 1 }),
      // In one line whatever the paper, in letters too: it is read out and typed.
      say(code, { size: 'heading', weight: 800, align: 'centre', maxLines: 1 }),
      gap(8),
      say(procedureName, { weight: 700, align: 'centre', maxLines: 16 }),
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
      say(strings.receiptBring, { size: 'small', maxLines: 5 }),
      ...(site.hotline === null
        ? []
        : [
            gap(4),
            say(fill(strings.receiptHotline, { hotline: site.hotline }), { size: 'small', weight: 700, maxLines: 2 }),
          ]),
    ],
  };
}
