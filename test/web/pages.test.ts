// The built pages over real HTTP: their headers, who may see which, and the pictures of the pretend printer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';
import { until } from '../fakes/waiting.ts';

let office: Office;
let officer: string;
let procedureId: string;
const read = async (path: string) => (await fetch(office.url + path)).text();

beforeAll(async () => {
  office = await startOffice({ clock: createFakeClock('2026-11-23T08:00:00+07:00') });
  officer = await office.openCounter('can-bo-1', 'quay-1');
  const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
  procedureId = items[0]?.id ?? '';
});
afterAll(() => office.stop());

describe('every page', () => {
  it('has strict headers, as every answer has', async () => {
    const { trackUrl } = await office.issue('huong-dan');
    for (const path of [
      '/',
      '/kiosk',
      '/kiosk/rating',
      '/display',
      '/counter',
      new URL(trackUrl).pathname,
      '/pretend-printer',
      '/health',
    ]) {
      const answer = await fetch(office.url + path);
      expect(answer.status, path).toBe(200);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('x-frame-options')?.toLowerCase()).toBe('deny');
      expect(answer.headers.get('x-powered-by')).toBeNull();
      expect(await answer.text()).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/);
    }
  });

  it('of a dossier tells nobody where it was and stands in no search engine', async () => {
    const received = expectDone(
      await office.call('dossier.receive', { procedureId, applicant: { name: 'A' } }, officer),
    );
    const page = await fetch(`${office.url}/d/${received.trackUrl.split('/').at(-1)}`);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-robots-tag')).toBe('noindex');
    expect(await page.text()).toContain('kiosk-dossier');
  });
});

describe('the pretend printer', () => {
  const listPictures = async () =>
    [...(await read('/pretend-printer')).matchAll(/\/pretend-printer\/[\w-]+\.png/g)].map(([path]) => path);

  it('shows a picture of each slip: of a number, of its reprint and of a test', async () => {
    const before = (await listPictures()).length;
    const ticket = await office.issue('ho-tich');
    expectDone(await office.call('slip.reprint', { ticketId: ticket.ticketId }, officer));
    expectDone(await office.call('slip.test', {}, exampleKiosk));
    await until(async () => (await listPictures()).length === before + 3, 'three more slips');
    const [newest] = await listPictures();
    const picture = await fetch(`${office.url}${newest}`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it('shows the papers of a procedure, with the time at which they were printed', async () => {
    expectDone(await office.call('procedure.print', { id: procedureId }, exampleKiosk));
    await until(async () => (await read('/pretend-printer')).includes('Thủ tục · 08:00:00'), 'the papers are printed');
  });
});
