// The voice of a hall over an hour of rush, on a clock that a test moves: in order, never two at once, never cut, the same as
// the screens show; and whatever breaks, the next is said.
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClipPack } from '../../../server/devices/speaker/clips.ts';
import { minTurnMs } from '../../../server/devices/speaker/play-announcement.ts';
import { lengthMs } from '../../../server/devices/speaker/samples.ts';
import type { Audio, Card } from '../../../server/devices/speaker/speaker.ts';
import type { Sources } from '../../../server/devices/speaker/voice.ts';
import { readWav, type Sound } from '../../../server/devices/speaker/wav.ts';
import { findClips } from './analyse.ts';
import { type Behave, type Hall, type Heard, openHall } from './hall.ts';
import { gatherRobot } from './robot.ts';

let sources: Sources;
beforeAll(async () => {
  sources = await gatherRobot();
});
beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-23T08:00:00+07:00') }));
let hall: Hall;
afterEach(async () => {
  await hall.outlet.stop();
  vi.useRealTimers();
});

/** TVs that play each sound to its end and say so a little later. */
const good: Behave = told => ({ afterMs: told.durationMs + 80 });
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const numbers = (heard: readonly Heard[]) => heard.map(({ call }) => call?.number);
const isSpoken = ({ told }: Heard) => told.durationMs > lengthMs(sources.chime) + 100;
const secondsLater = (seconds: number) => pass(seconds * 1_000);

/** The clips that a call must consist of, by a table of its own. */
function expectClips({ number, counterId, nth, priorityId }: NonNullable<Heard['call']>): Sound[] {
  const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
  const english = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  const letters: Record<string, string> = { A: 'a', B: 'bê', E: 'e', G: 'gờ', K: 'ca', U: 'u' };
  const counter = Number(counterId.slice('quay-'.length));
  const letter = number.slice(0, 1);
  const figures = [...number.slice(1)].map(Number);
  const vi = [
    ...(nth > 1 ? ['xin nhắc lại'] : []),
    priorityId === null ? 'mời công dân có số thứ tự' : 'mời công dân ưu tiên có số thứ tự',
    letters[letter] ?? '?',
    ...figures.map(figure => digits[figure] ?? '?'),
    'đến quầy số',
    digits[counter] ?? '?',
  ];
  const en = [
    ...(nth > 1 ? ['once again'] : []),
    priorityId === null ? 'number' : 'priority number',
    letter,
    ...figures.map(figure => english[figure] ?? '?'),
    nth > 1 ? 'counter' : 'please go to counter',
    english[counter] ?? '?',
  ];
  const find = (language: string) => (text: string) => sources.packs.get(language)?.find(text)?.[0] as Sound;
  return [sources.chime, ...vi.map(find('vi')), ...en.map(find('en'))];
}

/** Never two at once in a zone, and none before the one before it was over. */
function expectNoOverlap(heard: readonly Heard[]): void {
  heard.forEach((announcement, i) => {
    const before = heard.slice(0, i).findLast(({ zone }) => zone === announcement.zone);
    if (before === undefined) return;
    expect(announcement.at).toBeGreaterThanOrEqual(before.until);
    // What did not sound cannot be cut.
    if (before.sounded) expect(announcement.at).toBeGreaterThanOrEqual(before.at + before.told.durationMs);
    expect(announcement.at - before.at).toBeGreaterThanOrEqual(minTurnMs);
  });
}

