// What the desk must know before an officer receives anything: what the citizen came for, whether dossiers are received here,
// who can be given one, and that a serial typed alone is one of today.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleKiosk, expectDone, type Office, startOffice, watchAs } from '../fakes/office.ts';

const clock = createFakeClock('2026-11-23T09:00:00+07:00');
let office: Office;
let officer: string;
let procedureId: string;
let procedureName: string;
beforeAll(async () => {
  office = await startOffice({ clock });
  officer = await office.signIn('can-bo-1');
  const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
  procedureId = items[0]?.id ?? '';
  procedureName = items[0]?.name ?? '';
});
afterAll(() => office.stop());

describe('a ticket taken for a procedure', () => {
  it('tells the counter what it is for, and one without tells nothing', async () => {
    await office.call('counter.open', { counterId: 'quay-1' }, officer);
    const first = expectDone(await office.call('ticket.issue', { serviceId: 'ho-tich', procedureId }, exampleKiosk));
    await office.call('ticket.issue', { serviceId: 'ho-tich' }, exampleKiosk);
    expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer));
    const desk = await watchAs(office.url, 'counter', 'quay-1', officer);
    const view = await desk.until(({ current, next }) => current !== null && next.length === 1);
    expect(view.current).toMatchObject({ number: first.number, procedureId, procedureName });
    expect(view.next[0]).toMatchObject({ procedureId: null, procedureName: null });
    desk.close();
  });
});

describe('who signs in', () => {
  it('is told that dossiers are received, by whom, and in which time', async () => {
    const told = expectDone(await office.call('staff.describe', {}, officer));
    expect(told).toMatchObject({ dossiers: true, timeZone: 'Asia/Ho_Chi_Minh' });
    expect(told.colleagues).toContainEqual({ id: 'can-bo-2', name: 'Trần Thị Thử' });
  });

  it('is told that they are not, where another system has them', async () => {
    const other = await startOffice({ clock, site: { dossiers: null } });
    const token = await other.signIn('can-bo-1');
    expect(expectDone(await other.call('staff.describe', {}, token)).dossiers).toBe(false);
    await other.stop();
  });
});

describe('a serial typed alone', () => {
  it('is the one of today', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 12; i++) {
      const applicant = { name: 'Nguyễn Thị Mẫu' };
      codes.push(expectDone(await office.call('dossier.receive', { procedureId, applicant }, officer)).code);
    }
    const found = async (text: string) =>
      expectDone(await office.call('dossier.list', { text }, officer)).items.map(({ code }) => code as string);
    expect(await found('12')).toEqual([codes[11]]);
    expect(await found('0002')).toEqual([codes[1]]);
    expect(await found('13')).toEqual([]);
    expect(await found('261123-0002')).toEqual([codes[1]]);
  });
});
