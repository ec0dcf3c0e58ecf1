// Every call of the contract over real HTTP: bad input gives 400 with the path of the fault, a stranger 401, a wrong role 403,
// a wrong state its refusal; and then nothing has changed.
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallName, calls } from '../../common/contract/calls/index.ts';
import type { Who } from '../../common/contract/words.ts';
import { hashToken } from '../../server/store/secrets.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';

let office: Office;
let database: Database.Database;
const tokens: Record<string, string> = {};
const someTicket = '01900000-0000-7000-8000-000000000000';
const someToken = 'AAAAAAAAAAAAAAAAAAAA';
const someCode = '000.00.01.H99-261123-9999';
const programToken = 'a-token-of-the-province';

beforeAll(async () => {
  const programs = [{ id: 'cong-tinh', tokenHash: hashToken(programToken), may: ['dossier.import'] }];
  office = await startOffice({ site: { programs } });
  database = new Database(`${office.dataDir}/motcua.db`, { readonly: true });
  tokens.kiosk = exampleKiosk;
  tokens.officer = await office.signIn('can-bo-2');
  tokens.senior = await office.signIn('can-bo-1');
  tokens.supervisor = await office.signIn('giam-sat');
  tokens.admin = await office.signIn('quan-tri');
  tokens.program = programToken;
  const paired = expectDone(await office.call('pairing.request', { kind: 'display' }));
  tokens.display = paired.token ?? '';
});
afterAll(async () => {
  database.close();
  await office.stop();
});

/** What must not change when a call is refused. */
function fingerprint(): unknown {
  return [
    'tickets',
    'counters',
    'series',
    'ratings',
    'journal',
    'devices',
    'sessions',
    'procedures',
    'dossiers',
    'payments',
  ].map(table => database.prepare(`SELECT count(*) AS n, * FROM ${table}`).get() ?? null);
}

/** A right input of each call, for an office where nothing has happened. */
const right: Record<CallName, Record<string, unknown>> = {
  'site.describe': {},
  'ticket.issue': { serviceId: 'ho-tich', priority: null, language: 'vi' },
  'ticket.find': { token: someToken },
  'ticket.rate': { token: someToken, score: 5, comment: null },
  'slip.test': {},
  'staff.sign-in': { name: 'can-bo-3', pin: '1234' },
  'staff.sign-out': {},
  'staff.describe': {},
  'counter.open': { counterId: 'quay-1' },
  'counter.pause': { counterId: 'quay-1', reason: 'Họp' },
  'counter.close': { counterId: 'quay-1' },
  'ticket.call-next': { counterId: 'quay-1' },
  'ticket.call': { ticketId: someTicket, counterId: 'quay-1' },
  'ticket.recall': { ticketId: someTicket },
  'ticket.start': { ticketId: someTicket },
  'ticket.finish': { ticketId: someTicket },
  'ticket.no-show': { ticketId: someTicket },
  'ticket.park': { ticketId: someTicket },
  'ticket.return': { ticketId: someTicket },
  'ticket.cancel': { ticketId: someTicket },
  'ticket.resume': { ticketId: someTicket, counterId: 'quay-1' },
  'ticket.transfer': { ticketId: someTicket, toServiceId: 'dat-dai', toCounterId: null },
  'slip.reprint': { ticketId: someTicket },
  'pairing.request': { kind: 'display', counterId: null },
  'pairing.claim': { pairingId: 'nobody', secret: 'nothing' },
  'pairing.list': {},
  'pairing.approve': { code: '123456', name: 'TV', counterId: null },
  'pairing.reject': { code: '123456' },
  'printer.change-roll': { printerId: 'may-in-1' },
  'speaker.test': {},
  'device.revoke': { deviceId: 'nobody' },
  'procedure.search': { text: 'khai sinh', agency: null, field: null, level: null, page: 1 },
  'procedure.get': { id: '1.000000-nowhere' },
  'procedure.due-date': { id: '1.000000-nowhere', receivedAt: '2026-11-23T09:00' },
  'procedure.print': { id: '1.000000-nowhere', language: 'vi' },
  'procedure.retire': { id: '1.000000-nowhere' },
  'procedure.restore': { id: '1.000000-nowhere' },
  'catalogue.list': { state: 'retired' },
  'catalogue.decisions': {},
  'catalogue.spreadsheet': { decision: null },
  'catalogue.import': { fileName: 'a.json', content: 'e30=', province: null, decision: null, preview: false },
  'catalogue.export': { format: 'json' },
  'dossier.receive': { procedureId: '1.000000-nowhere', applicant: { name: 'Nguyễn Văn Mẫu' } },
  'dossier.accept': { code: someCode },
  'dossier.request-supplement': { code: someCode, missing: ['Bản sao căn cước'] },
  'dossier.supplement-received': { code: someCode },
  'dossier.refuse': { code: someCode, reason: 'Không thuộc thẩm quyền' },
  'dossier.advance': { code: someCode, step: 1, to: null },
  'dossier.request-payment': { code: someCode, fees: [{ name: 'Lệ phí', amount: 20_000 }] },
  'dossier.pay': { code: someCode, moment: 1, fees: [{ name: 'Lệ phí', amount: 20_000 }], receiptNumber: null },
  'dossier.reappoint': { code: someCode, dueAt: 1_800_000_000_000, reason: 'Mưa lũ', force: false },
  'dossier.stop': { code: someCode, reason: 'Hết hạn bổ sung' },
  'dossier.ready': { code: someCode },
  'dossier.return': { code: someCode, identityChecked: true },
  'dossier.withdraw': { code: someCode, reason: null },
  'dossier.correct': { code: someCode, smsConsent: false },
  'dossier.find': { code: someCode, check: null },
  'dossier.show': { code: someCode },
  'dossier.list': { mine: false, which: 'open', step: null, text: '', page: 1 },
  'dossier.print': { code: someCode, language: 'vi' },
  'dossier.paper': { code: someCode, form: 'receipt' },
  'dossier.register': { from: '2026-11-01', to: '2026-11-30' },
  'dossier.numbers': { from: '2026-11-01', to: '2026-11-30', by: 'field' },
  'receipt.cancel': { receiptNumber: 'BL-2026-000001', reason: 'Ghi sai' },
  'payment.sum': { day: '2026-11-23' },
  'dossier.import': { source: null, rows: [{ code: someCode, state: 4 }], takenAt: null, preview: false },
  'dossier.read-file': { fileName: 'a.csv', content: 'e30=' },
  'dossier.outside': {},
};

