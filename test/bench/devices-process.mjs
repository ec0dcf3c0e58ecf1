// The other ends of the wires, in one process: a printer that is well and confirms at once, a board that only listens, and
// displays with a loudspeaker. Notes on the steady clock when each thing arrived.
import { createServer } from 'node:net';
import { io } from 'socket.io-client';
import { steadyMs } from './line.mjs';

/** What has arrived since `arm`: the device, the text in it, and when. */
let heard = [];
let tell = () => {};

function hear(what, text) {
  heard.push({ what, text, at: steadyMs() });
  tell();
}

function listen(meet) {
  return new Promise(resolve => {
    const server = createServer({ noDelay: true }, socket => {
      socket.on('error', () => {});
      meet(socket);
    });
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve(port);
    });
  });
}

const startSlip = Buffer.from([0x1b, 0x40]);
const askDone = Buffer.from([0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30]);

/** Answers the four questions and confirms each slip; no slip holds such bytes in its picture. */
function beThePrinter(socket) {
  let tail = Buffer.alloc(0);
  socket.on('data', chunk => {
    const begins = chunk.indexOf(startSlip) === 0;
    if (begins) hear('slip', '');
    for (let at = 0; at + 2 < chunk.length; at++)
      if (chunk[at] === 0x10 && chunk[at + 1] === 0x04) socket.write(Buffer.from([0x12]));
    tail = Buffer.concat([tail, chunk]).subarray(-64);
    const at = tail.indexOf(askDone);
    if (at < 0 || tail.length < at + 11) return;
    socket.write(Buffer.concat([Buffer.from([0x37, 0x22]), tail.subarray(at + 7, at + 11), Buffer.from([0])]));
    tail = Buffer.alloc(0);
    hear('out', '');
  });
}

function openDisplay({ port, token, id }) {
  return new Promise((resolve, reject) => {
    const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], auth: { token }, forceNew: true });
    socket.on('connect_error', reject);
    socket.on('announce', ({ url, moment }, ended) => {
      if (url !== null) hear('sound', moment?.number ?? '');
      // Played in no time; the server gives it its turn all the same.
      ended?.({ heard: true });
    });
    socket.once('connect', () =>
      socket.emit('watch', { kind: 'display', id, since: null }, answer =>
        answer.ok ? resolve(socket) : reject(new Error(JSON.stringify(answer))),
      ),
    );
  });
}

const find = ({ what, text }) => heard.find(one => one.what === what && one.text.includes(text));

process.on('message', async (/** @type {any} */ order) => {
  switch (order.do) {
    case 'printer':
      process.send?.({ port: await listen(beThePrinter) });
      break;
    case 'board':
      process.send?.({
        port: await listen(socket => socket.on('data', chunk => hear('board', chunk.toString('latin1')))),
      });
      break;
    case 'displays':
      for (const id of order.ids) await openDisplay({ ...order, id });
      process.send?.({ open: order.ids.length });
      break;
    case 'arm':
      heard = [];
      tell = () => {};
      process.send?.({ armed: true });
      break;
    case 'await':
      tell = () => {
        const found = find(order);
        if (found === undefined) return;
        tell = () => {};
        process.send?.({ at: found.at });
      };
      tell();
      break;
  }
});
process.on('disconnect', () => process.exit(0));
