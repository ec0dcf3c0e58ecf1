// Every driver in a world of its own passes the one suite.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../server/config/paths.ts';
import { createHttpSms } from '../../../server/links/sms/drivers/http/index.ts';
import { createModemSms } from '../../../server/links/sms/drivers/modem/index.ts';
import { createPretendSms } from '../../../server/links/sms/drivers/pretend/index.ts';
import { createSpoolDirSms } from '../../../server/links/sms/drivers/spool-dir/index.ts';
import { FakeModem, ModemWireInMemory } from '../../fakes/modem.ts';
import { letTimePass } from '../../fakes/waiting.ts';
import { readSpoolFile, writeIncoming } from './daemon-side.ts';
import { testSmsDriver, type World } from './suite.ts';

/** What a driver says to others. */
function listen() {
  const said: string[] = [];
  return {
    say: (what: unknown) => void said.push(what instanceof Error ? `${what.stack}` : JSON.stringify(what)),
    said: () => said.join('\n'),
  };
}

async function pretend(): Promise<World> {
  const { say, said } = listen();
  const driver = createPretendSms({ keep: 20, delayMs: 60, now: () => 0, onFault: say });
  return {
    driver,
    reached: () => [...driver.list()].reverse().map(({ to, text }) => ({ to, text })),
    arrive: driver.arrive,
    breakDown: null,
    repair: () => undefined,
    refuse: null,
    fallSilent: null,
    said,
    close: async () => undefined,
  };
}

const spool = (format: 'smstools' | 'gammu') => async (): Promise<World> => {
  const { say, said } = listen();
  const dir = mkdtempSync(join(tmpdir(), 'motcua-spool-'));
  const folders = {
    outgoing: join(dir, 'out'),
    sent: join(dir, 'sent'),
    failed: join(dir, 'failed'),
    incoming: join(dir, 'in'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  const reached: { to: string; text: string }[] = [];
  let mood: 'well' | 'dead' | 'refuses' | 'silent' = 'well';
  let arrived = 0;
  let daemonRuns = true;
  const lookIntoFolder = () => {
    if (mood === 'dead') return;
    for (const name of readdirSync(folders.outgoing)
      .filter(name => !name.startsWith('.'))
      .sort()) {
      const path = join(folders.outgoing, name);
      if (mood === 'silent') {
        unlinkSync(path);
        continue;
      }
      if (mood === 'well') reached.push(readSpoolFile(format, name, readFileSync(path)));
      renameSync(path, join(mood === 'well' ? folders.sent : folders.failed, name));
    }
  };
  void (async () => {
    while (daemonRuns) {
      lookIntoFolder();
      await letTimePass(10, 'the daemon looks into its folder now and then');
    }
  })();
  const driver = createSpoolDirSms({
    format,
    ...folders,
    timing: { lookMs: 20, takeMs: 3_000, wordMs: 1_200, settledMs: 0 },
    now: () => Date.parse('2026-11-23T08:00:00Z'),
    onFault: say,
  });
  return {
    driver,
    reached: () => reached,
    arrive(from, text) {
      arrived += 1;
      const { name, bytes } = writeIncoming(format, { from, text, no: arrived });
      writeFileSync(join(folders.incoming, name), bytes);
    },
    breakDown() {
      mood = 'dead';
      renameSync(folders.outgoing, `${folders.outgoing}-away`);
    },
    repair() {
      mood = 'well';
      if (readdirSync(dir).includes('out-away')) renameSync(`${folders.outgoing}-away`, folders.outgoing);
    },
    refuse() {
      mood = 'refuses';
    },
    fallSilent() {
      mood = 'silent';
    },
    said,
    async close() {
      daemonRuns = false;
      for (const folder of [folders.sent, folders.failed]) expect(readdirSync(folder)).toEqual([]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

async function http(): Promise<World> {
  const reached: { to: string; text: string }[] = [];
  let mood: 'well' | 'refuses' | 'silent' = 'well';
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', chunk => {
      body += chunk;
    });
    request.on('end', () => {
      if (mood === 'refuses') return void response.writeHead(400).end('no: 84901234567');
      const { to, text, id } = JSON.parse(body) as { to: string; text: string; id: string };
      if (request.headers.authorization !== 'Bearer k-1' || id === '') return void response.writeHead(401).end();
      reached.push({ to: `+${to}`, text });
      if (mood === 'well') response.writeHead(200, { 'content-type': 'application/json' }).end('{"code": "100"}');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const driver = createHttpSms({
    method: 'POST',
    url: `http://127.0.0.1:${port}/send`,
    headers: { authorization: 'Bearer k-1', 'content-type': 'application/json' },
    body: '{"to": "{to}", "text": "{text}", "id": "{id}"}',
    numbers: '84',
    success: '"code": "100"',
    timeoutMs: 1_000,
  });
  return {
    driver,
    reached: () => reached,
    arrive: null,
    async breakDown() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
    async repair() {
      mood = 'well';
      if (!server.listening) await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
    },
    refuse() {
      mood = 'refuses';
    },
    fallSilent() {
      mood = 'silent';
    },
    said: () => '',
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function modem(): Promise<World> {
  const { say, said } = listen();
  const fake = new FakeModem();
  const wire = new ModemWireInMemory(fake);
  const driver = createModemSms({
    transport: wire,
    pin: null,
    timing: { answerMs: 500, promptMs: 500, networkMs: 800, lookMs: 60, quietMs: 20 },
    onTrouble: say,
    onFault: say,
  });
  return {
    driver,
    reached: () => fake.reached,
    arrive: (from, text) => fake.arrive(from, text),
    breakDown: () => wire.pull(),
    repair() {
      Object.assign(fake.faults, { refuses: null, losesAnswer: false });
      wire.plugIn();
    },
    refuse() {
      fake.faults.refuses = '+CMS ERROR: 38';
    },
    fallSilent() {
      fake.faults.losesAnswer = true;
    },
    said,
    async close() {
      expect(fake.overlaps).toBe(0);
    },
  };
}

testSmsDriver('pretend', pretend);
testSmsDriver('spool-dir', spool('smstools'));
testSmsDriver('spool-dir', spool('gammu'));
testSmsDriver('http', http);
testSmsDriver('modem', modem);

it('there is no driver that did not pass', () => {
  expect(readdirSync(join(projectRoot, 'server/links/sms/drivers')).sort()).toEqual([
    'http',
    'modem',
    'pretend',
    'spool-dir',
  ]);
});
