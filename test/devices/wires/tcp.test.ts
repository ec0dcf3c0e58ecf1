// A network printer's line: kept, lost and found again, and never a late byte.
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../../../server/runtime/log.ts';
import { createLocalTransport } from '../../../server/transport/local-transport.ts';
import { type Transport, TransportError } from '../../../server/transport/transport.ts';
import { until } from '../../fakes/waiting.ts';

const log = createLog('silent');
const ends: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Far {
  port: number;
  sockets: Socket[];
  got: () => string;
  server: Server;
  close(): Promise<void>;
}

async function listen(port: number, meet: (socket: Socket) => void = () => {}): Promise<Far> {
  const sockets: Socket[] = [];
  let got = '';
  const server = createServer(socket => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', bytes => {
      got += bytes.toString('latin1');
    });
    meet(socket);
  });
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>(resolve => server.close(() => resolve()));
  };
  ends.push(close);
  return { port: typeof address === 'object' && address ? address.port : 0, sockets, got: () => got, server, close };
}

function dial(port: number): Transport {
  const wire = createLocalTransport({ kind: 'tcp', host: '127.0.0.1', port }, log);
  ends.push(() => wire.stop());
  wire.start();
  return wire;
}

describe('a TCP wire', () => {
  it('carries bytes both ways, and on stop waits until the printer has everything', async () => {
    const far = await listen(0, socket => socket.write('hello'));
    const wire = dial(far.port);
    let heard = '';
    wire.onBytes(bytes => {
      heard += Buffer.from(bytes).toString();
    });
    await until(() => wire.up, 'up');
    // Before the slip: it may be taken, and the line be stopped, before a greeting of the same moment is read.
    await until(() => heard === 'hello', 'the greeting');
    const slip = Buffer.alloc(200_000, 'x');
    await wire.write(slip, 60_000);
    await wire.stop();
    await until(() => far.got().length === slip.length, 'all bytes there');
    expect(wire.up).toBe(false);
  });

  it('is down without a listener, and comes up by itself when there is one', async () => {
    const far = await listen(0);
    await far.close();
    const wire = dial(far.port);
    await expect(wire.write(Buffer.from('a'), 500)).rejects.toMatchObject({ reason: 'closed', taken: 'nothing' });
    const back = await listen(far.port);
    await until(() => wire.up, 'up again');
    await wire.write(Buffer.from('after'), 60_000);
    await until(() => back.got() === 'after', 'the bytes');
  });

  it('dials again when the printer hangs up, and does not repeat what was said before', async () => {
    const far = await listen(0);
    const wire = dial(far.port);
    const changes: boolean[] = [];
    wire.onChange(up => changes.push(up));
    await until(() => wire.up, 'up');
    await wire.write(Buffer.from('one '), 60_000);
    await until(() => far.got() === 'one ', 'one');
    far.sockets[0]?.destroy();
    await until(() => changes.join() === 'true,false,true', 'down and up');
    await wire.write(Buffer.from('two'), 60_000);
    await until(() => far.got() === 'one two', 'two');
  });

  it('gives up at the deadline when the printer takes no more, and what was on the way never arrives', async () => {
    const far = await listen(0, socket => socket.pause());
    const wire = dial(far.port);
    await until(() => wire.up, 'up');
    const fault = await wire.write(Buffer.alloc(20_000_000, 'x'), 400).catch(error => error);
    expect(fault).toBeInstanceOf(TransportError);
    expect(fault).toMatchObject({ reason: 'timed-out', taken: 'part' });
    far.sockets[0]?.resume();
    await until(() => far.sockets[0]?.destroyed === true, 'hung up');
    expect(far.got().length).toBeLessThan(20_000_000);
  });

  it('lets one write through at a time', async () => {
    const far = await listen(0, socket => socket.pause());
    const wire = dial(far.port);
    await until(() => wire.up, 'up');
    const long = wire.write(Buffer.alloc(20_000_000), 300).catch(error => error);
    await expect(wire.write(Buffer.from('b'), 300)).rejects.toMatchObject({ reason: 'busy', taken: 'nothing' });
    expect(await long).toMatchObject({ reason: 'timed-out' });
  });

  it('can be stopped in the middle of a write, and started again', async () => {
    const far = await listen(0, socket => socket.pause());
    const wire = dial(far.port);
    await until(() => wire.up, 'up');
    const long = wire.write(Buffer.alloc(20_000_000), 60_000).catch(error => error);
    await wire.stop();
    expect(await long).toMatchObject({ reason: 'closed', taken: 'part' });
    wire.start();
    await until(() => wire.up, 'up again');
  });

  it('stops at once while nobody answers the dialling', async () => {
    // No timer ends here by itself, so that whoever waited for one would wait for ever.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    ends.push(() => vi.useRealTimers());
    // A full backlog: connections are neither taken nor refused.
    const wire = createLocalTransport({ kind: 'tcp', host: '10.255.255.1', port: 9 }, log);
    wire.start();
    await wire.stop();
    expect(wire.up).toBe(false);
  });
});
