// The line of a screen, cut at the worst moments there are: while it asks for its picture, and while the next line is slow to
// open. It must find back every time; a TV that stays dark until somebody comes with a keyboard is what offices complain of.
import { createServer } from 'node:http';
import type { AddressInfo, Socket as Line } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, it, vi } from 'vitest';
import type { FromScreen, FromServer } from '../../common/contract/live-protocol.ts';
import { watch } from '../../common/screen/live-channel.ts';
import { letTimePass, until } from '../fakes/waiting.ts';

const http = createServer();
const io = new Server<FromScreen, FromServer>({ path: '/socket.io' });
const lines = new Set<Line>();
/** Milliseconds until a new line is answered, and whether who asks for a picture gets one. */
let slowMs = 0;
let answers = true;
let stop: () => void = () => {};
let connected = false;
/** How often a picture was asked for. */
let asked = 0;

beforeEach(async () => {
  io.attach(http);
  const [upgrade] = http.listeners('upgrade');
  http.removeAllListeners('upgrade');
  http.on(
    'upgrade',
    (...request) => void letTimePass(slowMs, 'the line is slow').then(() => upgrade?.apply(http, request)),
  );
  http.on('connection', line => {
    lines.add(line);
    line.once('close', () => lines.delete(line));
  });
  io.on('connection', socket =>
    socket.on('watch', (_watch, answer) => {
      asked += 1;
      if (answers) answer({ ok: true, build: 'a', now: Date.now() });
    }),
  );
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));
  vi.stubGlobal('location', new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}`));
});
afterEach(async () => {
  stop();
  vi.unstubAllGlobals();
  await io.close();
});

function cutLines(): void {
  for (const line of lines) line.destroy();
}
const untilConnected = () => until(() => connected, 'the screen is connected');

it('a screen whose line is cut while it asks, and again later, comes back both times', async () => {
  answers = false;
  stop = watch({
    kind: 'display',
    id: 'hall',
    token: null,
    onView: () => {},
    onEvent: () => {},
    onConnection: lostAt => {
      connected = lostAt === null;
    },
    onRefused: () => {},
    onOtherBuild: () => {},
  });
  await until(() => asked > 0, 'the screen asks for its picture');
  answers = true;
  // Longer than a screen waits before it tries again.
  slowMs = 1_500;
  cutLines();
  await untilConnected();
  slowMs = 0;
  for (let i = 0; i < 3; i++) {
    cutLines();
    await until(() => !connected, 'the screen knows that its line is cut');
    await untilConnected();
  }
});
