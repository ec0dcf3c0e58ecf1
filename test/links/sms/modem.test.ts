// The dialogue with a modem: in the order of the sheet, among things it says of its own accord, with the plug pulled at any
// moment, over a real serial port too.
import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import type { ModemTransport } from '../../../server/links/sms/drivers/modem/at-connection.ts';
import { createModemSms } from '../../../server/links/sms/drivers/modem/index.ts';
import type { ModemTiming } from '../../../server/links/sms/drivers/modem/modem-session.ts';
import type { SmsDriver } from '../../../server/links/sms/sms-driver.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { createLocalTransport } from '../../../server/transport/local-transport.ts';
import { makeCable } from '../../devices/board/socat.ts';
import { FakeModem, ModemWireInMemory } from '../../fakes/modem.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';

const to = '+84901234567';
const quick: ModemTiming = { answerMs: 400, promptMs: 400, networkMs: 700, lookMs: 60_000, quietMs: 30 };
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

function plug(fake = new FakeModem(), timing: Partial<ModemTiming> = {}, pin: string | null = null) {
  const wire = new ModemWireInMemory(fake);
  return { fake, wire, ...drive(wire, timing, pin) };
}

function drive(wire: ModemTransport, timing: Partial<ModemTiming>, pin: string | null) {
  const troubles: unknown[] = [];
  const faults: unknown[] = [];
  const driver: SmsDriver = createModemSms({
    transport: wire,
    pin,
    timing: { ...quick, ...timing },
    onTrouble: trouble => void troubles.push(trouble),
    onFault: error => void faults.push(error),
  });
  driver.start();
  cleanUp.push(async () => {
    await driver.stop();
    expect(faults).toEqual([]);
  });
  let count = 0;
  return { driver, troubles, send: (text: string) => driver.send({ id: `m${++count}`, to, text }) };
}

describe('a modem', () => {
  it('is asked in the order of the sheet before each message', async () => {
    const { fake, send } = plug();
    await until(() => fake.heard.includes('AT+CMGL=4'), 'it was looked at');
    fake.heard.length = 0;
    expect(await send('Số A007 sắp đến lượt')).toEqual({ state: 'sent' });
    expect(fake.heard).toEqual([
      'ATE0',
      'AT+CMEE=1',
      'AT+CPIN?',
      'AT+CSQ',
      'AT+CREG?',
      'AT+CMGF=0',
      'AT+CPMS="SM","SM","SM"',
      'AT+CNMI=2,1,0,0,0',
      'AT+CMGS=54',
    ]);
    expect(fake.reached).toEqual([{ to, text: 'Số A007 sắp đến lượt' }]);
  });

  it('may talk of its own accord in the middle of every answer, letter by letter', async () => {
    const fake = new FakeModem();
    fake.chatty = true;
    const { send } = plug(fake);
    for (const text of ['mot', 'hai', 'Đề nghị công dân bổ sung giấy tờ. '.repeat(5)])
      expect(await send(text)).toEqual({ state: 'sent' });
    expect(fake.reached.length).toBe(3);
    expect(fake.overlaps).toBe(0);
  });

  it('says how strong its signal is', async () => {
    const { driver } = plug();
    await until(() => driver.health().message === 'signal 58 %', 'the signal');
    expect(driver.health().ok).toBe(true);
  });

  it('says what is the matter, and sends when it is over', async () => {
    const { fake, driver, send, troubles } = plug();
    const cases = [
      ['none', false, 'no-sim', 'the modem has no SIM card that works'],
      ['puk', false, 'puk-wanted', 'the SIM card is locked and wants its PUK'],
      ['in', true, 'no-network', 'the modem has no network'],
    ] as const;
    for (const [sim, noNetwork, reason, message] of cases) {
      Object.assign(fake.faults, { sim, noNetwork });
      expect(await send('x')).toEqual({ state: 'failed', reason, again: true });
      expect(driver.health()).toEqual({ ok: false, message });
    }
    Object.assign(fake.faults, { noNetwork: false, deaf: true });
    expect(await send('x')).toEqual({ state: 'failed', reason: 'silent', again: true });
    fake.faults.deaf = false;
    expect(await send('y')).toEqual({ state: 'sent' });
    expect(fake.reached.map(({ text }) => text)).toEqual(['y']);
    // Each change is told once.
    expect(troubles.filter(trouble => trouble !== 'line-down')).toEqual([
      'no-sim',
      'puk-wanted',
      'no-network',
      'silent',
      null,
    ]);
  });

  it('tells refusals that pass from those that stay', async () => {
    const { fake, send } = plug();
    const cases = [
      ['+CMS ERROR: 38', { state: 'failed', reason: 'cms-38', again: true }],
      ['+CMS ERROR: 500', { state: 'failed', reason: 'cms-500', again: true }],
      ['ERROR', { state: 'failed', reason: 'error', again: true }],
      ['+CMS ERROR: unknown error', { state: 'failed', reason: 'cms-error', again: true }],
      ['+CMS ERROR: 1', { state: 'failed', reason: 'cms-1', again: false }],
      ['+CMS ERROR: 304', { state: 'failed', reason: 'cms-304', again: false }],
      // The network did not answer the modem: it may have the message.
      ['+CMS ERROR: 332', { state: 'unknown', reason: 'cms-332' }],
    ] as const;
    for (const [said, outcome] of cases) {
      fake.faults.refuses = said;
      expect(await send('x'), said).toEqual(outcome);
    }
  });

  it('that never asks for the text gets none, and goes on', async () => {
    const { fake, send } = plug();
    fake.faults.noPrompt = true;
    expect(await send('x')).toEqual({ state: 'failed', reason: 'no-prompt', again: true });
    fake.faults.noPrompt = false;
    expect(await send('y')).toEqual({ state: 'sent' });
    expect(fake.reached.map(({ text }) => text)).toEqual(['y']);
  });

  it('whose answer comes late is not taken for an answer to the next message', async () => {
    const { fake, send } = plug(new FakeModem(), { networkMs: 200, quietMs: 500 });
    fake.faults.lateMs = 400;
    fake.faults.refuses = '+CMS ERROR: 38';
    expect(await send('x')).toEqual({ state: 'unknown', reason: 'no-word' });
    Object.assign(fake.faults, { lateMs: 0, refuses: null });
    expect(await send('y')).toEqual({ state: 'sent' });
    expect(fake.reached.map(({ text }) => text)).toEqual(['y']);
  });

  it('that loses a message half way does not get its first half again', async () => {
    const { fake, send } = plug();
    fake.onCommand = command => {
      const parts = fake.heard.filter(command => command.startsWith('AT+CMGS=')).length;
      if (command.startsWith('AT+CMGS=') && parts === 2) fake.faults.refuses = '+CMS ERROR: 38';
    };
    expect(await send('x'.repeat(300))).toEqual({ state: 'unknown', reason: 'half-sent' });
  });
});

