// From the press of "next" to the first byte of the number on the board's wire, beside a bare office that makes the same inserts
// and writes to as many sockets.
import { setTimeout as pause } from 'node:timers/promises';
import { letWait, openCaller, openDesk, presses } from './desk.mjs';
import { openLine, steadyMs } from './line.mjs';
import { exampleKiosk, startBare, startOfficeWith, startWorker } from './programs.mjs';
import { tellTimes } from './report.mjs';

const warmUp = 20;
const rounds = 4;
const pressesARound = 40;
/** The protocol wants a pause after each text (20 ms), and an officer needs longer for the next press. */
const settleMs = 80;

async function openOffice() {
  const wall = startWorker('devices-process.mjs');
  const { port: boardPort } = await wall.ask({ do: 'board' });
  const wire = { kind: 'tcp', host: '127.0.0.1', port: boardPort };
  const { port } = await startOfficeWith({
    boards: [{ id: 'led-1', profile: 'ascii-dollar', wire, counterId: 'quay-1' }],
  });
  await letWait(port, 50);
  const desk = await openDesk(port, 1);
  const kiosk = openCaller(port, exampleKiosk);
  return {
    wall,
    times: [],
    press: () => desk.call('ticket.call-next', { counterId: desk.counterId }),
    async after({ ticketId, serviceId }) {
      await desk.call('ticket.finish', { ticketId });
      await kiosk.call('ticket.issue', { ...presses[0], serviceId });
    },
  };
}

async function openBare() {
  const wall = startWorker('devices-process.mjs');
  const { port: boardPort } = await wall.ask({ do: 'board' });
  const { port } = await startBare(undefined, boardPort);
  const line = openLine(port, null);
  let key = 0;
  const issue = () => line.send('/issue', presses[0], `issue ${key++}`);
  for (let at = 0; at < 50; at++) await issue();
  return {
    wall,
    times: [],
    press: async () => (await line.send('/call', { counterId: 'quay-1', serviceId: 'ho-tich' }, `call ${key++}`)).value,
    after: issue,
  };
}

async function pressOnce({ wall, times, press, after }) {
  await pause(settleMs);
  await wall.ask({ do: 'arm' });
  const pressed = steadyMs();
  const called = await press();
  const { at } = await wall.ask({ do: 'await', what: 'board', text: called.number });
  times.push(at - pressed);
  await after(called);
}

export async function benchBoard() {
  const sides = [await openOffice(), await openBare()];
  for (const side of sides) {
    for (let at = 0; at < warmUp; at++) await pressOnce(side);
    side.times.length = 0;
  }
  for (let round = 0; round < rounds; round++)
    for (const side of sides) for (let at = 0; at < pressesARound; at++) await pressOnce(side);
  tellTimes('board from the press to the first byte on its wire', sides[0].times, sides[1].times, [0.5, 0.95]);
}
