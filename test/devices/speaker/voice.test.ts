// The sound of a call as it is produced: what is said, in which order, with which silences, how loud; and what is left of it
// when sources fail.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SpokenCall } from '../../../common/text/announcement.ts';
import { defaultSpeechSettings } from '../../../common/text/announcement.ts';
import { lengthMs, measure, peakDb, speechLevelDb, toDb } from '../../../server/devices/speaker/samples.ts';
import type { Audio } from '../../../server/devices/speaker/speaker.ts';
import { createVoice, type Sources, type Voice } from '../../../server/devices/speaker/voice.ts';
import { readWav, type Sound, writeWav } from '../../../server/devices/speaker/wav.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { measureWork } from '../../fakes/waiting.ts';
import { findClips, findPeak, findSilences, makeTone } from './analyse.ts';
import { gatherRobot, speakersDir } from './robot.ts';

const log = createLog('silent');
const call: SpokenCall = {
  number: 'A012',
  counterLabel: '21',
  nth: 1,
  priority: false,
  purpose: 'service',
  field: null,
};
const inBoth = (change: Partial<SpokenCall> = {}) =>
  ['vi', 'en'].map(language => ({ language, call: { ...call, ...change } }));

let sources: Sources;
let voice: Voice;
beforeAll(async () => {
  sources = await gatherRobot();
  voice = createVoice(sources, log);
});
const clipsOf = (language: string, ...texts: string[]) =>
  texts.map(text => sources.packs.get(language)?.find(text)?.[0] as Sound);
const say = (sayings: Parameters<Voice['synthesize']>[0], times = 1, volume = 1) =>
  voice.synthesize(sayings, { ways: defaultSpeechSettings, times, volume });

