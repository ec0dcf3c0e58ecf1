// The packs of the repository can say everything, all at one loudness; a broken pack only loses what is broken.
import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { speech as english } from '../../../common/text/en/speech.ts';
import { speech as vietnamese } from '../../../common/text/vi/speech.ts';
import { projectRoot } from '../../../server/config/paths.ts';
import { clipKey, loadPack, PackManifest } from '../../../server/devices/speaker/clips.ts';
import { measure, peakDb, speechLevelDb } from '../../../server/devices/speaker/samples.ts';
import { soundRate } from '../../../server/devices/speaker/speaker.ts';
import { SpeechProgram } from '../../../server/devices/speaker/speech-program.ts';
import { readWav } from '../../../server/devices/speaker/wav.ts';
import { createLog } from '../../../server/runtime/log.ts';

const log = createLog('silent');
const speakers = join(projectRoot, 'firmware-config/speakers');
const packs = { vi: vietnamese, en: english };
const readManifest = (dir: string): PackManifest => JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));

describe.each(Object.entries(packs))('the %s pack of the repository', (language, speech) => {
  const dir = join(speakers, `packs/${language}-robot`);
  const manifest = PackManifest.parse(readManifest(dir));

  it('holds every text that the language can say, each as one clip, and no other', () => {
    expect(Object.keys(manifest.clips).sort()).toEqual([...new Set(speech.listTexts())].sort());
    expect(readdirSync(dir).sort()).toEqual([...Object.values(manifest.clips), 'manifest.json'].sort());
  });

  it('has clips of one loudness, without silence around, never near the edge', () => {
    for (const file of Object.values(manifest.clips)) {
      const sound = readWav(readFileSync(join(dir, file)));
      const { speechDb, peakDb: peak } = measure(sound);
      expect(Math.abs(speechDb - speechLevelDb), file).toBeLessThan(0.6);
      expect(peak, file).toBeLessThanOrEqual(peakDb);
      // 20 ms are left, and some letters begin softly.
      const loud = Math.max(...sound.samples) * 10 ** (-45 / 20);
      expect(
        sound.samples.findIndex(sample => Math.abs(sample) > loud),
        file,
      ).toBeLessThan(sound.rate * 0.035);
    }
  });

  it('is read whole', async () => {
    const pack = await loadPack(dir, soundRate, log);
    expect(pack.broken).toEqual([]);
    for (const text of speech.listTexts()) expect(pack.find(text), text).toHaveLength(1);
  });
});

describe('clip packs', () => {
  it('take up little room', () => {
    const size = (dir: string): number =>
      readdirSync(dir).reduce((sum, name) => {
        const stat = statSync(join(dir, name));
        return sum + (stat.isDirectory() ? size(join(dir, name)) : stat.size);
      }, 0);
    expect(size(speakers)).toBeLessThan(6 * 1024 * 1024);
  });

  it('say what they do not hold whole by the longest runs of words', async () => {
    const pack = await loadPack(join(speakers, 'packs/vi-robot'), soundRate, log);
    // The south says "hai mươi bốn".
    expect(pack.find('hai mươi bốn')).toHaveLength(2);
    expect(pack.find('MỜI  công dân có số thứ tự hai mươi mốt')).toHaveLength(2);
    // The same letters written in the other normal form.
    expect(pack.find('đến quầy số'.normalize('NFD'))).toHaveLength(1);
    expect(pack.find('hộ tịch')).toBeNull();
    expect(clipKey(' Đến  Quầy ')).toBe('đến quầy');
  });

  it('lose only the clips that are broken', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'motcua-pack-'));
    cpSync(join(speakers, 'packs/vi-robot'), dir, { recursive: true });
    const { clips } = readManifest(dir);
    writeFileSync(join(dir, clips.ba ?? ''), 'not a sound');
    writeFileSync(join(dir, clips.bốn ?? ''), readFileSync(join(dir, clips.bốn ?? '')).subarray(0, 40));
    writeFileSync(
      join(dir, 'manifest.json'),
      JSON.stringify({ ...readManifest(dir), clips: { ...clips, tám: 'nowhere.wav' } }),
    );
    const pack = await loadPack(dir, soundRate, log);
    expect([...pack.broken].sort()).toEqual([clips.ba, clips.bốn, 'nowhere.wav'].sort());
    for (const gone of ['ba', 'bốn', 'tám']) expect(pack.find(gone)).toBeNull();
    expect(pack.find('ba mươi ba')).toHaveLength(1);
    expect(pack.find('chín')).toHaveLength(1);
  });

  it('without a right manifest are refused', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'motcua-pack-'));
    await expect(loadPack(dir, soundRate, log)).rejects.toThrow();
    writeFileSync(
      join(dir, 'manifest.json'),
      JSON.stringify({ language: 'vi', voice: 'x', why: 'y', clips: { a: '../a.wav' } }),
    );
    await expect(loadPack(dir, soundRate, log)).rejects.toThrow();
  });

  it('and speech programs have the schemas that editors are given', () => {
    const read = (name: string) => JSON.parse(readFileSync(join(speakers, `schema/${name}.schema.json`), 'utf8'));
    expect(read('pack')).toEqual(z.toJSONSchema(PackManifest, { io: 'input' }));
    expect(read('program')).toEqual(z.toJSONSchema(SpeechProgram, { io: 'input' }));
    for (const file of readdirSync(join(speakers, 'programs')))
      SpeechProgram.parse(JSON.parse(readFileSync(join(speakers, 'programs', file), 'utf8')));
  });
});
