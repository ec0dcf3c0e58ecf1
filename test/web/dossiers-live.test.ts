// What screens are sent of dossiers: the phone of whoever holds the receipt, the board in the hall, the kiosk; each what concerns
// it, at once, small, and nothing personal.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallName } from '../../common/contract/calls/index.ts';
import { maskDossierCode } from '../../common/contract/dossier-code.ts';
import { Moment } from '../../common/contract/moments.ts';
import { View } from '../../common/contract/views/index.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';

const name = 'Lý Thị Dấu Riêng';
const phone = '0907654321';
const missing = 'Giấy tờ dấu riêng';

let office: Office;
let officer: string;
let procedureId: string;
const receive = async (more: object = {}) =>
  expectDone(await office.call('dossier.receive', { procedureId, applicant: { name, phone }, ...more }, officer));
const deed = async (call: CallName, code: string, more: object = {}) =>
  expectDone(await office.call(call, { code, ...more } as never, officer));
const tokenOf = ({ trackUrl }: { trackUrl: string }) => trackUrl.split('/').at(-1) ?? '';

async function open(site: Record<string, unknown> = {}, clock?: ReturnType<typeof createFakeClock>): Promise<void> {
  office = await startOffice({ site, ...(clock === undefined ? {} : { clock }) });
  officer = await office.signIn('can-bo-1');
  const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
  procedureId = items[0]?.id ?? '';
}

describe('a dossier', () => {
  afterEach(() => office.stop());

  it('is on the phone of its receipt at once, and on no other', async () => {
    await open();
    const [own, other] = [await receive(), await receive()];
    const mine = await office.watch('dossier', tokenOf(own), null);
    const others = await office.watch('dossier', tokenOf(other), null);
    const first = await mine.until(view => view.state === 2);
    expect(View.parse(first)).toEqual(first);
    expect(first).toMatchObject({ code: own.code, step: 1, steps: 7, late: false, dueAt: own.dueAt, readyAt: null });
    await others.until(view => view.state === 2);
    const seen = others.views.length;
    await deed('dossier.advance', own.code);
    await mine.until(view => view.step === 2);
    await deed('dossier.request-supplement', own.code, { missing: [missing] });
    await mine.until(view => view.state === 5);
    await deed('dossier.supplement-received', own.code);
    await deed('dossier.ready', own.code);
    await mine.until(view => view.state === 9 && view.readyAt !== null);
    const moment = await mine.untilResult(() => true);
    expect(Moment.parse(moment)).toMatchObject({ type: 'dossier.ready', code: maskDossierCode(own.code) });
    await deed('dossier.return', own.code, { identityChecked: true });
    await mine.until(view => view.state === 10 && view.returnedAt !== null);
    expect([others.views.length, others.results]).toEqual([seen, []]);
    expect(JSON.stringify([mine.views, mine.results])).not.toMatch(new RegExp(`${name}|${phone}|4321|${missing}`));
  });

  it('is nobody’s without its token', async () => {
    await open();
    const unknown = await office.watch('dossier', 'khong-co-ho-so-nay-dau', null);
    expect(unknown.answer).toMatchObject({ ok: false, refusal: 'dossier.unknown' });
  });

  it('says where to take a number for what must be done now', async () => {
    await open();
    const { code } = await receive();
    const service = async () => expectDone(await office.call('dossier.find', { code })).serviceId;
    expect(await service()).toBeNull();
    await deed('dossier.request-supplement', code, { missing: [missing] });
    expect(await service()).toBe('huong-dan');
    await deed('dossier.supplement-received', code);
    await deed('dossier.ready', code);
    expect(await service()).toBe('tra-ket-qua');
    const post = await receive({ delivery: 'post' });
    await deed('dossier.ready', post.code);
    expect(expectDone(await office.call('dossier.find', { code: post.code })).serviceId).toBeNull();
  });

  it('has no door at a kiosk of an office that follows none', async () => {
    await open();
    const kiosk = await office.watch('kiosk', '', exampleKiosk);
    expect((await kiosk.until(() => true)).dossiers).toEqual({ unit: '000.00.01.H99' });
    await office.stop();
    office = await startOffice({ site: { dossiers: null } });
    const without = await office.watch('kiosk', '', exampleKiosk);
    expect((await without.until(() => true)).dossiers).toBeNull();
    const board = await office.watch('display', 'ho-so', exampleKiosk);
    expect((await board.until(() => true)).dossiers).toBeNull();
  });
});