describe('the sound of a call', () => {
  it('is chime, Vietnamese, English, each clip whole and in its place', async () => {
    const audio = await say(inBoth());
    expect(audio.languages).toEqual(['vi', 'en']);
    const sound = readWav(audio.wav);
    const vi = ['mời công dân có số thứ tự', 'a', 'không', 'một', 'hai', 'đến quầy số', 'hai mươi mốt'];
    const en = ['number', 'A', 'zero', 'one', 'two', 'please go to counter', 'twenty', 'one'];
    const clips = [sources.chime, ...clipsOf('vi', ...vi), ...clipsOf('en', ...en)];
    const at = findClips(sound, clips);
    expect(at).not.toContain(null);
    expect(at).toHaveLength(16);
    expect(at[0]).toBe(0);
    const gap = (i: number) => Math.round((at[i + 1] ?? 0) - (at[i] ?? 0) - lengthMs(clips[i] as Sound));
    // Between the letter and the digits of the number.
    for (const i of [2, 3, 4, 9, 10, 11]) {
      expect(gap(i)).toBeGreaterThanOrEqual(150);
      expect(gap(i)).toBeLessThanOrEqual(250);
    }
    expect(gap(0)).toBeGreaterThanOrEqual(100);
    expect(gap(7)).toBeGreaterThanOrEqual(500);
  });

  it('is as long as it says, not clipped, and as loud as all others', async () => {
    for (const change of [{}, { nth: 2 }, { priority: true, number: 'U105' }, { purpose: 'collect' as const }]) {
      const audio = await say(inBoth(change));
      const sound = readWav(audio.wav);
      expect(Math.abs(lengthMs(sound) - audio.durationMs)).toBeLessThanOrEqual(1);
      expect(toDb(findPeak(sound))).toBeLessThanOrEqual(peakDb);
      const speech = { rate: sound.rate, samples: sound.samples.slice(sources.chime.samples.length) };
      expect(Math.abs(measure(speech).speechDb - speechLevelDb)).toBeLessThan(1);
      // Nothing stands still for longer than the pause between languages.
      expect(Math.max(...findSilences(sound, 50).map(({ ms }) => ms))).toBeLessThan(700);
      expect(audio.durationMs).toBeLessThan(20_000);
    }
  });

  it('is the same for the same call, and another for another', async () => {
    const [one, same, other] = await Promise.all([say(inBoth()), say(inBoth()), say(inBoth({ nth: 2 }))]);
    expect(same?.name).toBe(one?.name);
    expect(other?.name).not.toBe(one?.name);
    expect(one?.name).toMatch(/^[0-9a-f]{40}$/);
  });

  it('is said twice, or more softly, when the office wants it', async () => {
    const [once, twice, soft] = await Promise.all([say(inBoth()), say(inBoth(), 2), say(inBoth(), 1, 0.5)]);
    expect(twice.durationMs).toBeGreaterThan(once.durationMs * 1.7);
    expect(findPeak(readWav(soft.wav)) / findPeak(readWav(once.wav))).toBeCloseTo(0.5, 2);
  });

  it('is made fast enough to begin with the screen', async () => {
    await say(inBoth());
    const workMs = await measureWork(async () => {
      for (let i = 0; i < 10; i++) await say(inBoth({ number: `A${100 + i}` }));
    });
    // A hundredth of a second is usual.
    expect(workMs / 10).toBeLessThan(100);
  });

  it('is a right file for sox, where it is installed', async context => {
    const file = join(mkdtempSync(join(tmpdir(), 'motcua-')), 'call.wav');
    const audio = await say(inBoth());
    writeFileSync(file, audio.wav);
    let told: string;
    try {
      told = execFileSync('sox', [file, '-n', 'stat'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
      told = execFileSync('soxi', ['-D', file], { encoding: 'utf8' });
    } catch {
      return context.skip();
    }
    expect(Number(told) * 1000).toBeCloseTo(audio.durationMs, -1);
  });
});

describe('when sources fail', () => {
  const only = (audio: Audio) => audio.languages.join();

  it('a language without pack is left out, the other is still said', async () => {
    const half = createVoice(
      await gatherRobot({ packDirs: { vi: join(speakersDir, 'packs/vi-robot'), en: '/nowhere' } }),
      log,
    );
    expect(only(await half.synthesize(inBoth(), { ways: defaultSpeechSettings, times: 1, volume: 1 }))).toBe('vi');
  });

  it('a clip that is missing makes its sentence come from the program, in one voice', async () => {
    const program = {
      speak: (language: string, sentence: string) => {
        asked.push(`${language}: ${sentence}`);
        return Promise.resolve(makeTone(24_000, 1, 300, 0.3));
      },
      stop: () => undefined,
    };
    const asked: string[] = [];
    const mixed = createVoice({ ...sources, program }, log);
    const audio = await mixed.synthesize(inBoth({ counterLabel: 'Thuế' }), {
      ways: defaultSpeechSettings,
      times: 1,
      volume: 1,
    });
    expect(only(audio)).toBe('vi,en');
    expect(asked).toEqual([
      'vi: mời công dân có số thứ tự, a, không, một, hai, đến quầy số, Thuế.',
      'en: number, A, zero, one, two, please go to counter, Thuế.',
    ]);
  });

  it('the name of a service that nobody can say is left out of the sentence', async () => {
    const [named, plain] = await Promise.all([say(inBoth({ field: 'Hộ tịch' })), say(inBoth())]);
    expect(named.name).toBe(plain.name);
  });

  it('a counter that nobody can say is never half said: the chime alone', async () => {
    const audio = await say(inBoth({ counterLabel: 'Thuế' }));
    expect(audio.languages).toEqual([]);
    expect(audio.name).toBe(voice.chime(1).name);
    expect(findClips(readWav(audio.wav), [sources.chime])).toEqual([0]);
  });

  it('a program or a language that throws costs only its own sentence', async () => {
    const program = { speak: () => Promise.reject(new Error('no')), stop: () => undefined };
    const bad = createVoice({ ...sources, packs: new Map(), program }, log);
    expect(only(await bad.synthesize(inBoth(), { ways: defaultSpeechSettings, times: 1, volume: 1 }))).toBe('');
    const speech = new Map(sources.speech).set('vi', {
      composeCall: () => {
        throw new Error('a language with a fault');
      },
      composeReady: () => [],
      composeTest: () => [],
      listTexts: () => [],
    });
    expect(
      only(
        await createVoice({ ...sources, speech }, log).synthesize(inBoth(), {
          ways: defaultSpeechSettings,
          times: 1,
          volume: 1,
        }),
      ),
    ).toBe('en');
  });

  it('without a chime, or with a broken one, it still speaks', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'motcua-')), 'chime.wav');
    writeFileSync(file, 'nothing');
    for (const chimeFile of ['/nowhere/chime.wav', file]) {
      const mute = createVoice(await gatherRobot({ chimeFile }), log);
      expect(only(await mute.synthesize(inBoth(), { ways: defaultSpeechSettings, times: 1, volume: 1 }))).toBe('vi,en');
    }
  });
});