/** Inputs that are wrong, with the path that must be named. */
function wrongInputs(name: CallName): [string, unknown][] {
  const input = right[name];
  const wrong: [string, unknown][] = [['', { ...input, surprise: 1 }]];
  for (const key of Object.keys(input)) wrong.push([key, { ...input, [key]: { not: 'this' } }]);
  return wrong;
}

const names = Object.keys(calls) as CallName[];
const roles = ['kiosk', 'display', 'officer', 'senior', 'supervisor', 'admin', 'program'] as const;
/** The roles of each token's owner in the example office. */
const rolesOf: Record<(typeof roles)[number], readonly Who[]> = {
  kiosk: ['kiosk'],
  display: ['display'],
  officer: ['officer'],
  senior: ['officer', 'senior'],
  supervisor: ['officer', 'supervisor'],
  admin: ['supervisor', 'admin'],
  program: ['program'],
};
const isWelcome = (name: CallName, role: (typeof roles)[number]) =>
  calls[name].who.includes('anyone') || rolesOf[role].some(held => (calls[name].who as readonly Who[]).includes(held));

describe.each(names)('%s', name => {
  const allowed = roles.find(role => isWelcome(name, role)) ?? 'kiosk';

  it('with bad input gives 400 and the path of the fault, and changes nothing', async () => {
    const before = fingerprint();
    for (const [path, input] of wrongInputs(name)) {
      const got = await office.call(name, input as never, tokens[allowed] ?? null);
      expect(got.status, `${path} ${JSON.stringify(input)}`).toBe(400);
      expect(got).toMatchObject({ ok: false, refusal: 'input.invalid' });
      if (!got.ok) expect((got.detail as { path: string }[]).map(mistake => mistake.path)).toContain(path);
    }
    expect(fingerprint()).toEqual(before);
  });

  if (!calls[name].who.includes('anyone')) {
    it('is not for strangers: 401', async () => {
      const before = fingerprint();
      for (const token of [null, 'made-up-token']) {
        const got = await office.call(name, right[name], token);
        expect(got).toMatchObject({ status: 401, ok: false, refusal: 'auth.required' });
      }
      expect(fingerprint()).toEqual(before);
    });

    it('is not for another role: 403', async () => {
      const before = fingerprint();
      const others = roles.filter(role => !isWelcome(name, role));
      expect(others.length).toBeGreaterThan(0);
      for (const role of others) {
        const got = await office.call(name, right[name], tokens[role] ?? null);
        expect(got, role).toMatchObject({ status: 403, ok: false, refusal: 'auth.forbidden' });
      }
      expect(fingerprint()).toEqual(before);
    });
  }
});