describe('the board', () => {
  afterEach(() => office.stop());

  it('and the hall are told when a result can be fetched, in between and after being away', async () => {
    await open();
    const board = await office.watch('display', 'ho-so', exampleKiosk);
    const hall = await office.watch('display', 'hall', exampleKiosk);
    const counter = await office.watch('display', 'quay-1', exampleKiosk);
    const [first, byPost, second, third] = [
      await receive(),
      await receive({ delivery: 'post' }),
      await receive(),
      await receive(),
    ];
    await deed('dossier.ready', first.code);
    const moment = await board.untilResult(() => true);
    expect(await hall.untilResult(() => true)).toEqual(moment);
    board.close();
    await deed('dossier.ready', byPost.code);
    await deed('dossier.ready', second.code);
    await office.restart();
    officer = await office.signIn('can-bo-1');
    await deed('dossier.ready', third.code);
    const back = await office.watch('display', 'ho-so', exampleKiosk, moment.momentId);
    await back.untilResult(result => result.code === maskDossierCode(third.code));
    expect(back.results.map(result => result.code)).toEqual([second, third].map(({ code }) => maskDossierCode(code)));
    expect([counter.results, counter.moments]).toEqual([[], []]);
    expect(JSON.stringify(back.results)).not.toMatch(new RegExp(`${name}|${first.code}|${tokenOf(first)}`));
  });

  it('in an office that does not announce keeps it to itself', async () => {
    await open({ dossiers: { unit: '000.00.01.H99', announceReady: false } });
    const board = await office.watch('display', 'ho-so', exampleKiosk);
    const hall = await office.watch('display', 'hall', exampleKiosk);
    await deed('dossier.ready', (await receive()).code);
    await board.untilResult(() => true);
    expect(hall.results).toEqual([]);
  });

  it('has calls of tickets and results of dossiers in their order after being away', async () => {
    await open();
    const hall = await office.watch('display', 'hall', exampleKiosk);
    await office.openCounter('can-bo-2', 'quay-2');
    const second = await office.signIn('can-bo-2');
    const callOne = async () => {
      await office.issue('ho-tich');
      const { ticketId } = expectDone(await office.call('ticket.call-next', { counterId: 'quay-2' }, second));
      expectDone(await office.call('ticket.finish', { ticketId }, second));
    };
    await callOne();
    const { momentId } = await hall.untilMoment(() => true);
    hall.close();
    const order: string[] = [];
    await callOne();
    await deed('dossier.ready', (await receive()).code);
    await callOne();
    const socket = await office.watch('display', 'hall', exampleKiosk, momentId);
    socket.socket.on('moment', one => void order.push(one.type));
    await socket.untilMoment(moment => moment.number === 'A003');
    expect(socket.results).toHaveLength(1);
    const times = [...socket.moments, ...socket.results].map(event => event.at).sort((a, b) => a - b);
    expect(times).toHaveLength(3);
  });

  it('counts the month and the year, and not what was ended before', async () => {
    const clock = createFakeClock('2026-10-30T09:00:00+07:00');
    await open({}, clock);
    const at = async (when: string) => {
      clock.set(`${when}+07:00`);
      officer = await office.signIn('can-bo-1');
    };
    const [a, b, c] = [await receive(), await receive(), await receive()];
    await deed('dossier.ready', a.code);
    await at('2026-11-10T09:00:00');
    // Long past its date.
    await deed('dossier.ready', b.code);
    clock.set('2026-11-10T09:05:00+07:00');
    const d = await receive();
    await deed('dossier.ready', d.code);
    await receive();
    const board = await office.watch('display', 'ho-so', exampleKiosk);
    const { dossiers } = await board.until(() => true);
    expect(dossiers).toMatchObject({
      month: { from: '2026-11-01', received: 2, onTime: 1, late: 1, inProgress: 2 },
      year: { onTime: 2, late: 1 },
      readyTotal: 3,
    });
    expect(dossiers?.ready.map(dossier => dossier.code)).toEqual([d, b, a].map(({ code }) => maskDossierCode(code)));
    // Each deed is on it at once.
    await deed('dossier.return', d.code, { identityChecked: true });
    await board.until(view => view.dossiers?.readyTotal === 2);
    await deed('dossier.ready', c.code);
    await board.until(view => view.dossiers?.month.late === 2);
  });

  it('is not bothered by tickets', async () => {
    await open();
    const board = await office.watch('display', 'ho-so', exampleKiosk);
    const hall = await office.watch('display', 'hall', exampleKiosk);
    await board.until(() => true);
    for (let n = 0; n < 5; n++) await office.issue('ho-tich');
    await hall.until(view => view.waiting.some(service => service.count === 5));
    expect(board.views).toHaveLength(1);
  });
});

describe('the picture of the board', () => {
  const longName = `Thủ tục ${'chấm dứt hiệu lực của giấy chứng nhận đăng ký '.repeat(6)}`;
  beforeAll(async () => {
    await open({
      notices: Array.from({ length: 60 }, () => ({ vi: 'Kính mời quý công dân '.repeat(20), en: 'x'.repeat(300) })),
    });
    const admin = await office.signIn('quan-tri');
    const content = JSON.stringify({
      decision: { number: '9/QĐ-UBND', date: '2026-03-09', province: 'Mẫu', title: 'Quy trình' },
      processes: [
        {
          ...{ agency: 'Sở', field: 'Lĩnh vực', number: '1', notes: [], totalText: '1 ngày' },
          procedures: [{ code: '1.009999', name: longName }],
          steps: [],
          total: { quarterDays: 4, unit: 'working_day' },
        },
      ],
    });
    expectDone(
      await office.call(
        'catalogue.import',
        { fileName: 'dai.json', content: Buffer.from(content).toString('base64') },
        admin,
      ),
    );
    const { items } = expectDone(await office.call('procedure.search', { text: '1.009999' }));
    for (let n = 0; n < 60; n++) await deed('dossier.ready', (await receive({ procedureId: items[0]?.id })).code);
  });
  afterAll(() => office.stop());

  it('stays below 8 kB whatever lies ready, says how much it is, and cuts no letter in two', async () => {
    const board = await office.watch('display', 'ho-so', exampleKiosk);
    const view = await board.until(() => true);
    expect(Buffer.byteLength(JSON.stringify(View.parse(view)))).toBeLessThan(8_000);
    const { ready = [], readyTotal } = view.dossiers ?? {};
    expect(readyTotal).toBe(60);
    expect(ready.length).toBeGreaterThan(15);
    expect(ready[0]?.procedure.length).toBeLessThanOrEqual(90);
    expect(ready[0]?.procedure.endsWith('…')).toBe(true);
    expect(JSON.stringify(view)).not.toContain(name);
    expect(view.notices.length).toBeGreaterThan(0);
  });
});
