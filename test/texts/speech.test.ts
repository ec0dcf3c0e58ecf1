// Numbers, letters and calls as they are said in Vietnamese and English: the whole table of reading rules.
import { describe, expect, it } from 'vitest';
import {
  defaultSpeechSettings,
  type Part,
  type Purpose,
  type SpeechSettings,
  toSentence,
} from '../../common/text/announcement.ts';
import { speech as english, readNumber as readEnglish } from '../../common/text/en/speech.ts';
import { readDigits, readNumber, speech as vietnamese } from '../../common/text/vi/speech.ts';

const north = { region: 'north', words: {} } as const;
const south = { region: 'south', words: {} } as const;
const number = (n: number, words: Pick<SpeechSettings, 'region' | 'words'> = north) => readNumber(n, words).join(' ');
const texts = (parts: Part[]) => parts.flatMap(part => (part.kind === 'pause' ? [] : [part.text]));
const call = { number: 'A012', counterLabel: '3', nth: 1, priority: false, purpose: 'service' as Purpose, field: null };
const say = (
  change: Partial<Omit<typeof call, 'field'>> & { field?: string | null } = {},
  ways: Partial<SpeechSettings> = {},
) => texts(vietnamese.composeCall({ ...call, ...change }, { ...defaultSpeechSettings, ...ways })).join(' ');
const sayEnglish = (
  change: Partial<Omit<typeof call, 'field'>> & { field?: string | null } = {},
  ways: Partial<SpeechSettings> = {},
) => texts(english.composeCall({ ...call, ...change }, { ...defaultSpeechSettings, ...ways })).join(' ');

const table: [number, string, string][] = [
  [0, 'không', 'zero'],
  [1, 'một', 'one'],
  [4, 'bốn', 'four'],
  [5, 'năm', 'five'],
  [10, 'mười', 'ten'],
  [11, 'mười một', 'eleven'],
  [14, 'mười bốn', 'fourteen'],
  [15, 'mười lăm', 'fifteen'],
  [20, 'hai mươi', 'twenty'],
  [21, 'hai mươi mốt', 'twenty one'],
  [24, 'hai mươi tư', 'twenty four'],
  [25, 'hai mươi lăm', 'twenty five'],
  [31, 'ba mươi mốt', 'thirty one'],
  [44, 'bốn mươi tư', 'forty four'],
  [55, 'năm mươi lăm', 'fifty five'],
  [91, 'chín mươi mốt', 'ninety one'],
  [99, 'chín mươi chín', 'ninety nine'],
  [100, 'một trăm', 'one hundred'],
  [101, 'một trăm linh một', 'one hundred and one'],
  [104, 'một trăm linh bốn', 'one hundred and four'],
  [105, 'một trăm linh năm', 'one hundred and five'],
  [110, 'một trăm mười', 'one hundred and ten'],
  [111, 'một trăm mười một', 'one hundred and eleven'],
  [114, 'một trăm mười bốn', 'one hundred and fourteen'],
  [115, 'một trăm mười lăm', 'one hundred and fifteen'],
  [121, 'một trăm hai mươi mốt', 'one hundred and twenty one'],
  [125, 'một trăm hai mươi lăm', 'one hundred and twenty five'],
  [200, 'hai trăm', 'two hundred'],
  [205, 'hai trăm linh năm', 'two hundred and five'],
  [999, 'chín trăm chín mươi chín', 'nine hundred and ninety nine'],
  [1000, 'một nghìn', 'one thousand'],
  [1001, 'một nghìn không trăm linh một', 'one thousand and one'],
  [1010, 'một nghìn không trăm mười', 'one thousand and ten'],
  [1015, 'một nghìn không trăm mười lăm', 'one thousand and fifteen'],
  [1021, 'một nghìn không trăm hai mươi mốt', 'one thousand and twenty one'],
  [1100, 'một nghìn một trăm', 'one thousand one hundred'],
  [2026, 'hai nghìn không trăm hai mươi sáu', 'two thousand and twenty six'],
];

