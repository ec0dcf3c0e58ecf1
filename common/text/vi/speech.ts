// How Vietnamese says a call: "mời công dân có số thứ tự A, không, một, hai, đến quầy số ba". Numbers as they are read aloud,
// in the words of the north or the south.
import { type Figures, type Part, pause, type Speech, sayLabel, spread, type Ways } from '../announcement.ts';

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** As letters are named at school. F I J O Q W Y Z are better not used for a series, but must not be silent. */
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

/** Where the south has another word. "Tư" for "bốn" is left as it is: both are heard everywhere; `words` can change it. */
const regions: Record<Ways['region'], Readonly<Record<string, string>>> = {
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
/** Between figures that belong together, as in "mười hai bê". */
const closeMs = 80;

const digit = (n: number) => digits[n] ?? '';

/** 0 to 99, in one breath: "hai mươi mốt". */
function readBelowHundred(n: number): string {
  const [tens, units] = [Math.floor(n / 10), n % 10];
  if (tens === 0) return digit(units);
  const unit = units === 5 ? 'lăm' : tens > 1 && units === 1 ? 'mốt' : tens > 1 && units === 4 ? 'tư' : digit(units);
  return `${tens === 1 ? 'mười' : `${digit(tens)} mươi`}${units === 0 ? '' : ` ${unit}`}`;
}

/** 0 to 999 as words; `whole` also says the hundreds that are not there, as inside a larger number. */
function readBelowThousand(n: number, whole: boolean): string[] {
  const [hundreds, rest] = [Math.floor(n / 100), n % 100];
  if (hundreds === 0 && !whole) return [readBelowHundred(rest)];
  const head = [digit(hundreds), 'trăm'];
  if (rest === 0) return head;
  return rest < 10 ? [...head, 'linh', digit(rest)] : [...head, readBelowHundred(rest)];
}

function chooseWord(word: string, { region, words }: Pick<Ways, 'region' | 'words'>): string {
  return word
    .split(' ')
    .map(one => words[one] ?? regions[region][one] ?? one)
    .join(' ');
}

/** A whole number below a million in the pieces in which it is said: 105 is "một", "trăm", "linh", "năm". */
export function readNumber(n: number, ways: Pick<Ways, 'region' | 'words'>): string[] {
  const [thousands, rest] = [Math.floor(n / 1000), n % 1000];
  const tail = rest === 0 ? [] : readBelowThousand(rest, true);
  const said =
    thousands === 0 ? readBelowThousand(rest, false) : [...readBelowThousand(thousands, false), 'nghìn', ...tail];
  return said.map(word => chooseWord(word, ways));
}

/** The digits one by one: "không hai năm", never "lăm" or "mốt". */
export function readDigits(figures: string): string[] {
  return [...figures].map(one => digit(Number(one)));
}

const figuresFor = (ways: Ways): Figures => ({
  letter: letter => letters[letter] ?? letter,
  digit: one => digit(Number(one)),
  number: value => readNumber(value, ways).map(text => ({ kind: 'number', text })),
});

const phrase = (key: keyof typeof phrases): Part => ({ kind: 'phrase', text: phrases[key] });

export const speech: Speech = {
  sayCall({ number, counterLabel, nth, priority, purpose, field }, ways) {
    const figures = figuresFor(ways);
    const rest = pause(betweenPhrasesMs);
    const counter: Part[] =
      purpose === 'fee'
        ? [phrase('toFees')]
        : [phrase('toCounter'), pause(closeMs), ...sayLabel(counterLabel, ways.counters, closeMs, figures)];
    return [
      ...(nth > 1 ? [phrase('again'), rest] : []),
      phrase(priority ? 'invitePriority' : 'invite'),
      pause(ways.gapMs),
      ...sayLabel(number, ways.tickets, ways.gapMs, figures),
      rest,
      ...(field === null ? [] : [phrase('field'), { kind: 'name', text: field } as const, rest]),
      ...counter,
      ...(purpose === 'collect' ? [pause(closeMs), phrase('toCollect')] : []),
    ];
  },

  sayReady({ serial, month }, ways) {
    const rest = pause(betweenPhrasesMs);
    return [
      phrase('dossier'),
      pause(ways.gapMs),
      ...sayLabel(serial, 'digits', ways.gapMs, figuresFor(ways)),
      rest,
      phrase('receivedIn'),
      pause(closeMs),
      ...figuresFor(ways).number(month),
      rest,
      phrase('ready'),
      rest,
      phrase('toResults'),
    ];
  },

  sayTest: ways => [
    phrase('test'),
    pause(betweenPhrasesMs),
    ...spread(
      readDigits('12345').map(text => ({ kind: 'digit', text }) as const),
      ways.gapMs,
    ),
  ],

  listTexts: () => [
    ...Object.values(phrases),
    ...Object.values(letters),
    // Whole, since the tone of a syllable bends with its neighbours.
    ...Array.from({ length: 100 }, (_, n) => readBelowHundred(n)),
    ...['mười', 'mươi', 'mốt', 'tư', 'lăm', 'trăm', 'linh', 'lẻ', 'nghìn', 'ngàn'],
  ],
};
