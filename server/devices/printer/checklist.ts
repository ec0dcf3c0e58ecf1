// The slip of a procedure: the papers to bring, to be ticked off at home, or the steps when the decision names no papers; how long it
// takes, what it costs, and the address of its page. It holds nothing about the citizen who asked for it.
import { fill } from '../../../common/text/fill.ts';
import { dateText, secondsText } from '../../../common/text/format.ts';
import { clean, describeHead, type SiteOnSlip, type Slip, type SlipLine, type SlipStrings } from './slip.ts';

export interface ProcedureOnSlip {
  code: string | null;
  name: string;
  agency: string | null;
  totalText: string;
  papers: readonly { name: string; originals: number | null; copies: number | null; required: boolean }[];
  fees: readonly { name: string; text: string }[];
  steps: readonly { label: string; content: string; responsible: string; durationText: string }[];
  decision: { number: string | null; date: string | null };
  /** The complete address in the QR code. */
  pageUrl: string;
}

/** Longer than a ticket, because the list is taken home. A longer list gets smaller letters. */
const maxMm = 320;
/** Longer lists are cut; the rest can be read on the phone. */
const maxItems = 20;

export function describeChecklist(
  procedure: ProcedureOnSlip,
  { language, at, site, strings }: { language: string; at: number; site: SiteOnSlip; strings: SlipStrings },
): Slip {
  const textLine = (text: string, changes: Partial<Extract<SlipLine, { kind: 'text' }>> = {}): SlipLine => ({
    kind: 'text',
    size: 'body',
    weight: 500,
    align: 'left',
    maxLines: 6,
    ...changes,
    text: clean(text),
  });
  const gap = (dots: number): SlipLine => ({ kind: 'gap', dots });
  const pair = (label: string, value: string) => textLine(fill(strings.listPair, { label, value }), { maxLines: 3 });
  const { code, agency, totalText, fees } = procedure;
  return {
    caption: `${clean(strings.listCaption)} · ${secondsText(at, site.timeZone)}`,
    language,
    maxMm,
    lines: [
      ...describeHead(site, language),
      gap(10),
      textLine(procedure.papers.length > 0 ? strings.listTitle : strings.listTitleShort, {
        size: 'heading',
        weight: 700,
        align: 'centre',
        maxLines: 1,
      }),
      gap(10),
      textLine(procedure.name, { weight: 700, align: 'centre', maxLines: 8 }),
      ...(code === null
        ? []
        : [textLine(fill(strings.listCode, { code }), { size: 'small', align: 'centre', maxLines: 1 })]),
      ...(procedure.decision.number === null
        ? [gap(6), { kind: 'mark', text: clean(strings.listDraft) } as const]
        : []),
      gap(12),
      ...describeItems(procedure, strings),
      gap(10),
      { kind: 'rule', style: 'dashed' },
      gap(6),
      ...(totalText === '' ? [] : [pair(strings.listTotal, totalText)]),
      ...(fees.length === 0 ? [] : [pair(strings.listFee, fees.map(feeText).join('; '))]),
      ...(agency === null ? [] : [pair(strings.listAgency, agency)]),
      ...describeDecision(procedure, strings).map(text => textLine(text, { size: 'small', maxLines: 2 })),
      gap(14),
      { kind: 'qr', data: procedure.pageUrl, title: clean(strings.listPhoneTitle), note: clean(strings.listPhoneNote) },
      gap(10),
      {
        kind: 'row',
        left: clean(fill(strings.testAt, { time: secondsText(at, site.timeZone) })),
        right: dateText(at, site.timeZone),
        size: 'small',
        weight: 500,
      },
    ],
  };
}

const feeText = ({ name, text }: { name: string; text: string }) => (name === '' ? text : `${name}: ${text}`);

/** In characters; a longer text is an instruction for officers, which citizens need not know. */
const maxStepLength = 160;

/** Returns who does the step. When nobody is named, it returns what is done, provided that the text is short. */
function stepText({ responsible, content, label }: ProcedureOnSlip['steps'][number]): string {
  const [line = ''] = content.split(/[\n;]|(?<!\d)\. /);
  return [responsible, line.trim()].find(text => text !== '' && text.length <= maxStepLength) ?? label;
}

/** When the decision names no papers, the slip asks the citizen to ask for them, and for the fees when it names none. */
const askFor = (feesToo: boolean, { listAskPapers, listAskPapersFees }: SlipStrings) =>
  feesToo ? listAskPapersFees : listAskPapers;

function describeItems({ papers, steps, fees }: ProcedureOnSlip, strings: SlipStrings): SlipLine[] {
  const heading = (text: string): SlipLine[] => [
    { kind: 'text', text: clean(text), size: 'body', weight: 700, align: 'left', maxLines: 2 },
    { kind: 'gap', dots: 6 },
  ];
  const more = (count: number): SlipLine[] =>
    count <= 0
      ? []
      : [
          {
            kind: 'text',
            size: 'small',
            weight: 500,
            align: 'left',
            maxLines: 2,
            text: clean(fill(strings.listMore, { count })),
          },
        ];
  if (papers.length > 0)
    return [
      ...heading(strings.listPapers),
      ...papers.slice(0, maxItems).map(paper => {
        const { originals, copies } = paper;
        const notes = [
          ...(paper.required ? [] : [strings.listOptional]),
          ...(originals === null || originals === 0 ? [] : [fill(strings.listOriginals, { count: originals })]),
          ...(copies === null || copies === 0 ? [] : [fill(strings.listCopies, { count: copies })]),
        ];
        return { kind: 'check', text: clean(paper.name), note: clean(notes.join(', ')) } as const;
      }),
      ...more(papers.length - maxItems),
    ];
  return [
    {
      kind: 'text',
      text: clean(askFor(fees.length === 0, strings)),
      size: 'body',
      weight: 700,
      align: 'left',
      maxLines: 3,
    },
    { kind: 'gap', dots: 8 },
    ...(steps.length === 0 ? [] : heading(strings.listSteps)),
    ...steps.slice(0, maxItems).map(
      (step, at): SlipLine => ({
        kind: 'item',
        mark: `${at + 1}.`,
        text: clean(stepText(step)),
        note: clean(step.durationText),
      }),
    ),
    ...more(steps.length - maxItems),
  ];
}

function describeDecision({ decision: { number, date } }: ProcedureOnSlip, strings: SlipStrings): string[] {
  if (number === null) return [];
  const day = date?.split('-').reverse().join('/') ?? null;
  return [day === null ? fill(strings.listDecision, { number }) : fill(strings.listDecisionOf, { number, date: day })];
}