describe('a speech program', () => {
  const makeProgram = (script: string, args: string[] = ['{voice}'], deadlineMs = 3_000) => {
    const dir = mkdtempSync(join(tmpdir(), 'motcua-program-'));
    writeFileSync(join(dir, 'speak.sh'), script);
    writeFileSync(join(dir, 'tone.wav'), writeWav(makeTone(22_050, 1, 300, 0.1, 500)));
    const programFile = join(dir, 'program.json');
    writeFileSync(
      programFile,
      JSON.stringify({
        name: 'made up',
        why: 'a test',
        command: 'sh',
        args: [join(dir, 'speak.sh'), ...args],
        voices: { vi: 'lan' },
        deadlineMs,
      }),
    );
    return { dir, programFile };
  };
  const speakWith = async (script: string, args?: string[], deadlineMs?: number) => {
    const { dir, programFile } = makeProgram(script, args, deadlineMs);
    const told = await gatherRobot({ packDirs: {}, programFile, cacheDir: dir });
    return {
      dir,
      program: told.program,
      audio: await createVoice(told, log).synthesize(inBoth(), { ways: defaultSpeechSettings, times: 1, volume: 1 }),
    };
  };

  it('gets the sentence on its input, is levelled like a clip, and is asked once for each sentence', async () => {
    const { dir, program, audio } = await speakWith(
      'cd "$(dirname "$0")"; cat >> asked; echo "$1" >> asked; cat tone.wav',
    );
    expect(audio.languages).toEqual(['vi']);
    const { samples, rate } = readWav(audio.wav);
    const speech = { rate, samples: samples.slice(sources.chime.samples.length) };
    expect(Math.abs(measure(speech).speechDb - speechLevelDb)).toBeLessThan(0.6);
    expect(audio.durationMs - lengthMs(sources.chime)).toBeLessThan(1_250);
    const sentence = 'mời công dân có số thứ tự, a, không, một, hai, đến quầy số, hai mươi mốt.';
    const again = [program?.speak('vi', sentence), program?.speak('vi', sentence)];
    expect((await Promise.all(again)).every(sound => sound !== null)).toBe(true);
    expect(readFileSync(join(dir, 'asked'), 'utf8')).toBe(`${sentence}\nlan\n`);
    expect(readdirSync(join(dir, 'speech')).filter(file => /^[0-9a-f]{40}\.wav$/.test(file))).toHaveLength(1);
  });

  it('gets the sentence as one word of its command, whatever is in it', async () => {
    const { dir, program } = await speakWith('cd "$(dirname "$0")"; printf "%s|" "$@" >> asked; cat tone.wav', [
      '--',
      '{text}',
    ]);
    await program?.speak('vi', '"; rm -rf / $(id) `id` \'');
    expect(readFileSync(join(dir, 'asked'), 'utf8')).toContain('--|"; rm -rf / $(id) `id` \'|');
  });

  it.each([
    ['fails', 'exit 3'],
    ['says nothing', 'exit 0'],
    ['writes no sound', 'echo hello'],
    ['writes silence', 'cat "$(dirname "$0")/tone.wav" | head -c 500'],
    ['never ends', 'exec sleep 1000'],
    ['does not stop writing', 'cat /dev/zero'],
  ])('that %s leaves the chime', async (_what, script) => {
    const { dir, audio } = await speakWith(script, [], 500);
    expect(audio.languages).toEqual([]);
    expect(audio.durationMs).toBe(lengthMs(sources.chime));
    // A failure is not remembered: it may be mended by the next call.
    expect(readdirSync(dir)).not.toContain('speech');
  });

  it('that is not installed leaves the chime', async () => {
    const { dir, programFile } = makeProgram('');
    const setting = JSON.parse(readFileSync(programFile, 'utf8'));
    writeFileSync(programFile, JSON.stringify({ ...setting, command: '/nowhere/speak' }));
    const told = await gatherRobot({ packDirs: {}, programFile, cacheDir: dir });
    expect(
      (await createVoice(told, log).synthesize(inBoth(), { ways: defaultSpeechSettings, times: 1, volume: 1 }))
        .languages,
    ).toEqual([]);
  });

  it('whose kept sentence was damaged is asked again', async () => {
    const { dir, program } = await speakWith('cat "$(dirname "$0")/tone.wav"');
    const [file] = readdirSync(join(dir, 'speech'));
    writeFileSync(join(dir, 'speech', file ?? ''), 'half');
    expect(
      await program?.speak('vi', 'mời công dân có số thứ tự, a, không, một, hai, đến quầy số, hai mươi mốt.'),
    ).not.toBeNull();
    expect(readFileSync(join(dir, 'speech', file ?? '')).length).toBeGreaterThan(1_000);
  });
});
