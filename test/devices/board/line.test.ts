// The line of several boards: what is sent, in which order, and when it is sent again. The wire is a scripted one here;
// serial-line.test.ts does the same with a real serial port.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BoardDriver } from '../../../server/devices/board/board.ts';
import { type BoardBus, createBoardBus } from '../../../server/devices/board/bus.ts';
import type { BusTiming } from '../../../server/devices/board/bus-member.ts';
import { createLog } from '../../../server/runtime/log.ts';
import type { Transport } from '../../../server/transport/transport.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';

const log = createLog('silent');
const shape = { rows: 1, columns: 8 };
const timing: BusTiming = { phaseMs: 20, times: 3, retries: 2, againMs: 200 };

/** "1:A012*;" shows A012, blinking, on board 1; a board that is alive says "ok1". */
function plainDriver(changes: Partial<BoardDriver> = {}): BoardDriver {
  return {
    blinksByItself: true,
    gapMs: 0,
    answerMs: 30,
    addresses: { from: 1, to: 9 },
    encode: (address, { lines, blink }) => [
      {
        bytes: Buffer.from(`${address}:${lines.join('|')}${blink ? '*' : ''};`),
        readAnswer: heard => {
          const text = Buffer.from(heard).toString();
          if (text.includes(`no${address}`)) return 'refused';
          return text.includes(`ok${address}`) ? 'accepted' : 'incomplete';
        },
      },
    ],
    ...changes,
  };
}

