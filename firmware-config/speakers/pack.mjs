// Helps an office to make a clip pack with a human voice: what to read, cutting one long recording into clips, checking the
// result. Needs a built project (`npm start` builds it). See README.md. It never touches the packs of the robot.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cutAtSilences, lengthMs, measure, prepare, trimSilence } from '../../build/server/devices/speaker/samples.js';
import { readWav, writeWav } from '../../build/server/devices/speaker/wav.js';

const packs = join(import.meta.dirname, 'packs');
/** Between two texts the reader counts to two; within one nobody waits so long. */
const betweenMs = 800;
const usage = `node firmware-config/speakers/pack.mjs list  vi                      what to read, with line numbers
node firmware-config/speakers/pack.mjs cut   vi vi-lan take.wav [12]   cuts a recording (read from line 12 on) into packs/vi-lan
node firmware-config/speakers/pack.mjs check vi-lan                   says what is missing or badly recorded`;

const leave = message => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};
const say = line => process.stdout.write(`${line}\n`);
const readManifest = name => {
  const file = join(packs, name, 'manifest.json');
  if (!existsSync(file)) leave(`There is no pack "${name}" (${file}).`);
  return JSON.parse(readFileSync(file, 'utf8'));
};
const listTexts = language => Object.entries(readManifest(`${language}-robot`).clips);

function cut([language, name, take, first = '1']) {
  if (name.endsWith('-robot')) leave('Choose another name: the packs of the robot are made by make-clips.mjs.');
  const texts = listTexts(language).slice(Number(first) - 1);
  const clips = cutAtSilences(readWav(readFileSync(resolve(take))), betweenMs);
  if (clips.length > texts.length)
    leave(`${clips.length} pieces, but only ${texts.length} texts from line ${first} on. Cut out what was read twice.`);
  const dir = join(packs, name);
  mkdirSync(dir, { recursive: true });
  const manifest = existsSync(join(dir, 'manifest.json'))
    ? readManifest(name)
    : { $schema: '../../schema/pack.schema.json', language, voice: name, why: 'Recorded at this office.', clips: {} };
  clips.forEach((clip, i) => {
    const [text, file] = texts[i];
    writeFileSync(join(dir, file), writeWav(trimSilence(clip)));
    manifest.clips[text] = file;
    say(`${String(Number(first) + i).padStart(4)}  ${(lengthMs(trimSilence(clip)) / 1000).toFixed(1)} s  ${text}`);
  });
  writeFileSync(join(dir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  say(`\n${clips.length} clips. Listen to the first and the last: if both say their line, so do all between them.`);
}

function check(name) {
  const { language, clips } = readManifest(name);
  let faults = 0;
  const tell = (text, fault) => {
    faults += 1;
    say(`${text}: ${fault}`);
  };
  for (const [text] of listTexts(language)) {
    const file = clips[text] === undefined ? null : join(packs, name, clips[text]);
    if (file === null || !existsSync(file)) {
      tell(text, 'missing');
      continue;
    }
    try {
      const raw = readWav(readFileSync(file));
      const clip = prepare(raw, raw.rate);
      if (clip.samples.length === 0) tell(text, 'only silence');
      else if (measure(raw).peakDb > -0.1)
        tell(text, 'too loud: the microphone clipped; record it again from further away');
      else if (measure(raw).speechDb < -45) tell(text, 'very soft: noise will be heard; record it again from nearer');
      else if (raw.rate < 16_000) tell(text, `only ${raw.rate} samples a second: record at 44100 or 48000`);
    } catch (error) {
      tell(text, error.message);
    }
  }
  say(faults === 0 ? `${name} is complete.` : `\n${faults} to do. A sentence with a missing clip is not spoken.`);
  process.exitCode = faults === 0 ? 0 : 1;
}

const [deed, ...words] = process.argv.slice(2);
if (deed === 'list' && words.length === 1)
  listTexts(words[0]).forEach(([text], i) => {
    say(`${String(i + 1).padStart(4)}  ${text}`);
  });
else if (deed === 'cut' && words.length >= 3) cut(words);
else if (deed === 'check' && words.length === 1) check(words[0]);
else leave(usage);
