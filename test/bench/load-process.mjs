// Whoever presses: sends the same call again and again over so many connections at once, and tells how long each took.
import { randomUUID } from 'node:crypto';
import { openLine } from './line.mjs';

/** Connections are kept from one order to the next, as screens keep theirs. */
const lines = new Map();

process.on('message', async (/** @type {any} */ { port, token, path, inputs, clients, count }) => {
  const name = `${port} ${token}`;
  const open = lines.get(name) ?? [];
  lines.set(name, open);
  while (open.length < clients) open.push(openLine(port, token));

  const times = [];
  const values = [];
  const refusals = [];
  let sent = 0;
  const began = performance.now();
  await Promise.all(
    open.slice(0, clients).map(async line => {
      while (sent < count) {
        const input = inputs[sent++ % inputs.length];
        const pressed = performance.now();
        const answer = await line.send(path, input, randomUUID());
        times.push(performance.now() - pressed);
        if (answer.ok) values.push({ ticketId: answer.value.ticketId, number: answer.value.number });
        else refusals.push(answer);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  process.send?.({ times, values, refusals, seconds });
});
process.on('disconnect', () => process.exit(0));
