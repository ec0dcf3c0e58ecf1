// From the press of "next" to the moment on every screen of the hall, beside a bare Socket.IO that sends the same bytes to as
// many sockets; and how big the picture of the hall is, few or many waiting.
import { setTimeout as pause } from 'node:timers/promises';
import { letWait, openCaller, openDesk, presses } from './desk.mjs';
import { openLine, steadyMs } from './line.mjs';
import { exampleKiosk, startBare, startOffice, startWorker } from './programs.mjs';
import { tell, tellTimes } from './report.mjs';

const crowds = [50, 2_000];
const warmUp = 10;
/** Screens, presses in a round; fewer presses where each is heard more often. */
const halls = [
  { screens: 1, count: 50 },
  { screens: 20, count: 30 },
  { screens: 100, count: 20 },
  { screens: 500, count: 10 },
];
const rounds = 3;
const viewLimit = 6_000;

/** Screens of one server, all in one process of their own. */
function watchHall(port) {
  const watchers = startWorker('screens-process.mjs');
  return {
    open: count => watchers.ask({ do: 'open', port, token: exampleKiosk, count }),
    /** Presses, and answers how long after the press each screen heard of it, ms. */
    async hear(press) {
      await watchers.ask({ do: 'arm' });
      const all = watchers.ask({ do: 'await' });
      const pressed = steadyMs();
      await press();
      const { heard } = await all;
      return heard.map(at => at - pressed);
    },
    last: () => watchers.ask({ do: 'last' }),
    stop: () => watchers.stop(),
  };
}

/** An office with every counter busy, so that the picture of the hall is as full as it gets. */
async function openOffice(waiting) {
  const { port, stop } = await startOffice();
  await letWait(port, waiting + 5);
  const desks = [];
  for (let number = 1; number <= 5; number++) desks.push(await openDesk(port, number));
  const kiosk = openCaller(port, exampleKiosk);
  const inHand = new Map();
  const callNext = async desk => inHand.set(desk, await desk.call('ticket.call-next', { counterId: desk.counterId }));
  for (const desk of desks) await callNext(desk);
  const hall = watchHall(port);
  let turn = 0;
  return {
    waiting,
    hall,
    async press(settleMs) {
      const desk = desks[turn++ % desks.length];
      const { ticketId, serviceId } = inHand.get(desk);
      await desk.call('ticket.finish', { ticketId });
      await kiosk.call('ticket.issue', { ...presses[0], serviceId });
      await pause(settleMs);
      return hall.hear(() => callNext(desk));
    },
    stop: async () => {
      await hall.stop();
      await stop();
    },
  };
}

async function openBare(bytes) {
  const { port, stop } = await startBare();
  const line = openLine(port, null);
  await line.send('/load', bytes, null);
  const hall = watchHall(port);
  return {
    hall,
    async press(settleMs) {
      await pause(settleMs);
      return hall.hear(() => line.send('/press', {}, null));
    },
    stop: async () => {
      await hall.stop();
      await stop();
    },
  };
}

export async function benchMoment() {
  for (const waiting of crowds) {
    const office = await openOffice(waiting);
    await office.hall.open(1);
    await office.press(20);
    const bytes = await office.hall.last();
    const bare = await openBare(bytes);
    for (const { screens, count } of halls) {
      const sides = [bare, office];
      const times = new Map(sides.map(side => [side, []]));
      const settleMs = 15 + screens / 5;
      for (const side of sides) {
        await side.hall.open(screens);
        for (let at = 0; at < warmUp; at++) await side.press(settleMs);
      }
      for (let round = 0; round < rounds; round++)
        for (const side of sides)
          for (let at = 0; at < count; at++) times.get(side)?.push(...(await side.press(settleMs)));
      const name = `moment ${screens} ${screens === 1 ? 'screen' : 'screens'} ${waiting} waiting`;
      tellTimes(name, times.get(office), times.get(bare), [0.5, 0.95]);
    }
    const view = (await office.hall.last()).view;
    tell(`moment display view ${waiting} waiting`, Buffer.byteLength(JSON.stringify(view)), 'bytes', viewLimit);
    await Promise.all([office.stop(), bare.stop()]);
  }
}
