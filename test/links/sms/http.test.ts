// A gateway's request: each hole is filled in the way of its place, and each answer means what it means.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHttpSms, type HttpSmsOptions } from '../../../server/links/sms/drivers/http/index.ts';
import { fillRequest, type HttpTemplate } from '../../../server/links/sms/drivers/http/request-template.ts';
import { findFreePort } from '../../fakes/server-process.ts';

const to = '+84901234567' as const;
const template: HttpTemplate = { method: 'POST', url: 'http://gw/', headers: {}, body: null, numbers: '84' };
const fill = (text: string, more: Partial<HttpTemplate>) =>
  fillRequest({ ...template, ...more }, { id: 'm-1', to, text });

describe('the holes', () => {
  it('in an address, a form, JSON, XML and plain text keep the text what it is', () => {
    const text = 'Hồ sơ "A" & <b> 100% {to}\n\\ +1';
    expect(new URL(fill(text, { url: 'http://gw/s?m={text}&n={to}' }).url).searchParams.get('m')).toBe(text);
    const form = fill(text, {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'to={to}&content={text}&k=1',
    }).body;
    expect(Object.fromEntries(new URLSearchParams(form ?? ''))).toEqual({ to: '84901234567', content: text, k: '1' });
    expect(JSON.parse(fill(text, { body: '{"to":["{to}"],"m":{"text":"{text}","id":"{id}"}}' }).body ?? '')).toEqual({
      to: ['84901234567'],
      m: { text, id: 'm-1' },
    });
    expect(fill('<&"\'>', { headers: { 'content-type': 'text/xml' }, body: '<m>{text}</m>' }).body).toBe(
      '<m>&lt;&amp;&quot;&apos;&gt;</m>',
    );
    expect(fill('<&>', { headers: { 'content-type': 'text/plain' }, body: '{text}' }).body).toBe('<&>');
    expect(fill('Hồ\r\nX: y', { headers: { 'X-Text': '{text}' } }).headers).toEqual({
      'X-Text': 'H%E1%BB%93%0D%0AX%3A%20y',
    });
  });

  it('no text breaks out of its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(JSON.parse(fill(text, { body: '{"m":"{text}"}' }).body ?? '')).toEqual({ m: text });
        expect(new URL(fill(text, { url: 'http://gw/?a={text}&b=2' }).url).searchParams.get('b')).toBe('2');
      }),
    );
  });

  it('has numbers as the gateway wants them', () => {
    expect((['+84', '84', '0'] as const).map(numbers => fill('x', { numbers, body: '{to}' }).body)).toEqual([
      '+84901234567',
      '84901234567',
      '0901234567',
    ]);
  });
});

describe('an answer', () => {
  async function sendTo(
    answer: { status: number; body?: string; headers?: Record<string, string> },
    more: Partial<HttpSmsOptions> = {},
  ) {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const driver = createHttpSms({
      ...template,
      url: `http://127.0.0.1:${port}/`,
      body: '{text}',
      success: null,
      timeoutMs: 2_000,
      ...more,
    });
    driver.start();
    const outcome = await driver.send({ id: 'm-1', to, text: 'x' });
    await driver.stop();
    server.closeAllConnections();
    server.close();
    return outcome;
  }

  it.each([
    [200, { state: 'sent' }],
    [202, { state: 'sent' }],
    // A door that leads elsewhere is not followed: the message would go to who knows whom.
    [302, { state: 'failed', reason: 'status-302', again: false }],
    [400, { state: 'failed', reason: 'status-400', again: false }],
    [401, { state: 'failed', reason: 'status-401', again: true }],
    [404, { state: 'failed', reason: 'status-404', again: false }],
    [429, { state: 'failed', reason: 'status-429', again: true }],
    [500, { state: 'unknown', reason: 'status-500' }],
    [502, { state: 'unknown', reason: 'status-502' }],
    [503, { state: 'failed', reason: 'status-503', again: true }],
  ])('of status %i', async (status, outcome) => {
    expect(await sendTo({ status, headers: { location: '/elsewhere' } })).toEqual(outcome);
  });

  it('must have the pattern in it where one is asked for', async () => {
    const success = '"status"\\s*:\\s*"?0"?';
    expect(await sendTo({ status: 200, body: '{"status": 0}' }, { success })).toEqual({ state: 'sent' });
    expect(await sendTo({ status: 200, body: '{"status": 7, "phone": "84901234567"}' }, { success })).toEqual({
      state: 'failed',
      reason: 'answer-refuses',
      again: false,
    });
  });

  it('that nobody gives: not reached is safe, broken off is not known', async () => {
    const nobody = createHttpSms({
      ...template,
      url: `http://127.0.0.1:${await findFreePort()}/`,
      body: '{text}',
      success: null,
      timeoutMs: 500,
    });
    nobody.start();
    expect(await nobody.send({ id: 'a', to, text: 'x' })).toEqual({
      state: 'failed',
      reason: 'not-reached',
      again: true,
    });
    const server = createServer(request => request.socket.destroy());
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const broken = createHttpSms({
      ...template,
      url: `http://127.0.0.1:${port}/`,
      body: '{text}',
      success: null,
      timeoutMs: 500,
    });
    broken.start();
    expect(await broken.send({ id: 'a', to, text: 'x' })).toEqual({ state: 'unknown', reason: 'connection-broke' });
    server.close();
  });
});
