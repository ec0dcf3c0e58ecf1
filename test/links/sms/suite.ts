// What every way to send short messages must be able to do, whatever it is made of. Each driver brings a world in which its
// messages reach phones, and which breaks down when told to.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SmsDriver, SmsMessage } from '../../../server/links/sms/sms-driver.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';

export interface World {
  driver: SmsDriver;
  /** What phones got, oldest first. */
  reached(): { to: string; text: string }[];
  /** Somebody writes to the office; null where nothing comes in. */
  arrive: ((from: string, text: string) => void | Promise<void>) | null;
  /** Nothing gets through and nothing is taken, until it is repaired; null where that cannot be. */
  breakDown: (() => void | Promise<void>) | null;
  repair: () => void | Promise<void>;
  /** The far end says no to every message. */
  refuse: (() => void | Promise<void>) | null;
  /** The far end takes messages and never says so. */
  fallSilent: (() => void | Promise<void>) | null;
  /** Everything that the driver said to others: its log, its troubles. */
  said(): string;
  close(): Promise<void>;
}

const number = '+84901234567';
let count = 0;
const messageOf = (text: string, to: SmsMessage['to'] = number): SmsMessage => ({ id: `m-${++count}`, to, text });
const texts = [
  'Ho so 000.00.01.H99-261123-0001 da co ket qua.',
  'Hồ sơ 000.00.01.H99-261123-0001 đã có kết quả. Mời công dân đến nhận.',
  '{"a":"<b>&\'"}\\ 100% = {to} {text} \n@_$ [x] €',
  'Đề nghị công dân bổ sung giấy tờ. '.repeat(8).trim(),
];
const secret = 'BI-MAT-7731';

export function testSmsDriver(name: string, make: () => Promise<World>): void {
  describe(`the SMS driver ${name}`, () => {
    let world: World;
    beforeEach(async () => {
      world = await make();
      world.driver.start();
    });
    afterEach(async () => {
      await world.driver.stop();
      await world.close();
    });
    const send = (text: string) => world.driver.send(messageOf(text));

    it('is called by its name', () => expect(world.driver.name).toBe(name));

    it('brings each text to the phone as it is', async () => {
      for (const text of texts) expect(await send(text), text).toEqual({ state: 'sent' });
      expect(world.reached()).toEqual(texts.map(text => ({ to: number, text })));
      expect(world.driver.health().ok).toBe(true);
    });

    it('takes many at once and sends them one after the other, each once', async () => {
      const many = Array.from({ length: 5 }, (_, i) => `Tin so ${i}`);
      const outcomes = await Promise.all(many.map(send));
      expect(outcomes.every(({ state }) => state === 'sent')).toBe(true);
      expect(world.reached().map(({ text }) => text)).toEqual(many);
    });

    it('says so when it could not, and can again when the world is whole', async () => {
      if (world.breakDown === null) return;
      await world.breakDown();
      const outcome = await send('lost');
      expect(outcome).toMatchObject({ state: 'failed', again: true });
      expect(world.reached()).toEqual([]);
      await until(() => !world.driver.health().ok, 'its health says so');
      expect(world.driver.health().message).not.toBeNull();
      await world.repair();
      await until(() => world.driver.health().ok || world.driver.name === 'http', 'it is well by itself');
      expect(await send('found')).toEqual({ state: 'sent' });
      expect(world.reached()).toEqual([{ to: number, text: 'found' }]);
      expect(world.driver.health().ok).toBe(true);
    });

    it('tells a refused message from a lost one', async () => {
      if (world.refuse === null) return;
      await world.refuse();
      expect(await send('no')).toMatchObject({ state: 'failed' });
      expect(world.reached()).toEqual([]);
    });

    it('does not know what became of a message when nobody answers, and goes on', async () => {
      if (world.fallSilent === null) return;
      await world.fallSilent();
      expect(await send('perhaps')).toMatchObject({ state: 'unknown' });
      await world.repair();
      expect(await send('surely')).toEqual({ state: 'sent' });
      expect(world.reached().filter(({ text }) => text === 'surely').length).toBe(1);
      expect(world.reached().filter(({ text }) => text === 'perhaps').length).toBeLessThanOrEqual(1);
    });

    it('never gives away number or text', async () => {
      const told: unknown[] = [];
      for (const trouble of [world.refuse, world.fallSilent, world.breakDown]) {
        if (trouble === null) continue;
        await trouble();
        told.push(await send(secret), world.driver.health());
        await world.repair();
      }
      told.push(await send(secret), world.driver.health(), world.said());
      const all = JSON.stringify(told);
      expect(all).not.toContain(secret);
      expect(all).not.toMatch(/901234567/);
      for (const outcome of told as { reason?: string }[])
        if (outcome.reason !== undefined) expect(outcome.reason).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    });

    it('stops in the middle of a message, and tells the truth about it', async () => {
      await (world.fallSilent ?? world.breakDown ?? world.repair)();
      const sending = send('half way');
      await letTimePass(30, 'the message is under way, and not every driver could say so');
      await world.driver.stop();
      const outcome = await sending;
      expect(outcome.state).not.toBe('sent');
      expect(await send('closed')).toMatchObject({ state: 'failed', again: true });
      expect(world.reached().map(({ text }) => text)).not.toContain('closed');
    });

    it('starts again after a stop', async () => {
      await world.driver.stop();
      await world.driver.stop();
      world.driver.start();
      world.driver.start();
      expect(await send('again')).toEqual({ state: 'sent' });
      expect(world.reached()).toEqual([{ to: number, text: 'again' }]);
    });

    it('tells what arrives, each message once, to all who listen', async () => {
      expect(world.driver.receivesReplies).toBe(world.arrive !== null);
      if (world.arrive === null) return;
      const heard: string[] = [];
      world.driver.onReply(() => {
        throw new Error('a listener that fails');
      });
      const leave = world.driver.onReply((from, text) => heard.push(`${from}: ${text}`));
      await world.arrive(number, 'TC');
      await until(() => heard.length === 1, 'the first came');
      await Promise.all([send('out'), world.arrive('+84987654321', 'HS 000.00.01.H99-261123-0001 ạ')]);
      await until(() => heard.length === 2, 'the second came');
      await world.driver.stop();
      world.driver.start();
      await send('after');
      await letTimePass(100, 'a reply that is told twice would come now');
      expect(heard).toEqual([`${number}: TC`, '+84987654321: HS 000.00.01.H99-261123-0001 ạ']);
      leave();
      expect(world.said()).not.toContain('000.00.01');
    });
  });
}
