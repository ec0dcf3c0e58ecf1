// The slip that `npm run device -- test` prints. It shows everything that a printer can print wrongly, and what the printer
// reported about itself.
import type { Names } from '../../../common/contract/words.ts';
import { fill, nameIn } from '../../../common/text/fill.ts';
import { dateText, secondsText } from '../../../common/text/format.ts';
import type { PrinterProfile } from './printer-profile.ts';
import { clean, type Slip, type SlipLine, type SlipStrings } from './slip.ts';

export type SelfTest = {
  /** The printer's name in the site file. */
  printer: string;
  profile: PrinterProfile;
  /** What the printer answered, one sentence each. */
  answers: readonly string[];
  language: string;
  /** UTC ms. */
  at: number;
};

const signs = '0123456789–-,.;:!?()/%@#&+=“”…';

/** Describes the self-test. It uses no ticket number and may be long. */
export function describeSelfTest(test: SelfTest, site: { name: Names; timeZone: string }, strings: SlipStrings): Slip {
  const time = secondsText(test.at, site.timeZone);
  const { profile } = test;
  const textLine = (text: string, size: 'small' | 'body' | 'large' = 'small'): SlipLine => ({
    kind: 'text',
    text: clean(text),
    size,
    weight: size === 'small' ? 500 : 700,
    align: 'centre',
    maxLines: 4,
  });
  const gap = { kind: 'gap', dots: 12 } as const;
  return {
    caption: `${clean(strings.testCaption)} · ${time}`,
    language: test.language,
    maxMm: 400,
    lines: [
      { kind: 'ruler' },
      textLine(fill(strings.rulerNote, { dots: profile.widthDots })),
      gap,
      textLine(strings.testTitle, 'large'),
      textLine(nameIn(site.name, test.language), 'body'),
      { kind: 'mark', text: clean(fill(strings.testPrinter, { printer: test.printer })) },
      textLine(`${profile.maker} ${profile.model}`),
      gap,
      ...test.answers.map(answer => textLine(answer)),
      gap,
      { kind: 'rule', style: 'teeth' },
      gap,
      { kind: 'glyphs', letters: strings.alphabet },
      { kind: 'glyphs', letters: strings.alphabet.toLocaleUpperCase(test.language) },
      { kind: 'glyphs', letters: signs },
      gap,
      textLine(strings.testLetters, 'body'),
      gap,
      { kind: 'number', text: 'A058' },
      gap,
      { kind: 'qr', data: 'MOTCUA A058', title: clean(strings.codesTitle), note: clean(strings.codesNote) },
      gap,
      { kind: 'bars', data: 'MOTCUA-058' },
      gap,
      { kind: 'rule', style: 'dashed' },
      {
        kind: 'row',
        left: clean(fill(strings.testAt, { time })),
        right: dateText(test.at, site.timeZone),
        size: 'small',
        weight: 500,
      },
      { kind: 'ruler' },
    ],
  };
}
