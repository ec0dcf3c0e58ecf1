// What the server holds in memory after a very long day with 20 screens watching, and whether it still grows in its last half.
import { openCaller, openDesk, presses } from './desk.mjs';
import { openLine } from './line.mjs';
import { exampleKiosk, readRssMb, startBare, startOffice, startWorker } from './programs.mjs';
import { median, tell } from './report.mjs';

const tickets = 10_000;
const screens = 20;
const counters = 5;
const limitMb = 160;
/** Memory goes up and down with the garbage: what is told is the middle of so many looks over a tenth of the day. */
const looks = 20;

async function watch(port) {
  const watchers = startWorker('screens-process.mjs');
  await watchers.ask({ do: 'open', port, token: exampleKiosk, count: screens });
}

async function measureBare() {
  const { port, pid } = await startBare();
  await watch(port);
  const line = openLine(port, null);
  await line.send('/load', { moment: {}, view: {} }, null);
  for (let at = 0; at < 2_000; at++) {
    await line.send('/issue', presses[at % presses.length], String(at));
    await line.send('/press', {}, null);
  }
  return readRssMb(pid);
}

/** One counter's whole day: whoever takes a number here is called and served here. */
async function serve(port, number, day) {
  const desk = await openDesk(port, number);
  const kiosk = openCaller(port, exampleKiosk);
  while (day.begun < tickets) {
    day.begun++;
    await kiosk.call('ticket.issue', presses[day.begun % presses.length]);
    const { ticketId } = await desk.call('ticket.call-next', { counterId: desk.counterId }).catch(error => {
      // Another counter was quicker.
      if (/queue\.empty/.test(error.message)) return { ticketId: null };
      throw error;
    });
    if (ticketId === null) continue;
    await desk.call('ticket.finish', { ticketId });
    day.finished++;
    day.look();
  }
}

export async function benchMemory() {
  const bareMb = await measureBare();
  const { port, pid } = await startOffice();
  await watch(port);
  const atStart = readRssMb(pid);
  const seen = [];
  const step = tickets / 10 / looks;
  const day = {
    begun: 0,
    finished: 0,
    look: () => {
      if (day.finished % step === 0) seen.push(readRssMb(pid));
    },
  };
  await Promise.all(Array.from({ length: counters }, (_, at) => serve(port, at + 1, day)));
  const half = median(seen.slice(seen.length / 2 - looks, seen.length / 2));
  const end = median(seen.slice(-looks));
  tell('memory at the first screen', atStart, 'MB', bareMb);
  tell(`memory after ${tickets} tickets`, end, 'MB', bareMb);
  tell(`memory after ${tickets} tickets, highest`, Math.max(...seen), 'MB', limitMb);
  tell('memory end against half', end, 'MB', half);
}