describe('the SIM card', () => {
  it('gets its PIN, also after the modem lost its power', async () => {
    const fake = new FakeModem();
    fake.pin = '1357';
    const { wire, send } = plug(fake, {}, '1357');
    expect(await send('x')).toEqual({ state: 'sent' });
    wire.pull();
    wire.plugIn();
    expect(await send('y')).toEqual({ state: 'sent' });
    expect(fake.pinTries).toBe(2);
  });

  it('gets a wrong PIN once only: the third would lock it', async () => {
    const fake = new FakeModem();
    fake.pin = '1357';
    const { driver, send } = plug(fake, { lookMs: 50 }, '0000');
    for (let i = 0; i < 3; i++) expect(await send('x')).toMatchObject({ state: 'failed', reason: 'pin-wrong' });
    await letTimePass(200, 'the modem is looked at every 50 ms');
    expect(fake.pinTries).toBe(1);
    expect(driver.health().message).toContain('refused the PIN');
    expect(JSON.stringify(driver.health())).not.toContain('0000');
  });

  it('asks for a PIN that nobody knows', async () => {
    const fake = new FakeModem();
    fake.pin = '1357';
    const { send } = plug(fake);
    expect(await send('x')).toMatchObject({ state: 'failed', reason: 'pin-wanted', again: true });
    expect(fake.pinTries).toBe(0);
  });
});

describe('the plug', () => {
  const commands = ['ATE0', 'AT+CPIN?', 'AT+CMGF=0', 'AT+CNMI=2,1,0,0,0', 'AT+CMGS=15'];
  it.each(commands)('may be pulled at %s: the message surely did not go, and the next one does', async at => {
    const { fake, wire, driver, send } = plug();
    await until(() => fake.heard.includes('AT+CMGL=4'), 'it was looked at');
    fake.onCommand = command => {
      if (command === at) wire.pull();
    };
    // Eleven digits and one letter: fifteen octets.
    expect(await send('x')).toMatchObject({ state: 'failed', again: true });
    expect(fake.reached).toEqual([]);
    expect(driver.health()).toEqual({ ok: false, message: 'the modem is not there' });
    fake.onCommand = () => undefined;
    wire.plugIn();
    expect(await send('y')).toEqual({ state: 'sent' });
    expect(fake.reached.map(({ text }) => text)).toEqual(['y']);
  });

  it('pulled while the network has the message: nobody knows', async () => {
    const { fake, wire, send } = plug(new FakeModem(), { networkMs: 5_000 });
    fake.faults.lateMs = 1_000;
    const sending = send('x');
    await until(() => fake.heard.some(command => command.startsWith('AT+CMGS')), 'it is under way');
    await letTimePass(50, 'the message has gone into the air');
    wire.pull();
    expect(await sending).toEqual({ state: 'unknown', reason: 'line-broke' });
    fake.faults.lateMs = 0;
    wire.plugIn();
    expect(await send('y')).toEqual({ state: 'sent' });
  });
});

