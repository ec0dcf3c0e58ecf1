// `npm run device`: the real program beside fake devices, as an administrator would run it. What it says must be what happened.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../server/config/paths.ts';
import { hashToken } from '../../../server/store/secrets.ts';
import { waitForExit } from '../../fakes/exit.ts';
import { exampleSiteFile } from '../../fakes/office.ts';
import { findFreePort, startServer } from '../../fakes/server-process.ts';
import { TcpPrinter } from '../../fakes/tcp-printer.ts';
import { until } from '../../fakes/waiting.ts';
import { AgentProcess, token } from '../agent/rig.ts';
import { type Cable, makeCable } from '../board/socat.ts';

const dir = mkdtempSync(join(tmpdir(), 'motcua-device-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
let dataDir: string;
let printer: TcpPrinter;
beforeEach(async () => {
  dataDir = mkdtempSync(join(dir, 'data-'));
  printer = new TcpPrinter();
  await printer.switchOn();
});
afterEach(() => printer.switchOff());

/** The site file of an office of its own with these devices. */
function writeSite(devices: object): string {
  const file = join(dataDir, 'xa-moi.json');
  const none = { example: false, printers: [], boards: [], speakers: [] };
  writeFileSync(file, JSON.stringify({ ...exampleSiteFile(), ...none, ...devices }));
  return file;
}

async function run(words: string[], devices: object, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(projectRoot, 'build/server/commands/device-command.js'), ...words], {
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', DATA_DIR: dataDir, SITE: writeSite(devices), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let mistake = '';
  child.stdout?.on('data', chunk => {
    said += chunk;
  });
  child.stderr?.on('data', chunk => {
    mistake += chunk;
  });
  const code = await waitForExit(child);
  return { code, said, mistake };
}

const tcp = () => ({ kind: 'tcp', host: '127.0.0.1', port: printer.port });
const onePrinter = (changes: object = {}) => ({
  printers: [{ id: 'may-in-1', profile: 'epson-tm-t82', wire: tcp(), ...changes }],
});
const testPrinter = (changes: object = {}, env = {}) => run(['test', 'may-in-1'], onePrinter(changes), env);

/** A model with 40 letters in a row has few test pages. */
const ownModel = {
  name: 'A board of this office',
  evidence: 'documents',
  rows: 1,
  columns: 40,
  serial: { baud: 9600 },
  why: ['A test.'],
};
function writeOwnModel(changes: object): string {
  const own = join(dataDir, 'devices');
  mkdirSync(join(own, 'boards'), { recursive: true });
  writeFileSync(join(own, 'boards/own.json'), JSON.stringify({ ...ownModel, ...changes }));
  return own;
}

describe('a pretend printer', () => {
  it('whose picture cannot be written: one sentence', async () => {
    const env = { DATA_DIR: join(dataDir, 'xa-moi.json') };
    const { code, mistake } = await run(['test', 'may-in-1'], onePrinter({ wire: null }), env);
    expect(code).toBe(1);
    expect(mistake).toMatch(/^The picture .+\.\n$/);
  });
});

describe('a printer on the network', () => {
  it('that confirms its slips: says how it is and that the self-test is out', async () => {
    printer.nearEnd = true;
    const { code, said } = await testPrinter();
    expect(said).toContain('printer may-in-1: epson-tm-t82, 127.0.0.1:');
    expect(said).toContain('The paper is nearly at its end.');
    expect(said).toContain('The cover is shut.');
    expect(said).toContain('The printer itself says that the self-test is out.');
    expect(code).toBe(0);
    expect(printer.paper).toHaveLength(1);
    // The whole self-test, not only a line of it.
    expect(printer.paper[0]?.dots).toBeGreaterThan(800);
  });

  it('that answers and does not confirm: is well, and the paper must be looked at', async () => {
    const { code, said } = await testPrinter({ profile: 'generic-80' });
    expect(said).toContain('the printer is well; whether the slip is out it does not say');
    expect(code).toBe(0);
    expect(printer.paper).toHaveLength(1);
  });

  it('that never answers by its model: everything was sent', async () => {
    await printer.switchOff();
    printer = new TcpPrinter({ answers: false });
    await printer.switchOn();
    const { code, said } = await testPrinter({ profile: 'generic-58' });
    expect(said).toContain('was asked none');
    expect(said).toContain('this model never answers, so look at the paper');
    expect(code).toBe(0);
    // A printer of 58 mm has no knife: it cannot be seen where the slip ends.
    expect(printer.received).toBeGreaterThan(20_000);
  });

  it('that should answer and does not: nobody says that it works', async () => {
    printer.silent(true);
    const { code, said } = await testPrinter({ profile: 'generic-80' });
    expect(said).toContain('It answered no question about how it is.');
    expect(said).toContain('should have answered');
    expect(code).toBe(1);
  });

  it.each([
    ['without paper', 'paper-out', 'There is no paper'],
    ['with an open cover', 'cover-open', 'The cover is open.'],
  ] as const)('%s: prints nothing and says why', async (_what, fault, sentence) => {
    printer.break(fault);
    const { code, said } = await testPrinter();
    expect(said).toContain(sentence);
    expect(said).toContain('Nothing was printed.');
    expect(code).toBe(1);
    printer.mend();
    expect(printer.paper).toEqual([]);
  });

  it('whose paper ends in the middle: the self-test did not come out whole', async () => {
    printer.breakAfter(8_000, 'paper-out');
    const { code, said } = await testPrinter();
    expect(said).toContain('did not come out whole');
    expect(code).toBe(1);
  });

  it('that is switched off: says that nobody is there', async () => {
    const wire = tcp();
    await printer.switchOff();
    const { code, said } = await testPrinter({ wire });
    expect(said).toMatch(/Nobody takes the connection at 127\.0\.0\.1:\d+ .*switched on/);
    expect(code).toBe(1);
  });

  it('of the running server: one sentence, and the printer is left alone', async () => {
    const devices = onePrinter();
    const server = await startServer({ DATA_DIR: dataDir, SITE: writeSite(devices), HOST: '127.0.0.1' });
    try {
      await until(() => printer.connections === 1, 'the server has the printer');
      const { code, mistake } = await run(['test', 'may-in-1'], devices);
      expect(mistake).toMatch(/^The server is running and holds 127\.0\.0\.1:\d+: stop the server.*\n$/);
      expect(code).toBe(1);
      expect(printer.connections).toBe(1);
    } finally {
      await server.end('SIGTERM');
    }
  });
});

it('a pretend printer: its self-test lies in the data folder as a picture', async () => {
  const { code, said } = await testPrinter({ wire: null });
  const file = join(dataDir, 'self-test-may-in-1.png');
  expect(said).toContain(file);
  expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
  expect(code).toBe(0);
});

describe('a printer lent by another computer', () => {
  const lentPrinter = () => ({
    agents: [{ id: 'kiosk-pc', tokenHash: hashToken(token) }],
    ...onePrinter({ wire: { kind: 'agent', agent: 'kiosk-pc', wire: tcp() } }),
  });

  it('is tried through its agent, which finds this program where the server was', async () => {
    const port = await findFreePort();
    const agent = new AgentProcess(port, join(dataDir, 'agent'));
    agent.start();
    try {
      const { code, said } = await run(['test', 'may-in-1'], lentPrinter(), { PORT: String(port), HOST: '127.0.0.1' });
      expect(said).toContain('Waiting for the agent kiosk-pc');
      expect(said).toContain('The printer itself says that the self-test is out.');
      expect(code).toBe(0);
      expect(printer.paper).toHaveLength(1);
    } finally {
      await agent.end('SIGKILL');
    }
  });

  it('whose server runs: one sentence', async () => {
    const devices = { ...lentPrinter(), printers: [...lentPrinter().printers] };
    const server = await startServer({ DATA_DIR: join(dataDir, 'other'), SITE: writeSite(devices), HOST: '127.0.0.1' });
    try {
      const env = { PORT: new URL(server.url).port, HOST: '127.0.0.1' };
      const { code, mistake } = await run(['test', 'may-in-1'], devices, env);
      expect(mistake).toMatch(/^Port \d+ is taken, most likely by the running server.*\n$/);
      expect(code).toBe(1);
    } finally {
      await server.end('SIGTERM');
    }
  });
});

describe('a board on a serial line', () => {
  let cable: Cable;
  let far: SerialPort;
  let heard: string;
  beforeEach(async () => {
    cable = makeCable();
    await cable.plugIn();
    heard = '';
    far = new SerialPort({ path: cable.theirs, baudRate: 9600 });
    far.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1');
    });
    far.on('error', () => {});
    await new Promise(resolve => far.once('open', resolve));
  });
  afterEach(async () => {
    await new Promise(resolve => far.close(resolve));
    await cable.throwAway();
  });
  const testBoard = (own: string) =>
    run(
      ['test', 'led-1'],
      { boards: [{ id: 'led-1', profile: 'own', wire: { kind: 'serial', path: cable.ours } }] },
      { DEVICES_DIR: own },
    );

  it('that answers: it shows each page, in order', async () => {
    far.on('data', () => far.write('ACK'));
    const { code, said } = await testBoard(writeOwnModel({ driver: 'am03127', options: {} }));
    expect(said).toContain('The board answered that it shows each page.');
    expect(code).toBe(0);
    const pages = ['8888888888', '1234567890123', 'ABCDEFGHIJ', 'A012'].map(page => heard.indexOf(page));
    expect(pages.every((at, i) => at > (pages[i - 1] ?? 0))).toBe(true);
  });

  it('that should answer and does not: says what to look at', async () => {
    const { code, said } = await testBoard(writeOwnModel({ driver: 'am03127', options: {} }));
    expect(said).toContain('Nothing answers: check power, cable (A and B), address and speed.');
    expect(code).toBe(1);
  });

  it("of the office's own protocol, which lies in a folder outside the project with its model", async () => {
    const own = writeOwnModel({ driver: 'telex', options: { bell: '!' } });
    mkdirSync(join(own, 'board-drivers/telex'), { recursive: true });
    writeFileSync(
      join(own, 'board-drivers/telex/index.mjs'),
      `export const protocol = ({ z, defineProtocol }) =>
        defineProtocol({
          name: 'telex',
          options: z.strictObject({ bell: z.string() }),
          openOwnWire: null,
          create: (_shape, { bell }) => ({
            blinksByItself: false, gapMs: 0, answerMs: 0, addresses: { from: 0, to: 9 },
            encode: (address, { lines }) => [{ bytes: Buffer.from(bell + address + ':' + lines.join() + bell), readAnswer: null }],
          }),
        });`,
    );
    const { code, said } = await testBoard(own);
    expect(said).toContain('this protocol has no answer, so look at the board');
    expect(code).toBe(0);
    expect(heard).toContain('!1:A012!');
  });

  it('that another program holds: one sentence', async () => {
    const other = new SerialPort({ path: cable.ours, baudRate: 9600 });
    await new Promise(resolve => other.once('open', resolve));
    try {
      const { code, said } = await testBoard(writeOwnModel({ driver: 'am03127', options: {} }));
      expect(said).toContain(`${cable.ours} is held by another program, most likely the running server`);
      expect(code).toBe(1);
    } finally {
      await new Promise(resolve => other.close(resolve));
    }
  });

  it('that is not plugged in: says so', async () => {
    await cable.pull();
    const { code, said } = await testBoard(writeOwnModel({ driver: 'am03127', options: {} }));
    expect(said).toContain(`There is no ${cable.ours}: is the cable plugged in?`);
    expect(code).toBe(1);
  });
});

