// Who may come in: staff by PIN, screens by approval, and how often anybody may press.
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';

let office: Office;
afterEach(() => office.stop());

/** An office that is not the example: no screen is trusted before an administrator says so. */
const realOffice = { site: { example: false } };

describe('staff', () => {
  it('are locked out for a while after five wrong PINs, and let in again afterwards', async () => {
    const clock = createFakeClock('2026-11-23T08:00:00+07:00');
    office = await startOffice({ clock });
    const tryPin = (pin: string) => office.call('staff.sign-in', { name: 'can-bo-1', pin });
    for (let i = 0; i < 4; i++) expect(await tryPin('0000')).toMatchObject({ status: 401, refusal: 'auth.wrong-pin' });
    expect(await tryPin('0000')).toMatchObject({ status: 403, refusal: 'auth.locked' });
    expect(await tryPin('1234')).toMatchObject({ refusal: 'auth.locked', detail: { minutes: expect.any(Number) } });
    expect(await office.call('staff.sign-in', { name: 'can-bo-2', pin: '1234' })).toMatchObject({ ok: true });
    clock.pass(5 * 60_000 + 1);
    expect(await tryPin('1234')).toMatchObject({ ok: true });
  });

  it('cannot be guessed by asking many times at once', async () => {
    office = await startOffice();
    const guesses = await Promise.all(
      Array.from({ length: 15 }, (_, i) =>
        office.call('staff.sign-in', { name: 'can-bo-1', pin: i === 14 ? '1234' : `9${i}` }),
      ),
    );
    expect(guesses.filter(got => !got.ok && got.refusal === 'auth.wrong-pin').length).toBeLessThan(5);
    expect(guesses.some(got => got.ok)).toBe(false);
  });

  it('on a page are known by a cookie that no script can read and no other site can send', async () => {
    office = await startOffice();
    const got = await fetch(`${office.url}/api/staff.sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'can-bo-1', pin: '1234' }),
    });
    const cookie = got.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    const described = await fetch(`${office.url}/api/staff.describe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookie.split(';')[0] ?? '' },
      body: '{}',
    });
    expect(await described.json()).toMatchObject({ ok: true, value: { staff: { id: 'can-bo-1' } } });
  });

  it('who sign out are strangers again, and a session ends by itself', async () => {
    const clock = createFakeClock('2026-11-23T08:00:00+07:00');
    office = await startOffice({ clock });
    const first = await office.signIn('can-bo-1');
    const second = await office.signIn('can-bo-1');
    expectDone(await office.call('staff.sign-out', {}, first));
    expect(await office.call('staff.describe', {}, first)).toMatchObject({ status: 401 });
    expect(await office.call('staff.describe', {}, second)).toMatchObject({ status: 200 });
    clock.pass(15 * 3_600_000);
    expect(await office.call('staff.describe', {}, second)).toMatchObject({ status: 401 });
  });
});

