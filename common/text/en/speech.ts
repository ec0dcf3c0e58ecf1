// Composes the English announcements: "number A, zero, one, two, please go to counter three".
import { type Figures, type Part, pause, readLabel, type Speech, spread } from '../announcement.ts';

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const phrases = {
  invite: 'number',
  invitePriority: 'priority number',
  again: 'once again',
  toCounter: 'please go to counter',
  counter: 'counter',
  toFees: 'please go to the fee counter',
  toCollect: 'please collect your result at counter',
  dossier: 'dossier number',
  receivedIn: 'received in',
  ready: 'is ready',
  toResults: 'please go to the counter for results',
  test: 'this is a sound test',
};

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const betweenPhrasesMs = 300;
const closeMs = 80;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function readBelowThousand(n: number): string[] {
  if (n < 20) return [small[n] ?? ''];
  if (n < 100) return [tens[Math.floor(n / 10)] ?? '', ...(n % 10 === 0 ? [] : [small[n % 10] ?? ''])];
  return [
    small[Math.floor(n / 100)] ?? '',
    'hundred',
    ...(n % 100 === 0 ? [] : ['and', ...readBelowThousand(n % 100)]),
  ];
}

/** Returns the words of a whole number below a million: 21 is "twenty", "one". */
export function readNumber(n: number): string[] {
  const [thousands, rest] = [Math.floor(n / 1000), n % 1000];
  if (thousands === 0) return readBelowThousand(rest);
  const tail = rest === 0 ? [] : rest < 100 ? ['and', ...readBelowThousand(rest)] : readBelowThousand(rest);
  return [...readBelowThousand(thousands), 'thousand', ...tail];
}

const figures: Figures = {
  // English has no name for Đ, so it is spoken like the D that a visitor takes it for on the paper.
  letter: letter => (letter === 'Đ' ? 'D' : letter),
  digit: digit => small[Number(digit)] ?? '',
  number: value => readNumber(value).map(text => ({ kind: 'number', text })),
};

const phrase = (key: keyof typeof phrases): Part => ({ kind: 'phrase', text: phrases[key] });

export const speech: Speech = {
  composeCall({ number, counterLabel, nth, priority, purpose, field }, settings) {
    const rest = pause(betweenPhrasesMs);
    const destination =
      purpose === 'fee' ? 'toFees' : purpose === 'collect' ? 'toCollect' : nth > 1 ? 'counter' : 'toCounter';
    return [
      ...(nth > 1 ? [phrase('again'), rest] : []),
      phrase(priority ? 'invitePriority' : 'invite'),
      pause(closeMs),
      ...readLabel({ label: number, reading: settings.tickets, gapMs: settings.gapMs, figures }),
      rest,
      ...(field === null ? [] : [{ kind: 'name', text: field } as const, rest]),
      phrase(destination),
      ...(purpose === 'fee'
        ? []
        : [pause(closeMs), ...readLabel({ label: counterLabel, reading: settings.counters, gapMs: closeMs, figures })]),
    ];
  },

  composeReady({ serial, month }, settings) {
    const rest = pause(betweenPhrasesMs);
    return [
      phrase('dossier'),
      pause(closeMs),
      ...readLabel({ label: serial, reading: 'digits', gapMs: settings.gapMs, figures }),
      rest,
      phrase('receivedIn'),
      pause(closeMs),
      { kind: 'number', text: months[month - 1] ?? '' },
      rest,
      phrase('ready'),
      rest,
      phrase('toResults'),
    ];
  },

  composeTest: settings => [
    phrase('test'),
    pause(betweenPhrasesMs),
    ...spread(
      [1, 2, 3, 4, 5].map(n => ({ kind: 'digit', text: small[n] ?? '' }) as const),
      settings.gapMs,
    ),
  ],

  listTexts: () => [
    ...Object.values(phrases),
    ...alphabet,
    ...small,
    ...tens.filter(word => word !== ''),
    'and',
    'hundred',
    'thousand',
    ...months,
  ],
};
