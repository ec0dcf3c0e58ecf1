// An office without printers, loudspeakers or another system, and one that receives no dossiers any more: whoever asks for what
// is not there is told so in one word, and the queue works all the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleKiosk, exampleSiteFile, expectDone, type Office, startOffice, withVoice } from '../fakes/office.ts';

const dossiers = exampleSiteFile().dossiers as Record<string, unknown>;
const nothingPlugged = { printers: [], boards: [], speakers: [], egov: null, dossiers: { ...dossiers, system: null } };

let office: Office;
let officer: string;
let supervisor: string;
let admin: string;
let procedureId: string;
beforeAll(async () => {
  office = await startOffice({ clock: createFakeClock('2026-11-23T08:00:00+07:00'), site: nothingPlugged });
  officer = await office.openCounter('can-bo-1', 'quay-1');
  supervisor = await office.signIn('giam-sat');
  admin = await office.signIn('quan-tri');
  const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
  procedureId = items[0]?.id ?? '';
});
afterAll(() => office.stop());

describe('without a printer', () => {
  it('a number is given, and nobody can ask for its paper', async () => {
    const { ticketId, slip } = await office.issue('ho-tich');
    expect(slip.state).toBe('none');
    const refused = { refusal: 'slip.no-printer' };
    expect(await office.call('slip.reprint', { ticketId }, officer)).toMatchObject(refused);
    expect(await office.call('slip.test', {}, exampleKiosk)).toMatchObject(refused);
    expect(await office.call('procedure.print', { id: procedureId }, exampleKiosk)).toMatchObject(refused);
  });

  it('a dossier is received, and its small receipt is not promised', async () => {
    const received = expectDone(
      await office.call('dossier.receive', { procedureId, applicant: { name: 'A' } }, officer),
    );
    expect(received.slip.state).toBe('none');
    expect(await office.call('dossier.print', { code: received.code }, officer)).toMatchObject({
      refusal: 'slip.no-printer',
    });
  });

  it('there is no roll to be changed', async () => {
    expect(await office.call('printer.change-roll', { printerId: 'may-in-1' }, officer)).toMatchObject({
      refusal: 'printer.unknown',
    });
  });
});

describe('without a loudspeaker', () => {
  it('none can be tried', async () => {
    expect(await office.call('speaker.test', {}, supervisor)).toMatchObject({ refusal: 'speaker.none' });
  });

  it('and with one it can', async () => {
    const loud = await startOffice({ site: withVoice });
    try {
      expectDone(await loud.call('speaker.test', {}, await loud.signIn('giam-sat')));
    } finally {
      await loud.stop();
    }
  });
});

describe('without another system', () => {
  it('nobody reads its files or asks how old its data are', async () => {
    const content = Buffer.from('a,b\r\n').toString('base64');
    const refused = { refusal: 'egov.off' };
    expect(await office.call('dossier.read-file', { fileName: 'a.csv', content }, admin)).toMatchObject(refused);
    expect(await office.call('dossier.outside', {}, admin)).toMatchObject(refused);
    expect(await office.call('dossier.import', { rows: [] }, admin)).toMatchObject({ ok: false });
  });

  it('an unknown code is told with the present, since all that is known is its own', async () => {
    expect(await office.call('dossier.find', { code: '000.00.02.H99-261124-0001' })).toMatchObject({
      refusal: 'dossier.unknown',
      detail: { dataAt: Date.parse('2026-11-23T08:00:00+07:00'), updatedAt: null },
    });
  });
});

describe('when the office receives no dossiers any more', () => {
  let code: string;
  beforeAll(async () => {
    ({ code } = expectDone(
      await office.call('dossier.receive', { procedureId, applicant: { name: 'Trần' } }, officer),
    ));
    await office.restart({ dossiers: null });
  });

  it('none is received, and none has papers', async () => {
    const refused = { refusal: 'dossier.off' };
    const input = { procedureId, applicant: { name: 'A' } };
    expect(await office.call('dossier.receive', input, officer)).toMatchObject(refused);
    expect(await office.call('dossier.paper', { code, form: 'receipt' }, officer)).toMatchObject(refused);
    const month = { from: '2026-11-01' as never, to: '2026-11-30' as never };
    expect(await office.call('dossier.register', month, officer)).toMatchObject(refused);
  });

  it('those of before can still be found and handed over, by name and by their code', async () => {
    for (const text of ['trần', code, code.slice(0, -2)]) {
      const found = expectDone(await office.call('dossier.list', { which: 'open', text }, officer));
      expect(
        found.items.map(dossier => dossier.code),
        text,
      ).toContain(code);
    }
    expect(expectDone(await office.call('dossier.list', { which: 'open', text: '…' }, officer)).total).toBe(0);
    expectDone(await office.call('dossier.ready', { code }, officer));
    expect(expectDone(await office.call('dossier.find', { code }))).toMatchObject({ state: 9, serviceId: null });
  });
});

describe('when an officer, a service or a counter has left the site file', () => {
  it('what they did is still shown, under their id', async () => {
    const { services, staff, counters } = exampleSiteFile() as unknown as Record<string, { id: string }[]>;
    const without = (list: { id: string }[] | undefined, id: string) => list?.filter(entry => entry.id !== id);
    const own = await startOffice({ clock: createFakeClock('2026-11-23T08:00:00+07:00') });
    try {
      const leaving = await own.openCounter('can-bo-3', 'quay-3');
      const ticket = await own.issue('dat-dai');
      const token = ticket.trackUrl.split('/').at(-1) ?? '';
      expectDone(await own.call('ticket.call-next', { counterId: 'quay-3' }, leaving));
      expect(expectDone(await own.call('ticket.find', { token }))).toMatchObject({
        state: 'called',
        counterLabel: '3',
      });
      const { code } = expectDone(
        await own.call(
          'dossier.receive',
          { procedureId, applicant: { name: 'A' }, ticketId: ticket.ticketId },
          leaving,
        ),
      );
      await own.restart({
        services: without(services, 'dat-dai'),
        counters: counters
          ?.filter(({ id }) => id !== 'quay-3')
          .map(counter => ({
            ...counter,
            serves: (counter as unknown as { serves: string[][] }).serves
              .map(group => group.filter(id => id !== 'dat-dai'))
              .filter(group => group.length > 0),
          })),
        staff: without(staff, 'can-bo-3'),
        procedures: {},
        speakers: [],
        boards: [],
        screens: (exampleSiteFile().screens as { id: string; counterId?: string }[]).filter(
          screen => screen.counterId !== 'quay-3',
        ),
      });
      const there = expectDone(await own.call('ticket.find', { token }));
      expect(there).toMatchObject({ serviceName: 'dat-dai', counterLabel: null });
      const left = await own.signIn('can-bo-1');
      const shown = expectDone(await own.call('dossier.show', { code }, left));
      expect(shown).toMatchObject({ receiverName: 'can-bo-3', ticketNumber: ticket.number });
    } finally {
      await own.stop();
    }
  });
});