describe('Vietnamese numbers', () => {
  it.each(table)('%i', (n, vi, en) => {
    expect(number(n)).toBe(vi);
    expect(readEnglish(n).join(' ')).toBe(en);
  });

  it('has the words of the south', () => {
    expect(number(101, south)).toBe('một trăm lẻ một');
    expect(number(1001, south)).toBe('một ngàn không trăm lẻ một');
    expect(number(2026, south)).toBe('hai ngàn không trăm hai mươi sáu');
    expect(number(24, south)).toBe('hai mươi tư');
  });

  it('lets an office choose single words', () => {
    expect(number(24, { region: 'south', words: { tư: 'bốn' } })).toBe('hai mươi bốn');
    expect(number(14, { region: 'south', words: { tư: 'bốn' } })).toBe('mười bốn');
    expect(number(1001, { region: 'north', words: { linh: 'lẻ' } })).toBe('một nghìn không trăm lẻ một');
  });

  it('says digits one by one as năm and một, never lăm or mốt', () => {
    expect(readDigits('1001').join(' ')).toBe('một không không một');
    expect(readDigits('025').join(' ')).toBe('không hai năm');
    for (let n = 0; n < 10_000; n++) {
      const said = readDigits(String(n)).join(' ');
      expect(said).not.toMatch(/lăm|mốt|tư|mươi/);
    }
  });

  it('keeps năm, mốt and tư where they belong, for every number', () => {
    for (let n = 0; n < 2_000; n++) {
      const said = number(n);
      const [tens, units] = [Math.floor(n / 10) % 10, n % 10];
      expect(said.endsWith('lăm'), said).toBe(units === 5 && tens > 0);
      expect(said.endsWith('mốt'), said).toBe(units === 1 && tens > 1);
      expect(said.endsWith('tư'), said).toBe(units === 4 && tens > 1);
      expect(/linh (?!một|hai|ba|bốn|năm|sáu|bảy|tám|chín)/.test(said), said).toBe(false);
    }
    expect(number(100_000)).toBe('một trăm nghìn');
    expect(number(105_015)).toBe('một trăm linh năm nghìn không trăm mười lăm');
  });
});

describe('Vietnamese calls', () => {
  it('says the sentences of the office', () => {
    expect(say()).toBe('mời công dân có số thứ tự a không một hai đến quầy số ba');
    expect(say({ priority: true, number: 'U025' })).toBe(
      'mời công dân ưu tiên có số thứ tự u không hai năm đến quầy số ba',
    );
    expect(say({ nth: 2 })).toBe('xin nhắc lại mời công dân có số thứ tự a không một hai đến quầy số ba');
    expect(say({ purpose: 'collect' })).toBe(
      'mời công dân có số thứ tự a không một hai đến quầy số ba để nhận kết quả',
    );
    expect(say({ purpose: 'fee' })).toBe('mời công dân có số thứ tự a không một hai đến quầy thu phí, lệ phí');
    expect(say({ field: 'Hộ tịch' })).toBe('mời công dân có số thứ tự a không một hai lĩnh vực Hộ tịch đến quầy số ba');
  });

  it('names every letter of a series', () => {
    const named =
      'A a, B bê, C xê, D dê, Đ đê, E e, G gờ, H hát, K ca, L e-lờ, M em-mờ, N en-nờ, P pê, Q quy, R e-rờ, S ét-sì, T tê, U u, V vê, X ích-xì';
    for (const pair of named.split(', ')) {
      const letter = pair.slice(0, pair.indexOf(' '));
      expect(say({ number: `${letter}7` })).toContain(` tự ${pair.slice(letter.length + 1)} bảy `);
    }
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZĐ') {
      const [, named] = texts(vietnamese.composeCall({ ...call, number: `${letter}1` }, defaultSpeechSettings));
      expect(named).toMatch(/^[a-zà-ỹđ -]+$/);
    }
  });

  it('reads numbers of a series digit by digit and counters as numbers, unless told otherwise', () => {
    expect(say({ number: 'A105', counterLabel: '21' })).toContain('a một không năm đến quầy số hai mươi mốt');
    expect(say({ number: 'A105' }, { tickets: 'number' })).toContain('a một trăm linh năm đến');
    expect(say({ counterLabel: '21' }, { counters: 'digits' })).toContain('quầy số hai một');
    expect(say({ counterLabel: '05' })).toContain('quầy số không năm');
    expect(say({ counterLabel: '101' })).toContain('quầy số một không một');
    expect(say({ counterLabel: '101' }, { counters: 'number', region: 'south' })).toContain('quầy số một trăm lẻ một');
    expect(say({ counterLabel: '3B' })).toContain('quầy số ba bê');
    expect(say({ counterLabel: 'Một cửa 2' })).toContain('quầy số Một cửa hai');
  });

  it('leaves 150 to 250 ms between the digits, and as much as the office wants', () => {
    const parts = vietnamese.composeCall(call, defaultSpeechSettings);
    const from = parts.findIndex(part => part.kind === 'letter');
    expect(parts.slice(from, from + 7).map(part => (part.kind === 'pause' ? part.ms : part.text))).toEqual([
      ...['a', 200, 'không', 200, 'một', 200, 'hai'],
    ]);
    const wide = vietnamese.composeCall(call, { ...defaultSpeechSettings, gapMs: 250 });
    expect(wide[from + 1]).toEqual({ kind: 'pause', ms: 250 });
  });

  it('gives a speech program one sentence with commas', () => {
    expect(toSentence(vietnamese.composeCall(call, defaultSpeechSettings))).toBe(
      'mời công dân có số thứ tự, a, không, một, hai, đến quầy số, ba.',
    );
  });

  it('tries the loudspeaker without calling anybody', () => {
    for (const speech of [vietnamese, english]) {
      const said = toSentence(speech.composeTest(defaultSpeechSettings));
      expect(said).not.toMatch(/mời|quầy|please|counter/);
    }
  });
});

