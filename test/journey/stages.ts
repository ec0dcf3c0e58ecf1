// What the walks through the pages start from: who walks, and offices in a state worth looking at.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expectDone } from '../fakes/office.ts';
import { until } from '../fakes/waiting.ts';
import type { Size } from './browser.ts';
import type { RealOffice } from './real-office.ts';

export interface Walk {
  office: RealOffice;
  place(size: Size, path: string, more?: BrowserContextOptions): Promise<Page>;
  look(page: Page, name: string): Promise<void>;
}

/** Work that has been going on for a while: some are served, some wait, one has priority. */
export async function fillOffice(office: RealOffice): Promise<{ first: string; second: string }> {
  const [first, second] = [
    await office.openCounter('can-bo-1', 'quay-1'),
    await office.openCounter('can-bo-3', 'quay-3'),
  ];
  for (const service of ['ho-tich', 'ho-tich', 'dat-dai', 'dat-dai', 'tra-ket-qua']) await office.issue(service);
  await office.issue('dat-dai', 'cao-tuoi');
  const called = expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, first));
  expectDone(await office.call('ticket.start', { ticketId: called.ticketId }, first));
  expectDone(await office.call('ticket.call-next', { counterId: 'quay-3' }, second));
  return { first, second };
}

/** Two citizens who said yes, each told of two things. */
export async function fillMessages(office: RealOffice): Promise<void> {
  const token = await office.openCounter('can-bo-1', 'quay-1');
  const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
  // A date by hand: the calendar may not know the year in which this runs.
  const dueAt = Date.now() + 3 * 86_400_000;
  for (const phone of ['0901234567', '0387 654 321']) {
    const input = { procedureId: items[0]?.id ?? '', applicant: { name: 'Ai Đó', phone }, smsConsent: true, dueAt };
    const { code } = expectDone(await office.call('dossier.receive', input, token));
    // A message that is no longer true when its turn comes is not sent.
    await untilSent(office, code);
    expectDone(await office.call('dossier.ready', { code }, token));
  }
}

async function untilSent(office: RealOffice, code: string): Promise<void> {
  const sent = () =>
    office.read(
      "SELECT 1 FROM sms_queue JOIN dossiers USING (dossier_id) WHERE code = ? AND sms_queue.state = 'sent'",
      code,
    );
  await until(() => sent().length > 0, `something is sent about ${code}`);
}

/** An office with more services than fit, one of them out of numbers, and one where it is not open. */
export const hardSite = {
  services: [
    { id: 'het-so', letter: 'A', quota: 1, usualMin: 8, name: { vi: 'Hộ tịch – Chứng thực', en: 'Civil status' } },
    ...'BEGHKLTV'.split('').map((letter, i) => ({
      id: `linh-vuc-${i}`,
      letter,
      quota: i === 0 ? 5 : null,
      name: {
        vi: 'Nông nghiệp – Tài nguyên – Môi trường – Phát triển nông thôn',
        en: 'Agriculture, natural resources, environment and rural development',
      },
      hint: { vi: 'Đất nông nghiệp, chăn nuôi, thủy lợi, phòng chống thiên tai', en: 'Farming, livestock, irrigation' },
    })),
  ],
  counters: Array.from({ length: 12 }, (_, i) => ({
    id: `quay-${i + 1}`,
    label: String(i + 1).padStart(2, '0'),
    serves: [['het-so', ...Array.from({ length: 8 }, (_, n) => `linh-vuc-${n}`)]],
  })),
  procedures: {},
  dossiers: { unit: 'G09.20' },
};
