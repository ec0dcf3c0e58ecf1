// Rows that name a procedure by its code get what the catalogue knows of it; and the catalogue is gone through once, not once a
// row: ten thousand procedures for each of a few rows would hold everybody up for seconds.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { hashToken } from '../../../server/store/secrets.ts';
import { expectDone, type Office, startOffice } from '../../fakes/office.ts';
import { codeOf } from './files.ts';

const folded = vi.hoisted(() => [] as string[]);
vi.mock('../../../server/core/fold.ts', async original => {
  const real = await original<typeof import('../../../server/core/fold.ts')>();
  return {
    ...real,
    fold: (text: string) => {
      folded.push(text);
      return real.fold(text);
    },
  };
});

const token = 'the-token-of-the-province';
let office: Office;
beforeAll(async () => {
  const programs = [{ id: 'cong-tinh', tokenHash: hashToken(token), may: ['dossier.import'] }];
  office = await startOffice({ site: { egov: { source: 'Hệ thống tỉnh', states: {} }, programs } });
});
afterAll(() => office.stop());

it('a procedure is found by its code, however many rows ask', async () => {
  const { items } = expectDone(await office.call('procedure.search', { text: '1.01' }));
  const [asked, other] = items.filter(item => item.code !== null);
  expect(other?.code).toBeTruthy();
  const rows = Array.from({ length: 50 }, (_, nth) => ({
    code: codeOf(nth + 1),
    state: 4,
    procedureCode: ` ${asked?.code?.toLowerCase()} `,
  }));
  folded.length = 0;
  expectDone(await office.call('dossier.import', { rows: rows.slice(0, 25) }, token));
  expectDone(await office.call('dossier.import', { rows: rows.slice(25) }, token));
  expect(folded.filter(text => text === other?.code)).toHaveLength(1);
  const officer = await office.signIn('can-bo-1');
  for (const row of [rows[0], rows[49]]) {
    const { procedure } = expectDone(await office.call('dossier.show', { code: row?.code }, officer));
    expect(procedure).toMatchObject({ id: asked?.id, name: asked?.name });
  }
});
