// Whoever guesses at dossiers is slowed, more with each guess, and the office is told once. After five wrong ones the digits of a
// dossier are locked: to strangers, who after fifteen a day have to wait for a day, and at the kiosks apart. Staff, scripts of
// the office, other kiosks and whoever asks by the token of a receipt are never slowed by codes that others make up.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckedInput } from '../../common/contract/calls/index.ts';
import type { Refusal } from '../../common/contract/refusals.ts';
import type { Log } from '../../server/runtime/log.ts';
import { createGuesses, type Guesses } from '../../server/web/guesses.ts';
import type { Identity } from '../../server/web/sessions.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';

type Asked = CheckedInput<'dossier.find'>;
const kiosk = (id: string) =>
  ({ caller: { kind: 'device', id, device: 'kiosk', counterId: null }, unlimited: false }) as unknown as Identity;
const stranger: Identity = { caller: { kind: 'nobody' }, unlimited: false };
const staff = { caller: { kind: 'staff', id: 'can-bo-1' }, unlimited: false } as unknown as Identity;
const script = { ...kiosk('example-kiosk'), unlimited: true };
const code = (serial: number) => `000.00.01.H99-261123-${1000 + serial}`;
const asking = (serial: number, check: string | null = null) =>
  ({ code: code(serial), check, language: 'vi' }) as unknown as Asked;
const tokenOf = (serial: number) => `AAAAAAAAAAAAAAAA${1000 + serial}`;
const byPaper = (serial: number, check: string | null = null) =>
  ({ token: tokenOf(serial), check, language: 'vi' }) as unknown as Asked;

describe('guesses', () => {
  let guesses: Guesses;
  let told: unknown[][];
  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    const warn = (...words: unknown[]) => void told.push(words);
    guesses = createGuesses({ warn } as unknown as Log, token => (token === tokenOf(1) ? code(1) : null));
  });
  afterEach(() => void vi.useRealTimers());

  /** As the calls do it. The seconds to wait, or the refusal that was answered (null: found). */
  async function ask(who: Identity, asked: Asked, refusal: Refusal | null): Promise<number | Refusal | null> {
    const before = await guesses.before(who, asked);
    if (before !== null) return before;
    return (await guesses.after(who, asked, refusal)) ?? refusal;
  }
  const wrong = (who: Identity, serial: number) => ask(who, asking(serial), 'dossier.unknown');

  it('cost nothing for ten, then ever longer waits, told once', async () => {
    for (let n = 0; n < 10; n++) expect(await wrong(kiosk('a'), n)).toBe('dossier.unknown');
    const waits: number[] = [];
    for (let n = 0; n < 4; n++) {
      const wait = await wrong(kiosk('a'), 20);
      waits.push(wait as number);
      // A right code is no way to find out, and no way on.
      expect(await ask(kiosk('a'), asking(1), null)).toBe(wait);
      await vi.advanceTimersByTimeAsync((wait as number) * 1_000);
      expect(await ask(kiosk('a'), asking(1), null)).toBeNull();
      expect(await wrong(kiosk('a'), 21)).toBe('dossier.unknown');
    }
    expect(waits).toEqual([10, 20, 40, 80]);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toMatch(/H99|261123/);
    await vi.advanceTimersByTimeAsync(660_000);
    expect(await wrong(kiosk('a'), 1)).toBe('dossier.unknown');
  });

  it('of one kiosk are not those of another, of a stranger, of staff or of a script', async () => {
    for (let n = 0; n < 10; n++) await wrong(kiosk('a'), n);
    expect(await wrong(kiosk('a'), 11)).toBe(10);
    for (const who of [kiosk('b'), stranger, staff, script]) expect(await wrong(who, 11)).toBe('dossier.unknown');
    for (let n = 0; n < 200; n++)
      for (const who of [staff, script]) expect(await wrong(who, n)).toBe('dossier.unknown');
  });

  it('of all strangers together have one budget, and right look-ups take nothing of it', async () => {
    for (let n = 0; n < 500; n++) expect(await ask(stranger, asking(n), null)).toBeNull();
    for (let n = 0; n < 30; n++) expect(await wrong(stranger, n)).toBe('dossier.unknown');
    expect(await wrong(stranger, 31)).toBe(10);
    // Whoever holds the paper has the token, which nobody guesses.
    for (const check of [null, '1234']) expect(await ask(stranger, byPaper(1, check), null)).toBeNull();
    for (let n = 0; n < 200; n++) await wrong(stranger, n);
    for (const check of [null, '1234']) expect(await ask(stranger, byPaper(1, check), null)).toBeNull();
  });

  it('of digits with a paper in the hand slow nobody who asks by a code', async () => {
    for (let n = 0; n < 200; n++) await ask(stranger, byPaper(n, '0000'), 'dossier.check-wrong');
    expect(await ask(stranger, asking(1), null)).toBeNull();
    expect(await wrong(stranger, 2)).toBe('dossier.unknown');
  });

  it('sent all at once are judged one after the other', async () => {
    const burst = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        // All have passed the first look before the first answer is there.
        expect(await guesses.before(kiosk('a'), asking(n))).toBeNull();
        return n;
      }),
    );
    const answers = await Promise.all(
      burst.map(
        async n => (await guesses.after(kiosk('a'), asking(n), n === 150 ? null : 'dossier.unknown')) ?? 'told',
      ),
    );
    expect(answers.filter(answer => answer === 'told')).toHaveLength(10);
    expect(answers[150]).not.toBe('told');
  });

  it('of the four digits lock the dossier for a quarter of an hour, from every kiosk, even for the right ones', async () => {
    for (let n = 0; n < 5; n++)
      expect(await ask(kiosk(`k${n}`), asking(1, `000${n}`), 'dossier.check-wrong')).toBe('dossier.check-wrong');
    expect(await ask(kiosk('k9'), asking(1, '1234'), null)).toBe(900);
    // What is public of it, and other dossiers, stay open.
    expect(await ask(kiosk('k9'), asking(1), null)).toBeNull();
    expect(await ask(kiosk('k9'), asking(2, '1234'), null)).toBeNull();
    expect(await ask(staff, asking(1, '1234'), null)).toBeNull();
    await vi.advanceTimersByTimeAsync(901_000);
    expect(await ask(kiosk('k9'), asking(1, '1234'), null)).toBeNull();
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toMatch(/H99|261123|1234|0004/);
  });

  const digits = (who: Identity, asked: (serial: number, check: string) => Asked = asking) =>
    ask(who, asked(1, '0000'), 'dossier.check-wrong');

  it('of the four digits by a stranger lock nobody out at a kiosk, and those at a kiosk no stranger', async () => {
    for (let n = 0; n < 5; n++) expect(await digits(stranger)).toBe('dossier.check-wrong');
    expect(await digits(stranger)).toBe(900);
    expect(await ask(kiosk('a'), asking(1, '1234'), null)).toBeNull();
    for (let n = 0; n < 5; n++) expect(await digits(kiosk('a'))).toBe('dossier.check-wrong');
    expect(await digits(kiosk('b'))).toBe(900);
    await vi.advanceTimersByTimeAsync(890_000);
    for (let n = 0; n < 5; n++) await digits(kiosk('a'));
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await ask(stranger, asking(1, '1234'), null)).toBeNull();
  });

  it('of the four digits are of one dossier, asked for by its code or by its token', async () => {
    for (const asked of [asking, byPaper, asking, byPaper, byPaper])
      expect(await digits(stranger, asked)).toBe('dossier.check-wrong');
    for (const asked of [asking, byPaper]) expect(await ask(stranger, asked(1, '1234'), null)).toBe(900);
    expect(await ask(stranger, byPaper(2, '1234'), null)).toBeNull();
  });

  it('of the four digits, fifteen in a day, lock the dossier to strangers for a day, never at a kiosk', async () => {
    for (const who of [stranger, kiosk('a')])
      for (let turn = 0; turn < 3; turn++) {
        for (let n = 0; n < 5; n++) expect(await digits(who)).toBe('dossier.check-wrong');
        if (turn < 2) await vi.advanceTimersByTimeAsync(901_000);
      }
    expect(await ask(kiosk('a'), asking(1, '1234'), null)).toBe(900);
    expect(await ask(stranger, byPaper(1, '1234'), null)).toBe(86_400 - 2 * 901);
    expect(await ask(stranger, asking(1), null)).toBeNull();
    await vi.advanceTimersByTimeAsync(901_000);
    expect(await ask(kiosk('a'), asking(1, '1234'), null)).toBeNull();
    await vi.advanceTimersByTimeAsync(86_400_000 - 3 * 901_000);
    expect(await ask(stranger, asking(1, '1234'), null)).toBeNull();
    expect(await digits(stranger)).toBe('dossier.check-wrong');
    expect(told).toHaveLength(6);
  });
});

