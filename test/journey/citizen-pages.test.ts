// Every page and state that a citizen can come to, in both ways a kiosk stands, both languages, two sizes of telephone:
// nothing is cut off, too small or too near, axe finds nothing, and the page complains of nothing.
import { describe, it } from 'vitest';
import kiosk from '../../common/text/vi/kiosk.json';
import { walkHardKiosk, walkIdleKiosk, walkKiosk, walkPhone, walkTablet } from './citizen-walks.ts';
import { useLooking } from './looking.ts';
import { fillOffice, hardSite } from './stages.ts';

const look = useLooking();

/** It is noon in the office of the tests. */
const morning = [['07:30', '11:00']];
const morningsOnly = {
  mon: morning,
  tue: morning,
  wed: morning,
  thu: morning,
  fri: morning,
  sat: morning,
  sun: morning,
};

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
        await page.getByRole('heading', { name: kiosk.officeClosed }).waitFor();
        await walk.look(page, 'closed');
      },
      { site: { hours: morningsOnly } },
    ));
});

it.concurrent.each([
  ['phone', 'vi'],
  ['phoneSmall', 'en'],
] as const)('the page on the %s fits and can be used by everybody, in %s', (size, language) =>
  look(`${size} ${language}`, walk => walkPhone(walk, size, language)),
);

it.concurrent('the rating tablet fits and can be used by everybody', () => look('rating', walkTablet));
