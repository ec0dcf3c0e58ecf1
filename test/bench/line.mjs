// One keep-alive HTTP connection, as thin as can be: the presser must not be what is measured. One request at a time.
import { connect } from 'node:net';

/** Milliseconds of the machine's own steady clock, which all processes share. */
export const steadyMs = () => Number(process.hrtime.bigint()) / 1e6;

/**
 * @param {number} port
 * @param {string | null} token
 */
export function openLine(port, token) {
  const authorization = token === null ? '' : `Authorization: Bearer ${token}\r\n`;
  /** @type {import('node:net').Socket | null} */
  let socket = null;
  let received = Buffer.alloc(0);
  /** @type {{resolve: (answer: any) => void, reject: (error: Error) => void} | null} */
  let waiting = null;

  function finish(how, what) {
    const asked = waiting;
    waiting = null;
    asked?.[how](what);
  }

  function take(chunk) {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const headEnd = received.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const head = received.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (received.length < headEnd + 4 + length) return;
    const body = received.toString('utf8', headEnd + 4, headEnd + 4 + length);
    received = Buffer.alloc(0);
    if (/\r\ncontent-type: application\/json/i.test(head)) finish('resolve', JSON.parse(body));
    else finish('reject', new Error(`the server answered ${head}\n${body}`));
  }

  let request = Buffer.alloc(0);

  function connectAnew() {
    received = Buffer.alloc(0);
    const opened = connect(port, '127.0.0.1').setNoDelay(true);
    let answered = false;
    opened.on('data', chunk => {
      answered = true;
      take(chunk);
    });
    opened.on('error', () => {});
    opened.on('close', () => {
      socket = null;
      // A server lets go of a line that was quiet for some seconds, perhaps just as we press again: the press is sent anew,
      // and its key keeps it from being done twice.
      if (waiting !== null && answered) write();
      else finish('reject', new Error('the server closed the connection'));
    });
    return opened;
  }

  function write() {
    socket ??= connectAnew();
    socket.write(request);
  }

  return {
    /**
     * @param {string} path
     * @param {object} input
     * @param {string | null} key the Idempotency-Key
     * @returns {Promise<any>}
     */
    send(path, input, key) {
      const body = Buffer.from(JSON.stringify(input));
      const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n${authorization}${
        key === null ? '' : `Idempotency-Key: ${key}\r\n`
      }Content-Length: ${body.length}\r\n\r\n`;
      request = Buffer.concat([Buffer.from(head), body]);
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        write();
      });
    },
    close: () => socket?.destroy(),
  };
}
