// The bare limit: Express, Socket.IO and SQLite with the same tables, pragmas and bytes, and nothing between them. It knows no
// rule, checks nothing and never refuses, so no server on these packages can be faster.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import express from 'express';
import { Server } from 'socket.io';
import { v7 as uuidv7 } from 'uuid';

const db = new Database(join(process.env.DATA_DIR ?? '.', 'bare.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.pragma('foreign_keys = ON');
const migrations = join(import.meta.dirname, '../../server/store/migrations');
for (const file of readdirSync(migrations).sort()) db.exec(readFileSync(join(migrations, file), 'utf8'));

const insertTicket = db.prepare(
  `INSERT INTO tickets (ticket_id, site_id, seq, day, number, service_id, priority_id, language, state, track_token, device_id, arrived_at, order_at)
   VALUES (@ticketId, 'bare', @seq, @day, @number, @serviceId, @priority, @language, 'waiting', @trackToken, 'example-kiosk', @at, @at)`,
);
const raiseSeries = db
  .prepare(
    'INSERT INTO series (day, letter, last) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last',
  )
  .pluck();
const countIssued = db.prepare(
  'INSERT INTO service_days (day, service_id, issued) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET issued = issued + 1',
);
const insertJournal = db.prepare(
  "INSERT INTO journal (event_id, site_id, at, type, actor, data) VALUES (?, 'bare', ?, ?, ?, ?)",
);
const insertRequest = db.prepare(
  'INSERT INTO requests (request_key, call, input_hash, answer, at) VALUES (?, ?, ?, ?, ?)',
);
const findNext = db.prepare(
  "SELECT ticket_id AS ticketId, number, service_id AS serviceId FROM tickets WHERE state = 'waiting' AND day = ? AND service_id = ? ORDER BY pinned_to, priority_id IS NULL, order_at LIMIT 1",
);
const callTicket = db.prepare(
  `UPDATE tickets SET state = 'done', counter_id = @counterId, staff_id = 'bare', called_at = @at, calls = 1, why = @why WHERE ticket_id = @ticketId`,
);
const insertCall = db.prepare(
  `INSERT INTO calls (day, ticket_id, counter_id, how, priority, called_at) VALUES (?, ?, ?, 'next', 0, ?)`,
);

let seq = 0;
let day = '';
let moment = {};
let view = {};

function issue({ serviceId, priority, language }, key) {
  const at = Date.now();
  const ticketId = uuidv7();
  const number = `${serviceId}${raiseSeries.get(day, serviceId)}`;
  const trackToken = randomBytes(15).toString('base64url');
  const ticket = { ticketId, seq: ++seq, day, number, serviceId, priority, language, trackToken, at };
  insertTicket.run(ticket);
  countIssued.run(day, serviceId);
  const wait = { fromMin: 10, toMin: 20 };
  insertJournal.run(
    uuidv7(),
    at,
    'ticket.issued',
    'device:example-kiosk',
    JSON.stringify({ type: 'ticket.issued', letter: 'A', serial: seq, deviceId: 'example-kiosk', wait, ...ticket }),
  );
  const trackUrl = `http://127.0.0.1:8080/t/${trackToken}`;
  const slip = { state: 'queued' };
  const value = { ticketId, number, serviceId, ahead: seq, wait, issuedAt: at, day, trackUrl, undoUntilAt: at, slip };
  const answer = { ok: true, value };
  insertRequest.run(key, 'ticket.issue', key, JSON.stringify(answer), at);
  return answer;
}

function callNext({ counterId, serviceId }, key) {
  const at = Date.now();
  const why = { code: 'first-come', waitedMin: 0 };
  const { ticketId, number } = /** @type {any} */ (findNext.get(day, serviceId));
  callTicket.run({ ticketId, counterId, at, why: JSON.stringify(why) });
  insertCall.run(day, ticketId, counterId, at);
  const value = { ticketId, number, serviceId, priority: null, why, calledAt: at };
  const event = { type: 'ticket.called', counterId, day, how: 'next', nth: 1, staffId: 'can-bo-1', ...value };
  insertJournal.run(uuidv7(), at, 'ticket.called', 'staff:can-bo-1', JSON.stringify(event));
  const answer = { ok: true, value };
  insertRequest.run(key, 'ticket.call-next', key, JSON.stringify(answer), at);
  return answer;
}

const durable = work => db.transaction(work).immediate;
const issueDurably = durable(issue);
const callDurably = durable(callNext);
const keyOf = request => String(request.headers['idempotency-key']);

/** A device that gets its bytes in the same turn, with nothing drawn and nobody asked how it is. */
const device =
  process.env.DEVICE_PORT === undefined
    ? null
    : connect({ host: '127.0.0.1', port: Number(process.env.DEVICE_PORT), noDelay: true });

const app = express();
app.use(express.json());
app.get('/health', (_request, response) => void response.json({ ok: true }));
app.post('/issue', (request, response) => {
  day = new Date().toISOString().slice(0, 10);
  const answer = issueDurably(request.body, keyOf(request));
  response.json(answer);
  device?.write(Buffer.from([0x1b, 0x40]));
});
app.post('/call', (request, response) => {
  const answer = callDurably(request.body, keyOf(request));
  response.json(answer);
  device?.write(`!${answer.value.number};`);
  io.to('hall').emit('announce', { url: `/audio/${answer.value.number}.wav`, moment: { number: answer.value.number } });
});
// The first twenty of a catalogue that stands beside, as FTS5 gives them.
let findWords = null;
app.post('/search', (request, response) => {
  findWords ??= new Database(join(process.env.DATA_DIR ?? '.', 'motcua.db'), { readonly: true }).prepare(
    `SELECT procedure_id AS id, procedures.code, procedures.name FROM catalogue_words JOIN procedures ON seq = catalogue_words.rowid
     WHERE catalogue_words MATCH ? ORDER BY rank LIMIT 20`,
  );
  response.json({ ok: true, value: { items: findWords.all(request.body.match) } });
});
// A dossier of a database that stands beside, by its code alone.
let findDossier = null;
app.post('/find', (request, response) => {
  findDossier ??= new Database(join(process.env.DATA_DIR ?? '.', 'motcua.db'), { readonly: true }).prepare(
    'SELECT code, state, procedure_name AS procedure, step, received_at AS receivedAt, due_at AS dueAt FROM dossiers WHERE code = ?',
  );
  response.json({ ok: true, value: findDossier.get(request.body.code) });
});
// The bytes that each press sends.
app.post('/load', (request, response) => {
  ({ moment, view } = request.body);
  response.json({ ok: true, value: {} });
});
app.post('/press', (_request, response) => {
  io.to('hall').emit('moment', { ...moment, momentId: uuidv7() });
  io.to('hall').emit('view', view);
  response.json({ ok: true, value: {} });
});

const http = createServer(app);
const io = new Server(http, { serveClient: false });
io.on('connection', socket => {
  socket.on('watch', (_watch, answer) => {
    void socket.join('hall');
    answer({ ok: true });
    socket.emit('view', view);
  });
});
http.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