describe('an hour of rush', () => {
  it('is said in order, without overlap, and as the screens show it', async () => {
    let seed = 7;
    const dice = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % most;
    };
    // A TV in ten is slow to answer, a few never do, some call fails outright.
    const behave: Behave = (told, nth) => {
      if (nth % 41 === 40) return { afterMs: 0, fails: true };
      if (nth % 23 === 22) return { afterMs: null };
      return { afterMs: told.durationMs + (nth % 10 === 9 ? 1_500 : 60) };
    };
    hall = await openHall(sources, [{}], behave);
    const calledAt = new Map<string, number>();
    const serial = { A: 0, B: 0, E: 0, G: 0, K: 0, U: 0 };
    const called: { number: string; counterId: string }[] = [];
    let calls = 0;
    for (let second = 0; second < 3_600; second++) {
      // Waves: five counters press at once, then nobody for a while.
      const wave = second % 120 < 40 ? 8 : 40;
      if (dice(wave) === 0) {
        const letter = (['A', 'B', 'E', 'G', 'K', 'U'] as const)[dice(6)] ?? 'A';
        serial[letter] += 1;
        const number = `${letter}${String(serial[letter]).padStart(3, '0')}`;
        const counterId = `quay-${1 + dice(5)}`;
        hall.call(number, counterId, { priority: letter === 'U' });
        called.push({ number, counterId });
        calledAt.set(number, Date.now());
        calls += 1;
      }
      const last = called.at(-1);
      if (last !== undefined && dice(60) === 0) {
        const of = hall.heard.findLast(({ call }) => call?.number === last.number)?.call?.nth ?? 1;
        hall.call(last.number, last.counterId, { nth: of + 1, priority: last.number.startsWith('U') });
      }
      await secondsLater(1);
    }
    await secondsLater(120);
    const { heard } = hall;
    expect(calls).toBeGreaterThan(150);
    expectNoOverlap(heard);
    // Everybody is called, in the order of the first presses.
    const firsts = [...new Set(numbers(heard))];
    expect(firsts).toEqual(called.map(({ number }) => number));
    for (const one of heard) {
      expect(one.call).not.toBeNull();
      expect(one.wav).not.toBeNull();
      const sound = readWav(one.wav as Uint8Array);
      expect(Math.abs(lengthMs(sound) - one.told.durationMs)).toBeLessThanOrEqual(1);
      // The voice holds exactly the words of the call that the screens were told with it, or the chime alone.
      const clips = isSpoken(one) ? expectClips(one.call as NonNullable<Heard['call']>) : [sources.chime];
      expect(findClips(sound, clips), `${one.call?.number} ${one.call?.counterId}`).not.toContain(null);
      if (one.call?.nth === 1) expect(one.at - (calledAt.get(one.call.number) ?? 0)).toBeLessThan(120_000);
    }
    const spoken = heard.filter(isSpoken).length;
    expect(spoken).toBeGreaterThan(heard.length / 2);
    expect(spoken).toBeLessThan(heard.length);
  });
});

