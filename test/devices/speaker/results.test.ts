// Results that became ready are said between calls, never over one: whoever is called goes first, fifty at once silence nobody,
// and what is said is what the board shows.
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { maxWaitingResults } from '../../../server/devices/speaker/announcements.ts';
import { lengthMs } from '../../../server/devices/speaker/samples.ts';
import type { Sources } from '../../../server/devices/speaker/voice.ts';
import { readWav, type Sound } from '../../../server/devices/speaker/wav.ts';
import { findClips } from './analyse.ts';
import { type Behave, type Hall, openHall } from './hall.ts';
import { gatherRobot } from './robot.ts';

let sources: Sources;
let hall: Hall;
beforeAll(async () => {
  sources = await gatherRobot();
});
beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-23T08:00:00+07:00') }));
afterEach(async () => {
  await hall.outlet.stop();
  vi.useRealTimers();
});

const good: Behave = told => ({ afterMs: told.durationMs + 80 });
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);
const code = (serial: number) => `000.00.01.H99-261118-${`${serial}`.padStart(4, '0')}`;
const told = () => hall.heard.map(({ call, result }) => call?.number ?? result);
const dossiers = (more: object) => ({ dossiers: { unit: '000.00.01.H99', returnService: 'tra-ket-qua', ...more } });

describe('a result that becomes ready', () => {
  it('is said with the serial and month of its masked code, in the language of the office', async () => {
    hall = await openHall(sources, [{}], good);
    hall.ready(code(215));
    await pass(30);
    const [said] = hall.heard;
    const texts = [
      'hồ sơ số',
      'không',
      'hai',
      'một',
      'năm',
      'nhận tháng',
      'mười một',
      'đã có kết quả',
      'mời đến quầy trả kết quả',
    ];
    const find = (text: string) => sources.packs.get('vi')?.find(text)?.[0] as Sound;
    const clips = [sources.chime, ...texts.map(find)];
    expect(findClips(readWav(said?.wav as Uint8Array), clips)).not.toContain(null);
  });

  it('waits for every call, and makes none wait longer than itself', async () => {
    hall = await openHall(sources, [{}], good);
    hall.call('A001', 'quay-1');
    for (let n = 1; n <= 3; n++) hall.ready(code(n));
    await pass(1);
    hall.call('A002', 'quay-2');
    hall.call('A003', 'quay-3');
    await pass(40);
    expect(told()).toEqual(['A001', 'A002', 'A003', code(1), code(2), code(3)].slice(0, told().length));
    // In the middle of the results somebody is called.
    hall.call('A004', 'quay-1');
    await pass(120);
    const order = told();
    expect(order.indexOf('A004')).toBeLessThan(order.indexOf(code(3)));
    hall.heard.forEach((announcement, i) => {
      const before = hall.heard[i - 1];
      if (before !== undefined) expect(announcement.at).toBeGreaterThanOrEqual(before.until);
    });
  });

  it('by the dozen says only the newest few, and none that was fetched meanwhile', async () => {
    hall = await openHall(sources, [{}], good);
    hall.call('A001', 'quay-1');
    const ids = Array.from({ length: 50 }, (_, n) => hall.ready(code(n + 1)));
    hall.fetch(ids[49] ?? '');
    await pass(300);
    const newest = Array.from({ length: maxWaitingResults }, (_, n) => code(51 - maxWaitingResults + n));
    expect(told()).toEqual(['A001', ...newest.slice(0, -1)]);
  });

  it('that goes by post calls nobody', async () => {
    hall = await openHall(sources, [{}], good);
    hall.ready(code(1), 'post');
    await pass(20);
    expect(hall.heard).toEqual([]);
  });

  it('is only chimed at its board where the office does not want it said, and not at all where there is no board', async () => {
    hall = await openHall(
      sources,
      [
        { id: 'sanh', screens: ['hall'] },
        { id: 'ho-so', screens: ['ho-so'] },
      ],
      good,
      undefined,
      dossiers({ announceReady: false }),
    );
    hall.ready(code(1));
    await pass(20);
    expect(hall.heard.map(({ zone }) => zone)).toEqual(['ho-so']);
    expect(hall.heard[0]?.told.durationMs).toBe(lengthMs(sources.chime));
  });

  it('is said where results are fetched', async () => {
    hall = await openHall(
      sources,
      [
        { id: 'dat-dai', screens: ['hall'], counters: ['quay-3', 'quay-4'] },
        { id: 'ket-qua', screens: ['quay-2'], counters: ['quay-2', 'quay-5'] },
      ],
      good,
      undefined,
      dossiers({ announceReady: true }),
    );
    hall.ready(code(1));
    await pass(20);
    expect(hall.heard.map(({ zone }) => zone)).toEqual(['ket-qua']);
  });
});
