// The server's own sound card: aplay gets the whole sound, its end is the end, its fault is told.
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCard } from '../../../server/devices/speaker/card.ts';
import type { Audio } from '../../../server/devices/speaker/speaker.ts';
import { writeWav } from '../../../server/devices/speaker/wav.ts';
import { letTimePass } from '../../fakes/waiting.ts';
import { makeTone } from './analyse.ts';

const audio: Audio = { name: 'tone', wav: writeWav(makeTone(24_000, 2, 300, 0.3)), durationMs: 200, languages: [] };

function makePlayer(script: string): { command: string; dir: string } {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-card-'));
  const command = join(dir, 'aplay');
  writeFileSync(command, `#!/bin/sh\ncd "$(dirname "$0")"\n${script}\n`);
  chmodSync(command, 0o755);
  return { command, dir };
}
const play = (command: string, signal = new AbortController().signal, sound = audio) =>
  createCard(command).play('plughw:1,0', sound, signal);

it('plays the whole sound on the card that was named', async () => {
  const { command, dir } = makePlayer('echo "$@" > words; cat > played.wav');
  await play(command);
  expect(readFileSync(join(dir, 'words'), 'utf8')).toBe('-q -D plughw:1,0 -\n');
  expect(Buffer.compare(readFileSync(join(dir, 'played.wav')), audio.wav)).toBe(0);
});

it('tells that the card is not there', async () => {
  const { command } = makePlayer('echo "aplay: main:831: audio open error: No such file or directory" >&2; exit 1');
  await expect(play(command)).rejects.toThrow('audio open error');
  await expect(play('/nowhere/aplay')).rejects.toThrow();
});

it('ends a card that swallows sound without an end, and at once when the server stops', async () => {
  const { command, dir } = makePlayer('exec sleep 1000');
  await expect(play(command)).rejects.toThrow();
  const stop = new AbortController();
  void letTimePass(100, 'the sound has begun').then(() => stop.abort());
  // So long a sound would not be given up for an hour.
  await expect(play(command, stop.signal, { ...audio, durationMs: 3_600_000 })).rejects.toThrow();
  expect(existsSync(join(dir, 'aplay'))).toBe(true);
});