describe('an office', () => {
  let office: Office;
  afterEach(() => office.stop());

  it('answers guesses with 429 and when to come back; its own screens and staff go on', async () => {
    office = await startOffice();
    const officer = await office.signIn('can-bo-1');
    const paired = expectDone(await office.call('pairing.request', { kind: 'kiosk' })).token ?? '';
    const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
    const received = expectDone(
      await office.call(
        'dossier.receive',
        {
          procedureId: items[0]?.id ?? '',
          applicant: { name: 'Nguyễn Văn Mẫu', phone: '0901234567' },
        },
        officer,
      ),
    );
    const find = (asked: object, token: string | null) => office.call('dossier.find', asked, token);
    for (let n = 0; n < 10; n++)
      expect(await find({ code: `000.00.01.H99-261123-9${100 + n}` }, paired)).toMatchObject({
        status: 404,
        refusal: 'dossier.unknown',
        detail: { dataAt: expect.any(Number) },
      });
    expect(await find({ code: received.code }, paired)).toMatchObject({
      status: 429,
      refusal: 'rate.limited',
      detail: { retryAfterSeconds: 10 },
    });
    const token = received.trackUrl.split('/').at(-1);
    for (const [asked, who] of [
      [{ token }, paired],
      [{ code: received.code }, exampleKiosk],
      [{ code: received.code }, officer],
      [{ code: received.code, check: '4567' }, null],
    ] as const)
      expect(await find(asked, who)).toMatchObject({ ok: true });
    for (let n = 0; n < 5; n++)
      expect(await find({ code: received.code, check: `000${n}` }, null)).toMatchObject({
        refusal: 'dossier.check-wrong',
      });
    // Written small or large, it is the same dossier.
    expect(await find({ code: received.code.toLowerCase(), check: '4567' }, null)).toMatchObject({ status: 429 });
    // Or asked for by its token. At a kiosk the citizen goes on.
    expect(await find({ token, check: '4567' }, null)).toMatchObject({ status: 429 });
    expect(await find({ token, check: '4567' }, paired)).toMatchObject({ ok: true });
    expect(await find({ code: received.code, check: '4567' }, officer)).toMatchObject({ ok: true });
  });
});