it('a pretend board: its pages stand on the terminal', async () => {
  const { code, said } = await run(['test', 'led-1'], { boards: [{ id: 'led-1', profile: 'pretend', wire: null }] });
  expect(said).toContain('|A012');
  expect(code).toBe(0);
});

describe('a zone of the hall', () => {
  it('with a sound card: says the test announcement through it', async () => {
    const bin = join(dataDir, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'aplay'), `#!/bin/sh\necho "$@" > ${bin}/words\ncat > ${bin}/played.wav\n`);
    chmodSync(join(bin, 'aplay'), 0o755);
    const { code, said } = await run(
      ['test', 'sanh'],
      { speakers: [{ id: 'sanh', out: { card: 'plughw:1,0' }, languages: ['vi'] }] },
      { PATH: `${bin}:${process.env.PATH}` },
    );
    expect(said).toContain('Saying the test announcement (vi)');
    expect(said).toContain('took the sound to its end');
    expect(code).toBe(0);
    expect(readFileSync(join(bin, 'words'), 'utf8')).toBe('-q -D plughw:1,0 -\n');
    expect(readFileSync(join(bin, 'played.wav')).length).toBeGreaterThan(50_000);
  });

  it('with a card that is not there: says what the card says', async () => {
    const { code, said } = await run(
      ['test', 'sanh'],
      { speakers: [{ id: 'sanh', out: { card: 'nowhere' } }] },
      { PATH: '/nowhere' },
    );
    expect(said).toContain('aplay is not installed');
    expect(code).toBe(1);
  });

  it('on screens: must be tried at the desk', async () => {
    const { code, said } = await run(['test', 'sanh'], { speakers: [{ id: 'sanh', screens: ['hall'] }] });
    expect(said).toMatch(/only the running server reaches: try it at the desk.*"Phát thử"/);
    expect(code).toBe(1);
  });
});

