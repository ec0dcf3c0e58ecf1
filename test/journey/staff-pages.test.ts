// The TVs in all their sizes, the desk, the page of screens, the list of addresses, the pretend printer, and all screens
// without a server: nothing is cut off or too small, axe finds nothing, and the page complains of nothing.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { until } from '../fakes/waiting.ts';
import { measureFigures } from './judge.ts';
import { useLooking } from './looking.ts';
import { walkDesk, walkHardTv, walkLost, walkPairing, walkTv, walkTvCalls } from './staff-walks.ts';
import { fillMessages, fillOffice, hardSite } from './stages.ts';

const look = useLooking();

/** Figures as wide as they come. */
const wideNumbers = { numbers: { start: 888 } };

const isQuarter = async (page: Page, number: string) => {
  const { width, height } = page.viewportSize() ?? { width: 0, height: Number.NaN };
  if (width > height) expect(await measureFigures(page, number)).toBeGreaterThanOrEqual(height / 4);
};

it.concurrent('the TV fits, and its number is at least a quarter of the screen', () =>
  look('tv', walk => walkTv(walk, 'tv', isQuarter), { site: wideNumbers }));

it.concurrent.each(['tvLarge', 'tvStanding'] as const)('the %s fits, and its number is large', size =>
  look(size, walk => walkTvCalls(walk, size, isQuarter), { site: wideNumbers }),
);

it.concurrent('the TV fits with twelve counters and long names', () =>
  look('tv hard', walk => walkHardTv(walk, 'tv'), { site: hardSite }));

it.concurrent.each([
  ['desk', 'vi'],
  ['deskSmall', 'en'],
] as const)('the %s fits and can be used by everybody, in %s', (size, language) =>
  // A wrong PIN is answered with 403, which the browser writes down.
  look(`${size} ${language}`, walk => walkDesk(walk, size, language), { mayComplain: true }),
);

it.concurrent('screens that wait for an administrator, and his page, fit', () =>
  look('pairing', walkPairing, { site: { example: false } }));

it.concurrent('the list of addresses and the pretend printer fit', () =>
  look('pages', async walk => {
    for (const size of ['desk', 'phone'] as const) {
      await walk.look(await walk.place(size, '/'), `home-${size}`);
      await walk.look(await walk.place(size, '/pretend-printer'), `no-slips-${size}`);
    }
    await fillOffice(walk.office);
    for (const size of ['desk', 'phone'] as const) {
      const page = await walk.place(size, '/pretend-printer');
      await page.getByRole('img').first().waitFor();
      await walk.look(page, `slips-${size}`);
    }
  }));

it.concurrent('the pretend messages fit', () =>
  look('messages', async walk => {
    for (const size of ['desk', 'phone'] as const)
      await walk.look(await walk.place(size, '/pretend-sms'), `none-${size}`);
    await fillMessages(walk.office);
    for (const size of ['desk', 'phone'] as const) {
      const page = await walk.place(size, '/pretend-sms');
      // The page freshens itself: the last of them may come while somebody looks.
      await until(async () => (await page.getByRole('listitem').count()) === 4, 'four messages are shown');
      await walk.look(page, `some-${size}`);
    }
  }));

it.concurrent('every screen still fits when it says that the server is away', () =>
  look('lost', walkLost, { mayComplain: true }));
