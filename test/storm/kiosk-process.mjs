// A kiosk of the storm, as a process of its own: presses for numbers without a pause, often twice, and tells every answer.
import { randomUUID } from 'node:crypto';
import { createChance, createPress } from './press.mjs';

process.once('message', async (/** @type {any} */ { url, presses, seed, services, priorities }) => {
  const chance = createChance(seed);
  const press = createPress(url, 'example-kiosk');
  const pick = list => list[Math.floor(chance() * list.length)];
  const made = [];
  for (let i = 0; i < presses; i++) {
    const input = {
      serviceId: pick(services),
      priority: chance() < 0.2 ? pick(priorities) : null,
      language: 'vi',
    };
    const one = { key: randomUUID(), ...input, answers: [] };
    made.push(one);
    const repeat = () => press('ticket.issue', input, one.key);
    // A finger that trembles: both touches are on their way at once.
    one.answers.push(...(await Promise.all(chance() < 0.15 ? [repeat(), repeat()] : [repeat()])));
    // A kiosk whose answer came late asks for an older press again.
    if (chance() < 0.1) {
      const { key, answers, ...same } = pick(made);
      answers.push(await press('ticket.issue', same, key));
    }
  }
  process.send?.({ made }, () => process.disconnect());
});