describe('a new screen', () => {
  it('shows a code, is approved at the desk, and then may watch and call', async () => {
    office = await startOffice(realOffice);
    const asked = expectDone(await office.call('pairing.request', { kind: 'kiosk' }));
    expect(asked.token).toBeNull();
    const { pairingId, secret, code } = asked;
    expect(expectDone(await office.call('pairing.claim', { pairingId, secret }))).toEqual({
      state: 'pending',
      token: null,
    });
    const admin = await office.signIn('quan-tri');
    expect(expectDone(await office.call('pairing.list', {}, admin)).pending).toMatchObject([{ code, kind: 'kiosk' }]);
    expectDone(await office.call('pairing.approve', { code, name: 'Máy cửa chính' }, admin));
    const { token } = expectDone(await office.call('pairing.claim', { pairingId, secret }));
    expect(await office.call('ticket.issue', { serviceId: 'ho-tich' }, token)).toMatchObject({ ok: true });
    const screen = await office.watch('kiosk', '', token);
    expect((await screen.until(view => view.waitingTotal === 1)).waitingTotal).toBe(1);
    expect(expectDone(await office.call('pairing.list', {}, admin)).devices).toMatchObject([{ name: 'Máy cửa chính' }]);
  });

  it('is turned away without the secret, after a rejection, and when its code is too old', async () => {
    const clock = createFakeClock('2026-11-23T08:00:00+07:00');
    office = await startOffice({ ...realOffice, clock });
    const admin = await office.signIn('quan-tri');
    const first = expectDone(await office.call('pairing.request', { kind: 'display' }));
    expect(await office.call('pairing.claim', { pairingId: first.pairingId, secret: 'guess' })).toMatchObject({
      refusal: 'pairing.unknown',
    });
    expectDone(await office.call('pairing.reject', { code: first.code }, admin));
    const { pairingId, secret } = first;
    expect(expectDone(await office.call('pairing.claim', { pairingId, secret })).state).toBe('rejected');
    const second = expectDone(await office.call('pairing.request', { kind: 'display' }));
    clock.pass(11 * 60_000);
    expect(await office.call('pairing.approve', { code: second.code, name: 'TV' }, admin)).toMatchObject({
      refusal: 'pairing.unknown',
    });
  });

  it('loses its right, and its line, when it is revoked', async () => {
    office = await startOffice(realOffice);
    const admin = await office.signIn('quan-tri');
    const { pairingId, secret, code } = expectDone(await office.call('pairing.request', { kind: 'display' }));
    const { deviceId } = expectDone(await office.call('pairing.approve', { code, name: 'TV' }, admin));
    const { token } = expectDone(await office.call('pairing.claim', { pairingId, secret }));
    const screen = await office.watch('display', 'hall', token);
    expect(screen.answer.ok).toBe(true);
    const cut = new Promise(resolve => screen.socket.once('disconnect', resolve));
    expectDone(await office.call('device.revoke', { deviceId }, admin));
    expect(await cut).toBe('io server disconnect');
    const again = await office.watch('display', 'hall', token);
    expect(again.answer).toMatchObject({ ok: false, refusal: 'auth.required' });
  });

  it('that was shut out does not come back with its old secret', async () => {
    office = await startOffice(realOffice);
    const admin = await office.signIn('quan-tri');
    const { pairingId, secret, code } = expectDone(await office.call('pairing.request', { kind: 'display' }));
    const { deviceId } = expectDone(await office.call('pairing.approve', { code, name: 'TV' }, admin));
    const claim = () => office.call('pairing.claim', { pairingId, secret });
    expect(expectDone(await claim()).state).toBe('approved');
    // Its answer may have been lost on the way: until it is shut out it may ask again.
    expect(expectDone(await claim()).state).toBe('approved');
    expectDone(await office.call('device.revoke', { deviceId }, admin));
    expect(await claim()).toMatchObject({ refusal: 'pairing.unknown' });
  });

  it('for a counter that is not there is refused', async () => {
    office = await startOffice();
    expect(await office.call('pairing.request', { kind: 'rating', counterId: 'quay-99' })).toMatchObject({
      refusal: 'counter.unknown',
    });
  });

  it('cannot fill the list of those who wait', async () => {
    office = await startOffice(realOffice);
    const got = [];
    for (let i = 0; i < 25; i++) got.push(await office.call('pairing.request', { kind: 'display' }));
    expect(got.filter(answer => answer.ok).length).toBeLessThanOrEqual(20);
  });

  it('of an office that is not the example is no kiosk by the example token', async () => {
    office = await startOffice(realOffice);
    expect(await office.call('ticket.issue', { serviceId: 'ho-tich' }, exampleKiosk)).toMatchObject({ status: 401 });
  });
});

describe('who may watch what', () => {
  it('is told by kind: a kiosk no counter, a TV no supervisor, a stranger only a ticket in hand', async () => {
    office = await startOffice();
    const { trackUrl } = await office.issue('ho-tich');
    const display = expectDone(await office.call('pairing.request', { kind: 'display' })).token;
    const officer = await office.signIn('can-bo-1');
    const admin = await office.signIn('quan-tri');
    const ask = async (
      kind: 'counter' | 'display' | 'phone' | 'supervisor' | 'kiosk' | 'rating',
      id: string,
      token: string | null,
    ) => {
      const screen = await office.watch(kind, id, token);
      return screen.answer.ok ? 'ok' : screen.answer.refusal;
    };
    expect(await ask('counter', 'quay-1', exampleKiosk)).toBe('auth.forbidden');
    expect(await ask('counter', 'quay-1', officer)).toBe('ok');
    expect(await ask('counter', 'quay-77', officer)).toBe('counter.unknown');
    expect(await ask('counter', 'quay-1', null)).toBe('auth.required');
    expect(await ask('supervisor', '', display)).toBe('auth.forbidden');
    expect(await ask('supervisor', '', officer)).toBe('auth.forbidden');
    expect(await ask('supervisor', '', admin)).toBe('ok');
    expect(await ask('display', 'hall', display)).toBe('ok');
    expect(await ask('display', 'attic', display)).toBe('screen.unknown');
    expect(await ask('display', 'hall', null)).toBe('auth.required');
    expect(await ask('kiosk', '', display)).toBe('auth.forbidden');
    expect(await ask('rating', 'quay-1', display)).toBe('auth.forbidden');
    expect(await ask('phone', trackUrl.split('/').at(-1) ?? '', null)).toBe('ok');
    expect(await ask('phone', 'AAAAAAAAAAAAAAAAAAAA', null)).toBe('ticket.unknown');
  });

  it('is refused in words when the question itself is wrong', async () => {
    office = await startOffice();
    const screen = await office.watch('weather' as never, '', exampleKiosk);
    expect(screen.answer).toMatchObject({ ok: false, refusal: 'input.invalid', detail: [{ path: 'kind' }] });
  });
});

