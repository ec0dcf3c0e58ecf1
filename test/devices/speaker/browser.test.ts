// The voice of a whole office in a real browser: what a TV really played, and what it showed at that moment.
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { lengthMs, measure, peakDb, speechLevelDb } from '../../../server/devices/speaker/samples.ts';
import type { Sources } from '../../../server/devices/speaker/voice.ts';
import { readWav, type Sound } from '../../../server/devices/speaker/wav.ts';
import { expectDone, type Office, startOffice } from '../../fakes/office.ts';
import { until } from '../../fakes/waiting.ts';
import { findClips, findSilences } from './analyse.ts';
import { gatherRobot } from './robot.ts';

interface Played {
  /** Ms of the page's clock. */
  at: number;
  ms: number;
  /** What stood large on the screen when it began. */
  shown: string;
}

let office: Office;
let browser: Browser;
let sources: Sources;
beforeAll(async () => {
  sources = await gatherRobot();
  office = await startOffice({
    site: { speakers: [{ id: 'sanh', screens: ['hall', 'quay-1'] }] },
  });
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

let page: Page;
let files: Buffer[] = [];
beforeEach(async () => {
  files = [];
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.addInitScript(() => {
    const played: Played[] = [];
    (window as unknown as { played: Played[] }).played = played;
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...words) {
      const shown = document.querySelector('.call.is-live .call-number')?.textContent ?? '';
      played.push({ at: performance.now(), ms: (this.buffer?.duration ?? 0) * 1000, shown });
      return start.apply(this, words);
    };
  });
  page.on('response', response => {
    if (response.url().includes('/audio/')) void response.body().then(body => files.push(body));
  });
  await page.goto(`${office.url}/display?screen=hall`);
  await page.waitForSelector('.hall');
});
const readPlayed = () => page.evaluate(() => (window as unknown as { played: Played[] }).played);
async function waitForPlayed(count: number): Promise<Played[]> {
  await until(async () => (await readPlayed()).length >= count, `${count} sounds are played`);
  return readPlayed();
}

it('plays chime and speech one after the other, each with its number on the screen', async () => {
  const counters = ['quay-1', 'quay-2', 'quay-3'];
  const tokens = await Promise.all(counters.map((id, i) => office.openCounter(`can-bo-${i + 1}`, id)));
  for (const service of ['ho-tich', 'ho-tich', 'dat-dai']) await office.issue(service);
  const called = [];
  for (const [i, counterId] of counters.entries())
    called.push(expectDone(await office.call('ticket.call-next', { counterId }, tokens[i] ?? null)));
  const played = await waitForPlayed(3);
  expect(played.map(({ shown }) => shown)).toEqual(called.map(({ number }) => number));
  played.slice(1).forEach((one, i) => {
    const before = played[i] as Played;
    expect(one.at).toBeGreaterThanOrEqual(before.at + before.ms);
  });

  const find = (language: string) => (text: string) => sources.packs.get(language)?.find(text)?.[0] as Sound;
  const digits = ['không', 'một', 'hai', 'ba', 'bốn'];
  const letters: Record<string, string> = { A: 'a', B: 'bê' };
  expect(files).toHaveLength(3);
  for (const [i, file] of files.entries()) {
    const sound = readWav(file);
    const number = called[i]?.number ?? '';
    expect(Math.abs(lengthMs(sound) - (played[i]?.ms ?? 0))).toBeLessThan(2);
    const words = [
      ...['mời công dân có số thứ tự', letters[number.slice(0, 1)] ?? '?'],
      ...[...number.slice(1)].map(figure => digits[Number(figure)] ?? '?'),
      ...['đến quầy số', digits[i + 1] ?? '?'],
    ];
    expect(findClips(sound, [sources.chime, ...words.map(find('vi'))])).not.toContain(null);
    const { samples, rate } = sound;
    const speech = measure({ rate, samples: samples.slice(sources.chime.samples.length) });
    expect(speech.peakDb).toBeLessThanOrEqual(peakDb);
    expect(Math.abs(speech.speechDb - speechLevelDb)).toBeLessThan(1);
    expect(findSilences(sound, 140).length).toBeGreaterThanOrEqual(6);
  }
  await page.close();
});

it('is tried from the desk, and calls nobody', async () => {
  const admin = await office.signIn('quan-tri');
  expectDone(await office.call('speaker.test', {}, admin));
  const [played] = await waitForPlayed(1);
  expect(played?.ms).toBeGreaterThan(4_000);
  const health = (await (await fetch(`${office.url}/health`)).json()) as { parts: Record<string, { ok: boolean }> };
  expect(health.parts.speaker?.ok).toBe(true);
  await page.close();
});

it('has its sound at the display with the call, each time', async () => {
  await page.close();
  const token = await office.openCounter('can-bo-4', 'quay-4');
  const screen = await office.watch('display', 'hall', token);
  const announced = new Set<string>();
  screen.socket.on('announce', ({ moment, url }, ended) => {
    ended({ heard: true });
    if (moment?.type === 'ticket.called' && url !== null) announced.add(moment.ticketId);
  });
  for (let i = 0; i < 3; i++) {
    const { ticketId } = await office.issue('dat-dai');
    expectDone(await office.call('ticket.call-next', { counterId: 'quay-4' }, token));
    await until(() => announced.has(ticketId), 'the display has the sound of the call');
    expectDone(await office.call('ticket.finish', { ticketId }, token));
  }
});
