// The officer's "next" with few and with very many waiting: the time must not grow with the queue.
import { letWait, openCaller, openDesk, presses } from './desk.mjs';
import { openLine } from './line.mjs';
import { exampleKiosk, startBare, startOffice } from './programs.mjs';
import { percentile, tell, tellTimes } from './report.mjs';

const crowds = [50, 2_000];
const warmUp = 50;
const rounds = 5;
const callsARound = 60;

/** An office where so many wait, and go on waiting: whoever is served is replaced. */
async function openOffice(waiting) {
  const { port } = await startOffice();
  await letWait(port, waiting);
  const desk = await openDesk(port, 1);
  const kiosk = openCaller(port, exampleKiosk);
  const times = [];
  return {
    waiting,
    times,
    async press() {
      const pressed = performance.now();
      const { ticketId, serviceId } = await desk.call('ticket.call-next', { counterId: desk.counterId });
      times.push(performance.now() - pressed);
      await desk.call('ticket.finish', { ticketId });
      await kiosk.call('ticket.issue', { ...presses[0], serviceId });
    },
  };
}

/** The same writes with nothing decided. */
async function openBare(waiting) {
  const { port } = await startBare();
  const line = openLine(port, null);
  const times = [];
  let key = 0;
  const issue = at => line.send('/issue', presses[at % presses.length], `issue ${key++}`);
  for (let at = 0; at < waiting; at++) await issue(at);
  return {
    waiting,
    times,
    async press() {
      const pressed = performance.now();
      await line.send('/call', { counterId: 'quay-1', serviceId: 'ho-tich' }, `call ${key++}`);
      times.push(performance.now() - pressed);
      await issue(0);
    },
  };
}

export async function benchCallNext() {
  const [few, many, bareFew, bareMany] = await Promise.all([...crowds.map(openOffice), ...crowds.map(openBare)]);
  const sides = [few, many, bareFew, bareMany];
  for (const side of sides) {
    for (let at = 0; at < warmUp; at++) await side.press();
    side.times.length = 0;
  }
  for (let round = 0; round < rounds; round++)
    for (const side of sides) for (let at = 0; at < callsARound; at++) await side.press();

  tellTimes(`ticket.call-next ${few.waiting} waiting`, few.times, bareFew.times, [0.5, 0.95]);
  tellTimes(`ticket.call-next ${many.waiting} waiting`, many.times, bareMany.times, [0.5, 0.95]);
  tell(
    `ticket.call-next ${many.waiting} against ${few.waiting} waiting p95`,
    percentile(many.times, 0.95),
    'ms',
    percentile(few.times, 0.95),
  );
}
