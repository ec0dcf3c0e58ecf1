// From the press of "next" to the address of its sound at the display, with all clips read, beside a bare Socket.IO that sends an
// address. Each counter is a zone of its own, since a zone gives every call a turn of some seconds.
import { setTimeout as pause } from 'node:timers/promises';
import { letWait, openCaller, openDesk, presses } from './desk.mjs';
import { openLine, steadyMs } from './line.mjs';
import { exampleKiosk, startBare, startOfficeWith, startWorker } from './programs.mjs';
import { tellTimes } from './report.mjs';

const counters = [1, 2, 3, 4, 5];
const rounds = 10;
/** The least turn of a call on the screens, the pause after it, and a little. */
const turnMs = 3_600;
const bareTurnMs = 20;

async function openOffice() {
  const hall = startWorker('devices-process.mjs');
  const speakers = counters.map(number => ({
    id: `loa-${number}`,
    screens: [`quay-${number}`],
    counters: [`quay-${number}`],
  }));
  const { port } = await startOfficeWith({ speakers });
  await letWait(port, 100);
  const ids = counters.map(number => `quay-${number}`);
  await hall.ask({ do: 'displays', port, token: exampleKiosk, ids });
  const kiosk = openCaller(port, exampleKiosk);
  const desks = [];
  for (const number of counters) desks.push(await openDesk(port, number));
  return {
    hall,
    turnMs,
    times: [],
    desks: desks.map(desk => ({
      press: () => desk.call('ticket.call-next', { counterId: desk.counterId }),
      async after({ ticketId, serviceId }) {
        await desk.call('ticket.finish', { ticketId });
        await kiosk.call('ticket.issue', { ...presses[0], serviceId });
      },
    })),
  };
}

async function openBare() {
  const hall = startWorker('devices-process.mjs');
  const { port } = await startBare();
  const line = openLine(port, null);
  let key = 0;
  const issue = () => line.send('/issue', presses[0], `issue ${key++}`);
  for (let at = 0; at < 100; at++) await issue();
  await hall.ask({ do: 'displays', port, token: null, ids: ['hall'] });
  const desk = {
    press: async () => (await line.send('/call', { counterId: 'quay-1', serviceId: 'ho-tich' }, `call ${key++}`)).value,
    after: issue,
  };
  return { hall, turnMs: bareTurnMs, times: [], desks: counters.map(() => desk) };
}

async function pressRound({ hall, turnMs, times, desks }) {
  const began = performance.now();
  for (const { press, after } of desks) {
    await hall.ask({ do: 'arm' });
    const pressed = steadyMs();
    const called = await press();
    const { at } = await hall.ask({ do: 'await', what: 'sound', text: called.number });
    times.push(at - pressed);
    await after(called);
    await pause(30);
  }
  await pause(Math.max(0, turnMs - (performance.now() - began)));
}

export async function benchVoice() {
  const sides = [await openOffice(), await openBare()];
  for (const side of sides) {
    await pressRound(side);
    side.times.length = 0;
  }
  for (let round = 0; round < rounds; round++) for (const side of sides) await pressRound(side);
  tellTimes(
    'voice from the press to the address of the sound at the display',
    sides[0].times,
    sides[1].times,
    [0.5, 0.95],
  );
}