describe('searching too often without a token', () => {
  it('is stopped, and kiosks and telephones go on', async () => {
    office = await startOffice();
    const { token } = expectDone(await office.call('pairing.request', { kind: 'kiosk' }));
    const search = (as: string | null = null) => office.call('procedure.search', { text: 'khai sinh' }, as);
    const answers = await Promise.all(Array.from({ length: 170 }, () => search()));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
    expect((await search(token)).status).toBe(200);
    expect((await search(exampleKiosk)).status).toBe(200);
    expect((await office.call('site.describe', {})).status).toBe(200);
  });
});

describe('pressing too often', () => {
  it('is stopped for the one device, never for the hall', async () => {
    office = await startOffice();
    const [mad, calm] = [
      expectDone(await office.call('pairing.request', { kind: 'kiosk' })).token,
      expectDone(await office.call('pairing.request', { kind: 'kiosk' })).token,
    ];
    let limited = 0;
    for (let i = 0; i < 60; i++) {
      const got = await office.call('ticket.issue', { serviceId: 'khong-co' }, mad);
      if (got.status === 429) limited += 1;
    }
    expect(limited).toBeGreaterThan(10);
    expect(await office.call('ticket.issue', { serviceId: 'ho-tich' }, calm)).toMatchObject({ ok: true });
    expect(await office.call('ticket.issue', { serviceId: 'ho-tich' }, exampleKiosk)).toMatchObject({ ok: true });
  });
});

describe('the same press', () => {
  it('is done once, and answered the same however often it is sent', async () => {
    office = await startOffice();
    const press = () => office.call('ticket.issue', { serviceId: 'ho-tich' }, exampleKiosk, 'press-1');
    const answers = await Promise.all([press(), press(), press(), press()]);
    expect(new Set(answers.map(got => JSON.stringify(got))).size).toBe(1);
    await office.restart();
    expect(await press()).toEqual(answers[0]);
    const { services } = expectDone(await office.call('site.describe', {}));
    expect(services.find(service => service.id === 'ho-tich')?.waiting).toBe(1);
    expect(await office.call('ticket.issue', { serviceId: 'dat-dai' }, exampleKiosk, 'press-1')).toMatchObject({
      status: 409,
      refusal: 'request.key-reused',
    });
  });

  it('is not mistaken for another because its key is long', async () => {
    office = await startOffice();
    const got = await office.call('ticket.issue', { serviceId: 'ho-tich' }, exampleKiosk, 'k'.repeat(201));
    expect(got).toMatchObject({ status: 400, refusal: 'input.invalid', detail: [{ path: 'Idempotency-Key' }] });
  });

  it('of a refusal stays refused, and the same key of another device is another press', async () => {
    office = await startOffice();
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    const next = () => office.call('ticket.call-next', { counterId: 'quay-1' }, officer, 'space-1');
    expect(await next()).toMatchObject({ refusal: 'queue.empty' });
    const other = expectDone(await office.call('pairing.request', { kind: 'kiosk' })).token;
    const one = expectDone(await office.call('ticket.issue', { serviceId: 'ho-tich' }, exampleKiosk, 'k'));
    const two = expectDone(await office.call('ticket.issue', { serviceId: 'ho-tich' }, other, 'k'));
    expect(one.number).not.toBe(two.number);
    expect(await next()).toMatchObject({ refusal: 'queue.empty' });
  });
});
