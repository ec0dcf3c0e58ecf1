// Composes the Vietnamese announcements: "mời công dân có số thứ tự A, không, một, hai, đến quầy số ba". Numbers are read as
// people read them aloud, in the words of the north or the south.
import {
  type Figures,
  type Part,
  pause,
  readLabel,
  type Speech,
  type SpeechSettings,
  spread,
} from '../announcement.ts';

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** The names of the letters as schools teach them. F I J O Q W Y Z should not be used for a series, but must not be silent. */
const letters: Readonly<Record<string, string>> = {
  A: 'a',
  B: 'bê',
  C: 'xê',
  D: 'dê',
  Đ: 'đê',
  E: 'e',
  F: 'ép-phờ',
  G: 'gờ',
  H: 'hát',
  I: 'i',
  J: 'gi',
  K: 'ca',
  L: 'e-lờ',
  M: 'em-mờ',
  N: 'en-nờ',
  O: 'o',
  P: 'pê',
  Q: 'quy',
  R: 'e-rờ',
  S: 'ét-sì',
  T: 'tê',
  U: 'u',
  V: 'vê',
  W: 'vê kép',
  X: 'ích-xì',
  Y: 'i dài',
  Z: 'dét',
};

/** Words that differ by region. "Tư" for "bốn" is not among them, because both are used everywhere; `words` can change it. */
const regions: Record<SpeechSettings['region'], Readonly<Record<string, string>>> = {
  north: {},
  south: { linh: 'lẻ', nghìn: 'ngàn' },
};

const phrases = {
  invite: 'mời công dân có số thứ tự',
  invitePriority: 'mời công dân ưu tiên có số thứ tự',
  again: 'xin nhắc lại',
  field: 'lĩnh vực',
  toCounter: 'đến quầy số',
  toFees: 'đến quầy thu phí, lệ phí',
  toCollect: 'để nhận kết quả',
  dossier: 'hồ sơ số',
  receivedIn: 'nhận tháng',
  ready: 'đã có kết quả',
  toResults: 'mời đến quầy trả kết quả',
  test: 'đây là tiếng thử loa',
};

const betweenPhrasesMs = 300;
/** Silence in milliseconds between characters that belong together, as in "mười hai bê". */
const closeMs = 80;

const digit = (n: number) => digits[n] ?? '';

/** Returns 0 to 99 as one text without pauses: "hai mươi mốt". */
function readBelowHundred(n: number): string {
  const [tens, units] = [Math.floor(n / 10), n % 10];
  if (tens === 0) return digit(units);
  const unit = units === 5 ? 'lăm' : tens > 1 && units === 1 ? 'mốt' : tens > 1 && units === 4 ? 'tư' : digit(units);
  return `${tens === 1 ? 'mười' : `${digit(tens)} mươi`}${units === 0 ? '' : ` ${unit}`}`;
}

/** Returns 0 to 999 as words. `whole` is true inside a larger number, where missing hundreds are spoken as "không trăm". */
function readBelowThousand(n: number, whole: boolean): string[] {
  const [hundreds, rest] = [Math.floor(n / 100), n % 100];
  if (hundreds === 0 && !whole) return [readBelowHundred(rest)];
  const head = [digit(hundreds), 'trăm'];
  if (rest === 0) return head;
  return rest < 10 ? [...head, 'linh', digit(rest)] : [...head, readBelowHundred(rest)];
}

function chooseWord(word: string, { region, words }: Pick<SpeechSettings, 'region' | 'words'>): string {
  return word
    .split(' ')
    .map(part => words[part] ?? regions[region][part] ?? part)
    .join(' ');
}

/** Returns the words of a whole number below a million: 105 is "một", "trăm", "linh", "năm". */
export function readNumber(n: number, settings: Pick<SpeechSettings, 'region' | 'words'>): string[] {
  const [thousands, rest] = [Math.floor(n / 1000), n % 1000];
  const tail = rest === 0 ? [] : readBelowThousand(rest, true);
  const spoken =
    thousands === 0 ? readBelowThousand(rest, false) : [...readBelowThousand(thousands, false), 'nghìn', ...tail];
  return spoken.map(word => chooseWord(word, settings));
}

/** Returns the digits one by one: "không hai năm", never "lăm" or "mốt". */
export function readDigits(figures: string): string[] {
  return [...figures].map(figure => digit(Number(figure)));
}

const figuresFor = (settings: SpeechSettings): Figures => ({
  letter: letter => letters[letter] ?? letter,
  digit: figure => digit(Number(figure)),
  number: value => readNumber(value, settings).map(text => ({ kind: 'number', text })),
});

const phrase = (key: keyof typeof phrases): Part => ({ kind: 'phrase', text: phrases[key] });

export const speech: Speech = {
  composeCall({ number, counterLabel, nth, priority, purpose, field }, settings) {
    const figures = figuresFor(settings);
    const rest = pause(betweenPhrasesMs);
    const counter: Part[] =
      purpose === 'fee'
        ? [phrase('toFees')]
        : [
            phrase('toCounter'),
            pause(closeMs),
            ...readLabel({ label: counterLabel, reading: settings.counters, gapMs: closeMs, figures }),
          ];
    return [
      ...(nth > 1 ? [phrase('again'), rest] : []),
      phrase(priority ? 'invitePriority' : 'invite'),
      pause(settings.gapMs),
      ...readLabel({ label: number, reading: settings.tickets, gapMs: settings.gapMs, figures }),
      rest,
      ...(field === null ? [] : [phrase('field'), { kind: 'name', text: field } as const, rest]),
      ...counter,
      ...(purpose === 'collect' ? [pause(closeMs), phrase('toCollect')] : []),
    ];
  },

  composeReady({ serial, month }, settings) {
    const rest = pause(betweenPhrasesMs);
    return [
      phrase('dossier'),
      pause(settings.gapMs),
      ...readLabel({ label: serial, reading: 'digits', gapMs: settings.gapMs, figures: figuresFor(settings) }),
      rest,
      phrase('receivedIn'),
      pause(closeMs),
      ...figuresFor(settings).number(month),
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
      readDigits('12345').map(text => ({ kind: 'digit', text }) as const),
      settings.gapMs,
    ),
  ],

  listTexts: () => [
    ...Object.values(phrases),
    ...Object.values(letters),
    // Numbers below 100 are recorded whole, because the tone of a syllable changes with its neighbours.
    ...Array.from({ length: 100 }, (_, n) => readBelowHundred(n)),
    'mười',
    'mươi',
    'mốt',
    'tư',
    'lăm',
    'trăm',
    'linh',
    'lẻ',
    'nghìn',
    'ngàn',
  ],
};