describe('English calls', () => {
  it('says the sentences of the office', () => {
    expect(sayEnglish()).toBe('number A zero one two please go to counter three');
    expect(sayEnglish({ nth: 2 })).toBe('once again number A zero one two counter three');
    expect(sayEnglish({ priority: true })).toBe('priority number A zero one two please go to counter three');
    expect(sayEnglish({ purpose: 'fee' })).toBe('number A zero one two please go to the fee counter');
    expect(sayEnglish({ purpose: 'collect' })).toBe(
      'number A zero one two please collect your result at counter three',
    );
    expect(sayEnglish({ field: 'Land', counterLabel: '21' })).toBe(
      'number A zero one two Land please go to counter twenty one',
    );
  });
});

describe('a result that is ready', () => {
  const ready = { serial: '0215', month: 11 };
  it('is said by what its masked code shows, and in words that call nobody to a counter by number', () => {
    expect(toSentence(vietnamese.composeReady(ready, defaultSpeechSettings))).toBe(
      'hồ sơ số, không, hai, một, năm, nhận tháng, mười một, đã có kết quả, mời đến quầy trả kết quả.',
    );
    expect(toSentence(english.composeReady(ready, defaultSpeechSettings))).toBe(
      'dossier number, zero, two, one, five, received in, november, is ready, please go to the counter for results.',
    );
  });
  it.each([
    ['vi', vietnamese],
    ['en', english],
  ])('%s has a clip for all of it', (_language, speech) => {
    const known = speech.listTexts();
    for (let month = 1; month <= 12; month++)
      for (const text of texts(speech.composeReady({ serial: '0123456789', month }, defaultSpeechSettings)))
        expect(known).toContain(text);
  });
});

describe('every language', () => {
  it.each([
    ['vi', vietnamese],
    ['en', english],
  ])('%s lists what it can say, in NFC', (_language, speech) => {
    const known = speech.listTexts();
    for (const text of known) expect(text.normalize('NFC')).toBe(text);
    for (const purpose of ['service', 'collect', 'fee'] as const)
      for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZĐ')
        for (const priority of [true, false])
          for (const text of texts(
            speech.composeCall(
              { ...call, number: `${letter}0123456789`, purpose, priority, nth: 2 },
              defaultSpeechSettings,
            ),
          ))
            expect(known).toContain(text);
  });
});
