// A provider's gateway for tests: takes messages over HTTP and keeps them, or holds its answer back, or says no.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '../../fakes/waiting.ts';

export interface Gateway {
  /** What citizens' telephones got, oldest first. */
  messages: { id: string; to: string; text: string }[];
  mood: 'well' | 'holds' | 'busy';
  /** The `sms` of a site file that sends through it. */
  setting(more?: object): object;
  /** Waits until so many have come. */
  untilCount(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startGateway(): Promise<Gateway> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', chunk => {
      body += chunk;
    });
    request.on('end', () => {
      if (gateway.mood === 'busy') return void response.writeHead(503).end();
      gateway.messages.push(JSON.parse(body));
      if (gateway.mood === 'well') response.writeHead(200).end('ok');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const gateway: Gateway = {
    messages: [],
    mood: 'well',
    setting: (more = {}) => ({
      driver: {
        kind: 'http',
        url: `http://127.0.0.1:${port}/send`,
        headers: { Authorization: 'Bearer gw-secret-5151' },
        body: { id: '{id}', to: '{to}', text: '{text}' },
        numbers: '+84',
      },
      signature: 'UBND phường Mẫu',
      ...more,
    }),
    untilCount: async count =>
      void (await until(() => gateway.messages.length >= count, `${count} messages at the gateway`)),
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
  return gateway;
}
