// The example office as a benchmark needs it: people who wait, counters that are open, officers who press.
import { randomUUID } from 'node:crypto';
import { openLine } from './line.mjs';
import { exampleKiosk } from './programs.mjs';

/** All services, now and then with a priority: what a day's kiosk presses look like. */
export const presses = [
  'ho-tich',
  'dat-dai',
  'kinh-doanh',
  'ho-tich',
  'bao-tro',
  'van-hoa',
  'tra-ket-qua',
  'huong-dan',
  'ho-tich',
  'dat-dai',
].map((serviceId, at) => ({ serviceId, priority: at === 8 ? 'cao-tuoi' : null, language: 'vi' }));

/** @throws when the call was refused: a benchmark that measures refusals measures nothing */
export function expectDone(answer) {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer.value;
}

/** A caller of the contract, over one line that stays open. */
export function openCaller(port, token) {
  const line = openLine(port, token);
  return {
    call: async (name, input) => expectDone(await line.send(`/api/${name}`, input, randomUUID())),
    close: line.close,
  };
}

/** So many people take a number, in the order of `presses`. */
export async function letWait(port, count) {
  const kiosk = openCaller(port, exampleKiosk);
  for (let at = 0; at < count; at++) await kiosk.call('ticket.issue', presses[at % presses.length]);
  kiosk.close();
}

/** Signs an officer in at the counter of the same number and opens it. */
export async function openDesk(port, number) {
  const nobody = openCaller(port, null);
  const { token } = await nobody.call('staff.sign-in', { name: `can-bo-${number}`, pin: '1234' });
  nobody.close();
  const { call, close } = openCaller(port, token);
  const counterId = `quay-${number}`;
  await call('counter.open', { counterId });
  return { counterId, token, call, close };
}
