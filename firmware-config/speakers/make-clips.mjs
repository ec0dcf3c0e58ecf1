// Makes the robot's clip packs and the chime with espeak-ng. Run by hand when the sentences change, on a machine that has
// espeak-ng: `npm run build && node firmware-config/speakers/make-clips.mjs`. Offices never need it: the packs stand in the
// repository. A folder with a human voice is never touched; only packs/<language>-robot are written.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from '../../build/server/devices/speaker/samples.js';
import { readWav, writeWav } from '../../build/server/devices/speaker/wav.js';

const here = import.meta.dirname;
/** Plenty for a robot, and the packs stay small. */
const rate = 16_000;
/** espeak-ng's voice and words a minute: slower than it likes, since halls echo. */
const robots = { vi: { voice: 'vi', speed: 150 }, en: { voice: 'en-gb', speed: 155 } };

const fold = text =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

for (const [language, { voice, speed }] of Object.entries(robots)) {
  const { speech } = await import(`../../build/common/text/${language}/speech.js`);
  const dir = join(here, 'packs', `${language}-robot`);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const clips = {};
  const used = new Set();
  for (const text of new Set(speech.listTexts())) {
    // Words that differ only in their marks fold to one name.
    let name = fold(text);
    for (let nth = 2; used.has(name); nth++) name = `${fold(text)}-${nth}`;
    used.add(name);
    const spoken = execFileSync('espeak-ng', ['-v', voice, '-s', `${speed}`, '-a', '100', '--stdout', '--', text]);
    writeFileSync(join(dir, `${name}.wav`), writeWav(prepare(readWav(spoken), rate)));
    clips[text] = `${name}.wav`;
  }
  const manifest = {
    $schema: '../../schema/pack.schema.json',
    language,
    voice: `espeak-ng 1.51, voice ${voice}, ${speed} words a minute`,
    why: 'So that a fresh machine speaks at once with nothing installed. Made by make-clips.mjs; a human voice is better.',
    clips,
  };
  writeFileSync(join(dir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

// The chime of the TVs (display/chime.ts), so that a call sounds the same with and without a voice.
const tones = [
  { pitch: 659.25, from: 0 },
  { pitch: 523.25, from: 0.5 },
];
const partials = [
  { times: 1, loud: 0.42, fade: 0.5 },
  { times: 2, loud: 0.12, fade: 0.28 },
  { times: 3.01, loud: 0.05, fade: 0.14 },
];
const seconds = 1.9;
const chime = Float32Array.from({ length: seconds * rate }, (_, i) => {
  const at = i / rate;
  let sum = 0;
  for (const { pitch, from } of tones.filter(tone => tone.from <= at))
    for (const { times, loud, fade } of partials) {
      const t = at - from;
      sum += Math.min(1, t / 0.012) * loud * Math.exp(-t / fade) * Math.sin(2 * Math.PI * pitch * times * t);
    }
  return sum * Math.min(1, (seconds - at) / 0.15);
});
writeFileSync(join(here, 'chime.wav'), writeWav({ rate, samples: chime }));