describe('what comes in', () => {
  function listen(driver: SmsDriver): string[] {
    const heard: string[] = [];
    driver.onReply((from, text) => heard.push(`${from} ${text}`));
    return heard;
  }

  it('lay there before the start, comes while something is sent, and is removed from the card', async () => {
    const fake = new FakeModem();
    fake.arrive(to, 'TC');
    const { driver, send } = plug(fake);
    const heard = listen(driver);
    await until(() => heard.length === 1, 'the old one');
    fake.onCommand = command => {
      if (command.startsWith('AT+CMGS')) fake.arrive('+84987654321', 'HS 1');
    };
    expect(await send('x')).toEqual({ state: 'sent' });
    await until(() => heard.length === 2 && fake.stored === 0, 'the new one');
    expect(heard).toEqual([`${to} TC`, '+84987654321 HS 1']);
    expect(fake.reached.map(({ text }) => text)).toEqual(['x']);
  });

  it('is told once though the card keeps it', async () => {
    const fake = new FakeModem();
    fake.faults.keepsAll = true;
    const { driver } = plug(fake, { lookMs: 40 });
    const heard = listen(driver);
    fake.arrive(to, 'HS 1');
    await until(() => heard.length === 1, 'it came');
    await letTimePass(300, 'the card is looked at every 40 ms, and must not be told of again');
    expect(heard.length).toBe(1);
  });

  it('is the beginning of a long message; reports and rubbish are only removed', async () => {
    const { fake, driver } = plug();
    const heard = listen(driver);
    await until(() => fake.heard.includes('AT+CMGL=4'), 'it was looked at');
    fake.arrive(to, 'HS 1 và rất nhiều điều khác', { chain: 3, of: 2, no: 1 });
    fake.arrive(to, 'TC', { chain: 3, of: 2, no: 2 });
    fake.put('0791488920002');
    await until(() => fake.stored === 0, 'the card is empty');
    expect(heard).toEqual([`${to} HS 1 và rất nhiều điều khác`]);
  });
});

describe('on a real serial port', () => {
  it('a cable that is pulled in the middle of a message and comes back', async () => {
    const cable = makeCable();
    await cable.plugIn();
    cleanUp.push(() => cable.throwAway());
    const fake = new FakeModem();
    let port: SerialPort | null = null;
    async function connect(): Promise<void> {
      const opened = new SerialPort({ path: cable.theirs, baudRate: 115_200, autoOpen: false, lock: false });
      opened.on('error', () => {});
      await new Promise<void>((resolve, reject) => opened.open(error => (error ? reject(error) : resolve())));
      opened.on('data', (bytes: Buffer) => fake.take(bytes));
      fake.plugIn(bytes => void opened.write(Buffer.from(bytes)));
      port = opened;
    }
    const disconnect = () => new Promise<void>(resolve => (port?.isOpen ? port.close(() => resolve()) : resolve()));
    await connect();
    cleanUp.push(disconnect);
    const setting = {
      kind: 'serial',
      path: cable.ours,
      baud: 115_200,
      dataBits: 8,
      parity: 'none',
      stopBits: 1,
    } as const;
    const { driver, send } = drive(
      createLocalTransport({ ...setting, rtscts: false }, createLog('silent')),
      { networkMs: 60_000, answerMs: 10_000, promptMs: 10_000 },
      null,
    );
    await until(() => driver.health().ok, 'the modem is there');
    expect(await send('Hồ sơ đã có kết quả')).toEqual({ state: 'sent' });
    fake.faults.lateMs = 60_000;
    const sending = send('x');
    await until(() => fake.heard.filter(command => command.startsWith('AT+CMGS')).length === 2, 'it is under way');
    await letTimePass(100, 'the message has gone into the air');
    await disconnect();
    await cable.pull();
    expect(await sending).toEqual({ state: 'unknown', reason: 'line-broke' });
    expect(driver.health()).toEqual({ ok: false, message: 'the modem is not there' });
    expect(await send('z')).toEqual({ state: 'failed', reason: 'line-down', again: true });
    fake.faults.lateMs = 0;
    await cable.plugIn();
    await connect();
    await until(() => driver.health().ok, 'it is back by itself');
    expect(await send('y')).toEqual({ state: 'sent' });
    // The network had it, and did not get it again.
    expect(fake.reached.map(({ text }) => text)).toEqual(['Hồ sơ đã có kết quả', 'x', 'y']);
  });
});