describe('a zone', () => {
  it('says a call at once when nothing is being said', async () => {
    hall = await openHall(sources, [{}], good);
    hall.call('A012', 'quay-3');
    await pass(50);
    expect(hall.heard).toHaveLength(1);
    expect(hall.heard[0]?.told.url).toMatch(/^\/audio\/[0-9a-f]{40}\.wav$/);
  });

  it('says what was called while its clips were still being read', async () => {
    let ready: (sources: Sources) => void = () => undefined;
    const reading = new Promise<Sources>(resolve => {
      ready = resolve;
    });
    hall = await openHall(reading, [{}], good);
    hall.call('A001', 'quay-1');
    hall.call('A002', 'quay-2');
    await secondsLater(3);
    expect(hall.heard).toEqual([]);
    ready(sources);
    await secondsLater(40);
    expect(numbers(hall.heard)).toEqual(['A001', 'A002']);
    expect(hall.heard.every(isSpoken)).toBe(true);
  });

  it('says a repeated call once, in the place of the waiting one', async () => {
    hall = await openHall(sources, [{}], good);
    hall.call('A001', 'quay-1');
    await pass(100);
    hall.call('A002', 'quay-2');
    hall.call('A003', 'quay-3');
    hall.call('A002', 'quay-2', { nth: 2 });
    await secondsLater(90);
    expect(numbers(hall.heard)).toEqual(['A001', 'A002', 'A003']);
    expect(hall.heard[1]?.call?.nth).toBe(2);
  });

  it('gives a call repeated while it is said a turn of its own', async () => {
    hall = await openHall(sources, [{}], good);
    hall.call('A001', 'quay-1');
    await pass(100);
    hall.call('A001', 'quay-1', { nth: 2 });
    await secondsLater(60);
    expect(hall.heard.map(({ call }) => call?.nth)).toEqual([1, 2]);
    expectNoOverlap(hall.heard);
  });

  it('only chimes and shows while too many wait, then speaks again', async () => {
    hall = await openHall(sources, [{ mostWaiting: 2 }], good);
    for (let i = 1; i <= 6; i++) hall.call(`A00${i}`, 'quay-1');
    await secondsLater(120);
    expect(numbers(hall.heard)).toEqual(['A001', 'A002', 'A003', 'A004', 'A005', 'A006']);
    expect(hall.heard.map(isSpoken)).toEqual([true, false, false, true, true, true]);
    expect(hall.heard.every(({ told }) => told.url !== null)).toBe(true);
    expectNoOverlap(hall.heard);
  });

  it('makes no sentence that nobody will hear: two hundred calls at once cost what is said of them', async () => {
    let looked = 0;
    const counted = ([language, pack]: [string, ClipPack]): [string, ClipPack] => [
      language,
      {
        ...pack,
        find: text => {
          looked += 1;
          return pack.find(text);
        },
      },
    ];
    hall = await openHall({ ...sources, packs: new Map([...sources.packs].map(counted)) }, [{ mostWaiting: 2 }], good);
    hall.call('A001', 'quay-1');
    await pass(100);
    const one = looked;
    expect(one).toBeGreaterThan(0);
    for (let i = 2; i <= 200; i++) hall.call(`A${String(i).padStart(3, '0')}`, 'quay-1');
    await pass(100);
    expect(looked).toBeLessThanOrEqual(one * 4);
  });

  it.each(['done', 'no-show', 'cancelled', 'parked', 'waiting'])(
    'does not say a waiting call that became %s',
    async state => {
      hall = await openHall(sources, [{}], good);
      hall.call('A001', 'quay-1');
      await pass(100);
      const over = hall.call('A002', 'quay-2');
      hall.call('A003', 'quay-3');
      hall.setState(over, state);
      await secondsLater(60);
      expect(numbers(hall.heard)).toEqual(['A001', 'A003']);
    },
  );

  it('goes on when the screens fail, never answer, or are not there', async () => {
    const ways: ReturnType<Behave>[] = [{ afterMs: 0, fails: true }, { afterMs: null }, { afterMs: 0, heard: false }];
    hall = await openHall(sources, [{}], (told, nth) => ways[nth] ?? good(told, nth));
    for (let i = 1; i <= 5; i++) hall.call(`A00${i}`, 'quay-1');
    await secondsLater(120);
    expect(numbers(hall.heard)).toEqual(['A001', 'A002', 'A003', 'A004', 'A005']);
    expectNoOverlap(hall.heard);
  });

  it('says when its screens give no sound, and when they do again', async () => {
    let heard = false;
    hall = await openHall(sources, [{}], told => ({ afterMs: told.durationMs, heard }));
    hall.call('A001', 'quay-1');
    await secondsLater(30);
    expect(hall.outlet.health()).toEqual({ ok: false, message: 'sanh: the screens give no sound' });
    heard = true;
    hall.call('A002', 'quay-1');
    await secondsLater(30);
    expect(hall.outlet.health()).toEqual({ ok: true, message: null });
  });

  it('is silent in its quiet hours, and shows all the same', async () => {
    hall = await openHall(sources, [{ quiet: [['08:00', '08:30']] }], good);
    hall.call('A001', 'quay-1');
    await secondsLater(31 * 60);
    hall.call('A002', 'quay-1');
    await secondsLater(30);
    expect(numbers(hall.heard)).toEqual(['A001', 'A002']);
    expect(hall.heard.map(({ told }) => told.url === null)).toEqual([true, false]);
    expect(hall.heard[0]?.told.durationMs).toBe(0);
  });

  it('keeps to its counters, and two zones speak at the same time', async () => {
    const zones = [
      { id: 'left', screens: ['hall'], counters: ['quay-1'] },
      { id: 'right', screens: ['quay-2'], counters: ['quay-2'] },
    ];
    hall = await openHall(sources, zones, good);
    hall.call('A001', 'quay-1');
    hall.call('A002', 'quay-2');
    hall.call('A003', 'quay-3');
    await pass(50);
    expect(hall.heard.map(({ zone, call }) => `${zone} ${call?.number}`)).toEqual(['left A001', 'right A002']);
    await secondsLater(60);
    expect(hall.heard).toHaveLength(2);
  });

  it('says the further language only to whoever took the number in it, where an office wants that', async () => {
    hall = await openHall(sources, [{ ownLanguageOnly: true }], good);
    hall.call('A001', 'quay-1', { language: 'vi' });
    hall.call('A002', 'quay-1', { language: 'en' });
    await secondsLater(60);
    const [own, both] = hall.heard;
    expect(both?.told.durationMs).toBeGreaterThan((own?.told.durationMs ?? 0) + 3_000);
  });

  it('tries the loudspeaker in its turn, and calls nobody', async () => {
    hall = await openHall(sources, [{}], good);
    hall.call('A001', 'quay-1');
    await pass(100);
    hall.test();
    hall.test();
    hall.call('A002', 'quay-1');
    await secondsLater(90);
    expect(hall.heard.map(({ call }) => call?.number ?? 'test')).toEqual(['A001', 'test', 'A002']);
    expect(hall.heard[1]?.told.entry).toBeNull();
    expect(isSpoken(hall.heard[1] as Heard)).toBe(true);
    expectNoOverlap(hall.heard);
  });

  it('stops at once, in the middle of a sentence', async () => {
    hall = await openHall(sources, [{}], good);
    hall.call('A001', 'quay-1');
    hall.call('A002', 'quay-1');
    await pass(500);
    const before = Date.now();
    const stopping = hall.outlet.stop();
    await pass(10);
    await stopping;
    expect(Date.now() - before).toBeLessThan(50);
    hall.call('A003', 'quay-1');
    await secondsLater(60);
    expect(numbers(hall.heard)).toEqual(['A001']);
  });
});

