// A citizen holds a paper under the kiosk's scanner: one that types like a keyboard, and one on a cable of the server's.
import type { Page } from 'playwright-core';
import { SerialPort } from 'serialport';
import { expect, it } from 'vitest';
import enKiosk from '../../common/text/en/kiosk.json';
import { fill } from '../../common/text/fill.ts';
import kiosk from '../../common/text/vi/kiosk.json';
import { makeCable } from '../devices/board/socat.ts';
import { expectDone } from '../fakes/office.ts';
import { button, scanFor } from './hands.ts';
import { useLooking } from './looking.ts';
import { fillOffice } from './stages.ts';

const look = useLooking();
const heading = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text });

it.concurrent.each(['kiosk', 'kioskLying'] as const)(
  'at the %s the scanner types: own number, dossier, card, bottle',
  size =>
    look(
      `${size} scan`,
      async walk => {
        await fillOffice(walk.office);
        const own = await walk.office.issue('ho-tich');
        const page = await walk.place(size, '/kiosk');
        await heading(page, kiosk.hello).waitFor();
        // Whatever has the focus must not feel the scan's spaces and its Enter.
        await page.getByRole('button').first().focus();

        await scanFor(page, own.trackUrl, fill(kiosk.scan.waiting, { n: own.ahead }));
        expect(await page.getByText(own.number, { exact: true }).isVisible()).toBe(true);
        await walk.look(page, 'waiting');

        await scanFor(page, '000.00.04.H37-231207-0003', kiosk.dossier.notFound);
        await page.getByText('000.00.04.H37-231207-0003').waitFor();
        await walk.look(page, 'dossier');

        // The QR of a checklist opens its procedure.
        const { items } = expectDone(await walk.office.call('procedure.search', { text: 'x quang y tế' }));
        await scanFor(page, `http://192.168.1.20:8080/p/${items[0]?.id}`, items[0]?.name ?? '');

        // A card as a keyboard types it: the Vietnamese letters are lost, and that does not matter here.
        await scanFor(page, '001090123456||NGUYEN VAN A|31011990|Nam|Thon Doai|15042021', kiosk.scan.idCard);
        expect(await page.content()).not.toMatch(/001090123456|NGUYEN/);
        await walk.look(page, 'card');

        await button(page, kiosk.done).tap();
        await heading(page, kiosk.hello).waitFor();
        await button(page, 'English').tap();
        await scanFor(page, '8934588012228', enKiosk.scan.unknown);
        await walk.look(page, 'unknown');
        // Nobody touches: it goes home by itself, and to Vietnamese.
        await heading(page, kiosk.hello).waitFor();
        // Not one number was taken by all this.
        expect(walk.office.read<{ n: number }>('SELECT count(*) AS n FROM tickets')[0]?.n).toBe(7);
        // A dossier that is not there is answered with 404, which the browser writes down.
      },
      { mayComplain: true },
    ),
);

it.concurrent('a scanner at the server shows at its kiosk, and the page follows the number', async () => {
  const cable = makeCable();
  await cable.plugIn();
  const scanner = new SerialPort({ path: cable.theirs, baudRate: 9600, autoOpen: false, lock: false });
  await new Promise<void>((resolve, reject) => scanner.open(error => (error ? reject(error) : resolve())));
  const inlets = [{ id: 'scan-1', profile: 'serial-utf8', wire: { kind: 'serial', path: cable.ours }, kiosk: 'kiosk' }];
  try {
    await look(
      'kiosk serial scan',
      async walk => {
        const officer = await walk.office.openCounter('can-bo-1', 'quay-1');
        const own = await walk.office.issue('ho-tich');
        const page = await walk.place('kiosk', '/kiosk');
        await heading(page, kiosk.hello).waitFor();
        scanner.write(`${own.trackUrl}\r`);
        await heading(page, kiosk.scan.next).waitFor();
        await walk.office.call('ticket.call-next', { counterId: 'quay-1' }, officer);
        await heading(page, fill(kiosk.scan.called, { counter: '1' })).waitFor();
        await walk.look(page, 'called');
        scanner.write('001090123456||Nguyễn Văn Ước|31011990|Nam|Thôn Đoài|15042021\r');
        await heading(page, kiosk.scan.idCard).waitFor();
        scanner.write(`${own.trackUrl.slice(0, -4)}abcd\r`);
        await heading(page, kiosk.scan.notFound).waitFor();
        await walk.look(page, 'not found');
      },
      { site: { inlets }, mayComplain: true },
    );
  } finally {
    await new Promise<void>(resolve => scanner.close(() => resolve()));
    await cable.throwAway();
  }
});
