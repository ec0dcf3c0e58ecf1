// Every page and state that a citizen can come to, in both ways a kiosk stands, both languages, two sizes of telephone:
// nothing is cut off, too small or too near, axe finds nothing, and the page complains of nothing.
import { describe, it } from 'vitest';
import { walkHardKiosk, walkIdleKiosk, walkKiosk, walkPhone, walkTablet } from './citizen-walks.ts';
import { useLooking } from './looking.ts';
import { fillOffice, hardSite } from './stages.ts';

const look = useLooking();

describe.concurrent.each(['kiosk', 'kioskLying'] as const)('the %s', size => {
  it.each(['vi', 'en'] as const)('fits and can be used by everybody, in %s', language =>
    look(`${size} ${language}`, async walk => {
      await fillOffice(walk.office);
      await walkKiosk(walk, size, language);
    }),
  );

  it('asks whether somebody is there, and rests', () =>
    look(`${size} idle`, async walk => {
      await fillOffice(walk.office);
      await walkIdleKiosk(walk, size);
    }));

  it('fits with long names, more services than a page, and no numbers left', () =>
    look(`${size} hard`, walk => walkHardKiosk(walk, size), { site: hardSite }));

  it('says that the office is closed', () =>
    look(
      `${size} closed`,
      async walk => {
        const page = await walk.place(size, '/kiosk');
        await page.getByRole('heading', { level: 1 }).waitFor();
        await walk.look(page, 'closed');
      },
      { site: { hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [['00:00', '00:01']] } } },
    ));
});

it.concurrent.each([
  ['phone', 'vi'],
  ['phoneSmall', 'en'],
] as const)('the page on the %s fits and can be used by everybody, in %s', (size, language) =>
  look(`${size} ${language}`, walk => walkPhone(walk, size, language)),
);

it.concurrent('the rating tablet fits and can be used by everybody', () => look('rating', walkTablet));