describe('a zone with the server’s own sound card', () => {
  it('plays there, one after the other, while the screens only show', async () => {
    const played: { device: string; audio: Audio; at: number }[] = [];
    const card: Card = {
      play: (device, audio) => {
        played.push({ device, audio, at: Date.now() });
        return new Promise(resolve => setTimeout(resolve, audio.durationMs));
      },
    };
    hall = await openHall(sources, [{ out: { card: 'plughw:1,0' } }], () => ({ afterMs: 5 }), card);
    hall.call('A001', 'quay-1');
    hall.call('A002', 'quay-1');
    await secondsLater(60);
    expect(played.map(({ device }) => device)).toEqual(['plughw:1,0', 'plughw:1,0']);
    expect((played[1]?.at ?? 0) - (played[0]?.at ?? 0)).toBeGreaterThan(played[0]?.audio.durationMs ?? 0);
    expect(hall.heard.map(({ told }) => told.url)).toEqual([null, null]);
    expect(hall.heard.map(({ at }) => at)).toEqual(played.map(({ at }) => at));
  });

  it('goes on when the card fails or hangs, and says so', async () => {
    const ways = [() => Promise.reject(new Error('audio open error')), () => new Promise<void>(() => undefined)];
    let nth = 0;
    const card: Card = {
      play: (_device, audio) => ways[nth++]?.() ?? new Promise(r => setTimeout(r, audio.durationMs)),
    };
    hall = await openHall(sources, [{ out: { card: 'default' } }], () => ({ afterMs: 5 }), card);
    hall.call('A001', 'quay-1');
    await secondsLater(2);
    expect(hall.outlet.health()).toEqual({ ok: false, message: 'sanh: the sound card: audio open error' });
    hall.call('A002', 'quay-1');
    hall.call('A003', 'quay-1');
    await secondsLater(120);
    expect(numbers(hall.heard)).toEqual(['A001', 'A002', 'A003']);
    expect(hall.outlet.health().ok).toBe(true);
  });
});
