// A number from the kiosk: how long the press takes and how many a second, durable, beside a bare handler that makes the
// same inserts. Both in turn, so that a noisy minute of the machine falls on both.
import { presses } from './desk.mjs';
import { exampleKiosk, startBare, startOffice, startWorker } from './programs.mjs';
import { tell, tellTimes } from './report.mjs';

const rounds = 4;
const warmUp = { clients: 10, count: 400 };
const orders = [
  { clients: 1, count: 400 },
  { clients: 10, count: 800 },
  { clients: 50, count: 800 },
];

export async function benchIssue() {
  const load = startWorker('load-process.mjs');
  let duplicates = 0;
  for (const order of orders) {
    // Afresh each time: else the last would meet a queue that no office has.
    const [office, bare] = await Promise.all([startOffice(), startBare()]);
    const sides = [
      { port: bare.port, path: '/issue', times: [], seconds: 0, values: [] },
      { port: office.port, path: '/api/ticket.issue', times: [], seconds: 0, values: [] },
    ];
    const press = async (side, { clients, count }) => {
      const { port, path } = side;
      const answer = await load.ask({ port, token: exampleKiosk, path, inputs: presses, clients, count });
      if (answer.refusals.length > 0) throw new Error(`refused: ${JSON.stringify(answer.refusals[0])}`);
      side.values.push(...answer.values);
      return answer;
    };
    for (const side of sides) await press(side, warmUp);
    for (let round = 0; round < rounds; round++)
      for (const side of sides) {
        const { times, seconds } = await press(side, order);
        side.times.push(...times);
        side.seconds += seconds;
      }

    const [without, ours] = sides;
    const name = `ticket.issue ${order.clients} ${order.clients === 1 ? 'client' : 'clients'}`;
    tellTimes(name, ours.times, without.times, [0.5, 0.95, 0.99]);
    const perSecond = side => side.times.length / side.seconds;
    tell(`${name} per second`, perSecond(ours), '1/s', perSecond(without));
    for (const what of ['ticketId', 'number'])
      duplicates += ours.values.length - new Set(ours.values.map(value => value[what])).size;
    await Promise.all([office.stop(), bare.stop()]);
  }
  tell('ticket.issue duplicates', duplicates, 'tickets', 0);
}
