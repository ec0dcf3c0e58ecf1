// Screens that watch: as many sockets as ordered, in one process. Tells for each press when each of them heard of it, and
// answers only when all of them have heard the moment and seen the view that followed.
import { io } from 'socket.io-client';
import { steadyMs } from './line.mjs';

/** @type {import('socket.io-client').Socket[]} */
const sockets = [];
/** Of the press that is awaited: when each screen heard it. */
let heard = [];
let seen = 0;
let lastView = null;
let lastMoment = null;
let tellAll = () => {};

function countIn() {
  if (heard.length >= sockets.length && seen >= sockets.length) tellAll();
}

function openScreen(port, token, id) {
  return new Promise((resolve, reject) => {
    const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], auth: { token }, forceNew: true });
    socket.on('connect_error', reject);
    socket.on('moment', moment => {
      heard.push(steadyMs());
      lastMoment = moment;
      countIn();
    });
    socket.on('view', view => {
      lastView = view;
      // A view of before the press may still be on its way.
      if (heard.length > 0) seen++;
      countIn();
    });
    socket.once('connect', () =>
      socket.emit('watch', { kind: 'display', id, since: null }, answer =>
        answer.ok ? resolve(socket) : reject(new Error(JSON.stringify(answer))),
      ),
    );
  });
}

process.on('message', async (/** @type {any} */ order) => {
  switch (order.do) {
    case 'open':
      while (sockets.length < order.count)
        sockets.push(await openScreen(order.port, order.token, order.screen ?? 'hall'));
      process.send?.({ open: sockets.length });
      break;
    case 'arm':
      heard = [];
      seen = 0;
      tellAll = () => {};
      process.send?.({ armed: true });
      break;
    case 'await':
      tellAll = () => {
        tellAll = () => {};
        process.send?.({ heard });
      };
      countIn();
      break;
    case 'last':
      process.send?.({ view: lastView, moment: lastMoment });
      break;
    case 'close':
      for (const socket of sockets.splice(0)) socket.disconnect();
      process.send?.({ open: 0 });
      break;
  }
});
process.on('disconnect', () => process.exit(0));