describe('a call for something that is not there', () => {
  const cases: [CallName, string, Record<string, unknown>, string][] = [
    ['ticket.issue', 'kiosk', { serviceId: 'khong-co' }, 'service.unknown'],
    ['ticket.issue', 'kiosk', { serviceId: 'ho-tich', priority: 'khong-co' }, 'priority.unknown'],
    ['ticket.find', 'kiosk', { token: someToken }, 'ticket.unknown'],
    ['ticket.rate', 'kiosk', { token: someToken, score: 3 }, 'ticket.unknown'],
    ['counter.open', 'officer', { counterId: 'quay-99' }, 'counter.unknown'],
    ['counter.pause', 'officer', { counterId: 'quay-1', reason: 'Họp' }, 'counter.closed'],
    ['ticket.call-next', 'officer', { counterId: 'quay-99' }, 'counter.unknown'],
    ['ticket.call-next', 'officer', { counterId: 'quay-1' }, 'counter.closed'],
    ['ticket.call', 'senior', { ticketId: someTicket, counterId: 'quay-1' }, 'counter.closed'],
    ['ticket.recall', 'officer', { ticketId: someTicket }, 'ticket.unknown'],
    [
      'ticket.transfer',
      'officer',
      { ticketId: someTicket, toServiceId: 'dat-dai', toCounterId: null },
      'ticket.unknown',
    ],
    ['slip.reprint', 'officer', { ticketId: someTicket }, 'ticket.unknown'],
    ['pairing.claim', 'kiosk', { pairingId: 'x', secret: 'y' }, 'pairing.unknown'],
    ['pairing.approve', 'admin', { code: '123456', name: 'TV' }, 'pairing.unknown'],
    ['pairing.reject', 'admin', { code: '123456' }, 'pairing.unknown'],
    ['device.revoke', 'admin', { deviceId: 'x' }, 'device.unknown'],
    ['staff.sign-in', 'kiosk', { name: 'khong-co', pin: '1234' }, 'auth.wrong-pin'],
    ['procedure.get', 'kiosk', { id: '1.000000-nowhere' }, 'procedure.unknown'],
    ['procedure.due-date', 'kiosk', { id: '1.000000-nowhere', receivedAt: 0 }, 'procedure.unknown'],
    ['procedure.print', 'kiosk', { id: '1.000000-nowhere' }, 'procedure.unknown'],
    ['procedure.retire', 'admin', { id: '1.000000-nowhere' }, 'procedure.unknown'],
    ['procedure.restore', 'admin', { id: '1.000000-nowhere' }, 'procedure.unknown'],
    ['catalogue.spreadsheet', 'admin', { decision: 'nowhere' }, 'decision.unknown'],
    ['dossier.receive', 'officer', right['dossier.receive'], 'procedure.unknown'],
    ['dossier.find', 'kiosk', { code: someCode }, 'dossier.unknown'],
    ...(Object.keys(right) as CallName[])
      .filter(name => right[name].code === someCode)
      .map(
        name =>
          [name, 'officer', right[name], 'dossier.unknown'] as [CallName, string, Record<string, unknown>, string],
      ),
    ['catalogue.import', 'admin', { fileName: 'a.json', content: 'e30=' }, 'document.unreadable'],
    ['catalogue.import', 'admin', { fileName: 'a.odt', content: 'e30=' }, 'document.unreadable'],
    ['dossier.read-file', 'admin', { fileName: 'a.csv', content: 'e30=' }, 'document.unreadable'],
    ['dossier.import', 'program', { rows: [], takenAt: 'hôm qua' }, 'egov.bad-time'],
  ];
  it.each(cases)('%s as %s %j is refused with %s', async (name, role, input, refusal) => {
    const before = fingerprint();
    const got = await office.call(name, input, tokens[role] ?? null);
    expect(got).toMatchObject({ ok: false, refusal });
    expect([401, 404, 409, 422]).toContain(got.status);
    expect(fingerprint()).toEqual(before);
  });
});

describe('the wall', () => {
  const post = (path: string, body: string, type = 'application/json') =>
    fetch(`${office.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body });

  it('knows no other calls', async () => {
    for (const path of ['/api/ticket.steal', '/api/constructor', '/api/__proto__', '/api/']) {
      const got = await post(path, '{}');
      expect(got.status).toBe(404);
      expect(await got.json()).toMatchObject({ ok: false, refusal: 'call.unknown' });
    }
  });

  it('refuses broken and oversized bodies in words', async () => {
    const broken = await post('/api/site.describe', '{"a":');
    expect([broken.status, await broken.json()]).toMatchObject([400, { ok: false, refusal: 'input.invalid' }]);
    const large = await post('/api/site.describe', JSON.stringify({ a: 'x'.repeat(200_000) }));
    expect([large.status, await large.json()]).toMatchObject([413, { ok: false, refusal: 'request.too-large' }]);
  });

  it('describes every call in OpenAPI, with its input, value and refusals', async () => {
    const api = (await (await fetch(`${office.url}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, { post: { requestBody: unknown; responses: Record<string, { description: string }> } }>;
    };
    expect(api.openapi).toBe('3.1.0');
    expect(Object.keys(api.paths).sort()).toEqual(names.map(name => `/api/${name}`).sort());
    for (const name of names) {
      const responses = api.paths[`/api/${name}`]?.post.responses ?? {};
      const told = Object.values(responses)
        .map(response => response.description)
        .join(', ');
      for (const refusal of calls[name].refusals) expect(told, name).toContain(refusal);
    }
  });

  it('tells health and metrics', async () => {
    const health = await (await fetch(`${office.url}/health`)).json();
    expect(health).toMatchObject({ ok: true, build: expect.any(String), uptimeMs: expect.any(Number) });
    expect(Object.keys((health as { parts: object }).parts)).toEqual(
      expect.arrayContaining(['store', 'web', 'printer', 'disk']),
    );
    const metrics = await (await fetch(`${office.url}/metrics`)).text();
    expect(metrics).toMatch(/^motcua_calls_total\{call="staff\.sign-in",answer="ok"\} \d+$/m);
    expect(metrics).toMatch(/^# TYPE motcua_waiting gauge$/m);
  });
});
