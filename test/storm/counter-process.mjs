// A counter of the storm, as a process of its own: calls, serves, and now and then parks, misses, recalls or sends on, until
// it is told that everybody was served. Tells what it did, with the moments between which it surely had the citizen.
import { createChance, createPress } from './press.mjs';

const now = () => performance.timeOrigin + performance.now();
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

process.once('message', async (/** @type {any} */ { url, counterId, staff, seed, services, counters }) => {
  const chance = createChance(seed);
  const pick = list => list[Math.floor(chance() * list.length)];
  const signedIn = await createPress(url, null)('staff.sign-in', { name: staff, pin: '1234' });
  const press = createPress(url, signedIn.value.token);
  /** Everything done: {deed, ticketId, number}. */
  const deeds = [];
  /** From the answer that gave the citizen until the request that lets go. */
  const holds = [];
  const troubles = [];
  const parked = [];
  const missed = [];
  const movedOnce = new Set();
  let over = false;
  process.on('message', message => {
    over ||= message === 'over';
  });

  async function act(deed, ticketId, more = {}) {
    const answer = await press(`ticket.${deed}`, { ticketId, ...more });
    if (answer.ok) deeds.push({ deed, ticketId, number: answer.value.number });
    else troubles.push({ deed, ticketId, ...answer });
    return answer.ok;
  }

  async function serve(ticketId) {
    const since = now();
    const letGo = () => holds.push({ ticketId, since, until: now() });
    if (chance() < 0.05) await act('recall', ticketId);
    const fate = movedOnce.has(ticketId) ? 1 : chance();
    if (fate < 0.15) movedOnce.add(ticketId);
    if (fate < 0.05) {
      letGo();
      if (await act('no-show', ticketId)) missed.push(ticketId);
      return;
    }
    if (chance() < 0.9) await act('start', ticketId);
    letGo();
    if (fate < 0.1) {
      if (await act('park', ticketId)) parked.push(ticketId);
    } else if (fate < 0.15) {
      const toCounter = chance() < 0.5;
      await act('transfer', ticketId, {
        toServiceId: toCounter ? null : pick(services),
        toCounterId: toCounter ? pick(counters) : null,
      });
    } else if (await act('finish', ticketId)) process.send?.('served');
  }

  async function comeBack() {
    const ticketId = missed.shift();
    if (ticketId !== undefined) await act('return', ticketId);
    const waiting = parked.shift();
    if (waiting !== undefined && (await act('resume', waiting, { counterId }))) await serve(waiting);
  }

  const opened = await press('counter.open', { counterId });
  if (!opened.ok) troubles.push(opened);
  process.send?.('open');
  while (!over) {
    if (chance() < 0.2) await comeBack();
    const called = await press('ticket.call-next', { counterId });
    if (called.ok) {
      deeds.push({ deed: 'call', ticketId: called.value.ticketId, number: called.value.number });
      await serve(called.value.ticketId);
    } else if (called.refusal === 'queue.empty') {
      await comeBack();
      await pause(10);
    } else troubles.push({ deed: 'call', ...called });
    // With so many troubles the end would never come.
    if (troubles.length > 20) break;
  }
  process.send?.({ counterId, deeds, holds, troubles }, () => process.disconnect());
});