/** Answers by its script; a slow one has not taken a frame at once. */
function scriptedWire(answer: (frame: string) => string | null, slow = false) {
  const sent: string[] = [];
  const byteListeners = new Set<(bytes: Uint8Array) => void>();
  const changeListeners = new Set<(up: boolean) => void>();
  const state = { up: true, most: 0, writing: 0 };
  const wire: Transport & { sent: string[]; turn(up: boolean): void; most(): number } = {
    sent,
    most: () => state.most,
    turn(up) {
      state.up = up;
      for (const listener of changeListeners) listener(up);
    },
    get up() {
      return state.up;
    },
    onBytes(listener) {
      byteListeners.add(listener);
      return () => byteListeners.delete(listener);
    },
    onChange(listener) {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    async write(bytes) {
      if (!state.up) throw new Error('closed');
      const frame = Buffer.from(bytes).toString();
      sent.push(frame);
      state.most = Math.max(state.most, ++state.writing);
      if (slow) await new Promise(resolve => setImmediate(resolve));
      state.writing--;
      const said = answer(frame);
      if (said !== null) for (const listener of byteListeners) listener(Buffer.from(said));
    },
    start() {},
    async stop() {
      state.up = false;
    },
  };
  return wire;
}

const say = (frame: string) => `ok${frame[0]}`;
const lines: BoardBus[] = [];
function makeLine(
  wire: Transport,
  count: number,
  {
    driver = plainDriver(),
    refreshMs = 60_000,
    times = timing,
    now = () => performance.now(),
  }: { driver?: BoardDriver; refreshMs?: number; times?: BusTiming; now?: () => number } = {},
): BoardBus {
  const boards = Array.from({ length: count }, (_, i) => ({
    id: `b${i + 1}`,
    address: i + 1,
    driver,
    shape,
    refreshMs,
  }));
  const line = createBoardBus({ transport: wire, boards, timing: times, log, now });
  lines.push(line);
  line.start();
  return line;
}
// The time of these boards passes when the test says so, however busy the machine is.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
});
afterEach(async () => {
  const stopped = Promise.all(lines.splice(0).map(line => line.stop()));
  // Whoever waits for an answer waits to its end.
  if (vi.isFakeTimers()) await pass(1_000);
  await stopped;
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('writes the first frame in the very call: nothing is waited for', () => {
  const wire = scriptedWire(say);
  makeLine(wire, 1).show('b1', ['A001'], 0);
  expect(wire.sent).toEqual(['1:A001*;']);
});

it('lets the latest text win for each board, and writes one frame at a time', async () => {
  const wire = scriptedWire(say, true);
  const line = makeLine(wire, 3);
  for (let i = 1; i <= 50; i++) {
    line.show('b1', [`A${i}`], null);
    line.show('b2', [`B${i}`], null);
  }
  line.show('b3', ['C1'], null);
  await until(() => wire.sent.length === 4, 'four frames');
  await pass(1_000);
  expect(wire.sent).toEqual(['1:A1;', '1:A50;', '2:B50;', '3:C1;']);
  expect(wire.most()).toBe(1);
});

it('sends the newest text even while it tries to send an older one again', async () => {
  let deaf = true;
  const wire = scriptedWire(frame => (deaf ? null : say(frame)));
  const line = makeLine(wire, 1);
  line.show('b1', ['old'], null);
  await pass(10);
  line.show('b1', ['new'], null);
  deaf = false;
  await pass(80);
  expect(wire.sent).toEqual(['1:old;', '1:new;']);
});

it('keeps the line quiet for as long as the driver asks', async () => {
  vi.useRealTimers();
  let at = 0;
  const wire = scriptedWire(say);
  const line = makeLine(wire, 3, { driver: plainDriver({ gapMs: 40 }), now: () => at });
  for (const id of ['b1', 'b2', 'b3']) line.show(id, ['x'], null);
  for (const frames of [1, 2, 3]) {
    await until(() => wire.sent.length === frames, `${frames} frames`);
    await new Promise(resolve => setImmediate(resolve));
    at += 39;
    await letTimePass(60, 'by its own clock the line must still be quiet');
    expect(wire.sent).toHaveLength(frames);
    at += 1;
  }
});

it('tries twice more, then says that the board is silent, and leaves the others in peace', async () => {
  const wire = scriptedWire(frame => (frame.startsWith('1') ? null : say(frame)));
  const line = makeLine(wire, 2);
  line.show('b1', ['x'], null);
  await pass(100);
  expect(wire.sent).toEqual(['1:x;', '1:x;', '1:x;']);
  expect(line.health()).toMatchObject([
    { id: 'b1', ok: false, message: 'silent' },
    { id: 'b2', ok: true, message: null },
  ]);
  // A dead board gets one try a time, so that a call next door comes after one answer's time at the latest.
  wire.sent.length = 0;
  line.show('b1', ['y'], null);
  line.show('b2', ['z'], null);
  await pass(40);
  expect(wire.sent.indexOf('2:z;')).toBe(1);
});

it('lets another board’s call pass before trying a silent one again', async () => {
  const wire = scriptedWire(frame => (frame.startsWith('1') ? null : say(frame)));
  const line = makeLine(wire, 2);
  line.show('b1', ['x'], null);
  await pass(5);
  line.show('b2', ['z'], 0);
  await pass(40);
  expect(wire.sent.slice(0, 3)).toEqual(['1:x;', '2:z*;', '1:x;']);
});

it('tells a refusal from silence, and notices when all is well again', async () => {
  let mood = 'no1';
  const wire = scriptedWire(() => mood);
  const line = makeLine(wire, 1);
  line.show('b1', ['x'], null);
  await pass(40);
  expect(line.health()[0]?.message).toBe('refuses');
  mood = 'ok1';
  await pass(300);
  expect(line.health()[0]?.ok).toBe(true);
  expect(wire.sent.at(-1)).toBe('1:x;');
});

it('says everything again now and then, since boards restart', async () => {
  const wire = scriptedWire(say);
  const line = makeLine(wire, 2, { refreshMs: 80 });
  line.show('b1', ['x'], null);
  line.show('b2', ['y'], null);
  await pass(450);
  for (const frame of ['1:x;', '2:y;']) {
    const times = wire.sent.filter(sent => sent === frame).length;
    expect(times).toBeGreaterThanOrEqual(3);
    expect(times).toBeLessThanOrEqual(7);
  }
});

it('sends nothing to a board that was never told anything', async () => {
  const wire = scriptedWire(say);
  makeLine(wire, 2, { refreshMs: 40 });
  await pass(120);
  expect(wire.sent).toEqual([]);
});

it('shows the latest text when the wire comes back, and nothing of what was called meanwhile', async () => {
  const wire = scriptedWire(say);
  const line = makeLine(wire, 2);
  line.show('b1', ['A001'], null);
  line.show('b2', ['B001'], null);
  await pass(10);
  expect(wire.sent.length).toBe(2);
  wire.turn(false);
  for (const text of ['A002', 'A003', 'A004']) line.show('b1', [text], 0);
  expect(line.health().every(board => board.message === 'line down')).toBe(true);
  await pass(100);
  expect(wire.sent.length).toBe(2);
  wire.turn(true);
  await pass(10);
  expect(wire.sent[2]).toMatch(/^1:A004/);
  expect(wire.sent).toContain('2:B001;');
  expect(wire.sent.some(frame => /A00[23]/.test(frame))).toBe(false);
});

it('blinks a board that can by itself with two frames, and one that cannot with text and darkness', async () => {
  const itself = scriptedWire(say);
  makeLine(itself, 1).show('b1', ['A1'], 0);
  const byUs = scriptedWire(say);
  makeLine(byUs, 1, { driver: plainDriver({ blinksByItself: false }) }).show('b1', ['A1'], 0);
  await pass(250);
  expect(itself.sent).toEqual(['1:A1*;', '1:A1;']);
  expect(byUs.sent).toEqual(['1:A1;', '1:;', '1:A1;', '1:;', '1:A1;']);
});

it('stops blinking when the citizen has come, or another number is called', async () => {
  const wire = scriptedWire(say);
  const line = makeLine(wire, 1, { times: { ...timing, phaseMs: 60_000 } });
  line.show('b1', ['A1'], 0);
  line.show('b1', ['A1'], 'as-is');
  await pass(10);
  line.show('b1', ['A1'], null);
  await pass(10);
  line.show('b1', ['A2'], 0);
  await pass(10);
  line.show('b1', ['----'], 'as-is');
  await pass(10);
  expect(wire.sent).toEqual(['1:A1*;', '1:A1;', '1:A2*;', '1:----;']);
});

it('blinks a call again although the text is the same: it is called again', async () => {
  const wire = scriptedWire(say);
  const line = makeLine(wire, 1);
  line.show('b1', ['A1'], 0);
  await pass(200);
  line.show('b1', ['A1'], 0);
  await pass(200);
  expect(wire.sent).toEqual(['1:A1*;', '1:A1;', '1:A1*;', '1:A1;']);
});

it('survives a driver that throws', async () => {
  const wire = scriptedWire(say);
  const driver = plainDriver();
  const line = makeLine(wire, 2, {
    driver: {
      ...driver,
      encode(address, content) {
        if (address === 1) throw new Error('a bug');
        return driver.encode(address, content);
      },
    },
  });
  line.show('b1', ['x'], null);
  line.show('b2', ['y'], null);
  await pass(10);
  expect(wire.sent).toContain('2:y;');
  expect(line.health()[0]?.ok).toBe(false);
});

it('stops at once and for good', async () => {
  const wire = scriptedWire(say);
  const line = makeLine(wire, 1, { refreshMs: 40 });
  line.show('b1', ['x'], 0);
  await line.stop();
  const sent = wire.sent.length;
  line.show('b1', ['y'], null);
  await pass(120);
  expect(wire.sent.length).toBe(sent);
});