describe('names', () => {
  const devices = () => ({
    ...onePrinter(),
    boards: [{ id: 'led-1', profile: 'am03127', address: 7, wire: { kind: 'serial', path: '/dev/ttyUSB0' } }],
    speakers: [{ id: 'sanh', screens: ['hall'] }],
  });

  it('are listed with kind, model and wire', async () => {
    const { code, said } = await run(['list'], devices());
    expect(said.trim().split('\n')).toEqual([
      expect.stringMatching(/^printer\s+may-in-1\s+epson-tm-t82\s+127\.0\.0\.1:\d+$/),
      expect.stringMatching(/^board\s+led-1\s+am03127\s+\/dev\/ttyUSB0, address 7$/),
      expect.stringMatching(/^speaker\s+sanh\s+-\s+the screens hall$/),
    ]);
    expect(code).toBe(0);
  });

  it('that nobody has are answered with those that there are', async () => {
    const { code, mistake } = await run(['test', 'may-in-9'], devices());
    expect(mistake).toBe('The site file has no device "may-in-9"; there are may-in-1, led-1, sanh.\n');
    expect(code).toBe(1);
  });

  it('must be said', async () => {
    const { code, mistake } = await run(['test'], devices());
    expect(mistake).toContain('npm run device -- test NAME');
    expect(code).toBe(1);
  });

  it.each([
    [
      'a model that there is not',
      { profile: 'epson-tm-x' },
      /There is no printer profile "epson-tm-x"; there are epson/,
    ],
    ['a key that nobody knows', { colour: 'red' }, /is wrong at "printers\[0\]".*colour/],
  ])('come from the site file, whose mistakes are one sentence: %s', async (_what, changes, message) => {
    const { code, mistake } = await testPrinter(changes);
    expect(mistake).toMatch(message);
    expect(mistake.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });
});
