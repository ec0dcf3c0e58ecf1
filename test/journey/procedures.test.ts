// Looking for a procedure, in both ways a kiosk stands, by touch alone: found, read, printed, and a number taken for it; on a
// phone; and the administrator who brings decisions in. Nothing is cut off, too small or too near, and axe finds nothing.
import { it } from 'vitest';
import { exampleSiteFile } from '../fakes/office.ts';
import { useLooking } from './looking.ts';
import {
  walkCatalogue,
  walkClosedProcedure,
  walkHardProcedures,
  walkIdleProcedures,
  walkLostProcedures,
  walkProcedureOnPhone,
  walkProcedures,
  walkToNumber,
} from './procedure-walks.ts';

const look = useLooking();
const kiosks = ['kiosk', 'kioskLying'] as const;

it.concurrent.each(kiosks)('a citizen finds, reads and prints a procedure at the %s, and takes a number', size =>
  look(`${size} procedures`, walk => walkProcedures(walk, size)),
);

it.concurrent.each(kiosks)('the %s fits with long names, lowered, in English', size =>
  look(`${size} procedures hard`, walk => walkHardProcedures(walk, size)),
);

/** It is noon there. */
const morningsOnly = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, [['07:30', '10:00']]]),
);
// Two numbers a day: one with priority, one that somebody else takes.
const fewNumbers = {
  services: exampleSiteFile().services.map(service => (service.id === 'ho-tich' ? { ...service, quota: 2 } : service)),
};
it.concurrent.each(kiosks)(
  'a number with priority is taken from a procedure at the %s, and none when none is left',
  size => look(`${size} procedure number`, walk => walkToNumber(walk, size), { site: fewNumbers }),
);

it.concurrent('a procedure is read at the kiosk outside the hours', () =>
  look('kiosk procedure closed', walk => walkClosedProcedure(walk, 'kiosk'), { site: { hours: morningsOnly } }));

it.concurrent('the kiosk forgets what was typed', () =>
  look('kiosk procedures idle', walk => walkIdleProcedures(walk, 'kiosk')));

// Only an office that is no example begins with an empty catalogue. A server that is gone is written down as a fault.
it.concurrent('the kiosk says that the catalogue is empty, and that the server is away', () =>
  look('kiosk procedures lost', walk => walkLostProcedures(walk, 'kiosk'), {
    site: { example: false },
    mayComplain: true,
  }));

// What is not there is answered with 404, which the browser writes down.
it.concurrent.each(['phone', 'phoneSmall'] as const)('the page of a procedure on the %s fits', size =>
  look(`${size} procedure`, walk => walkProcedureOnPhone(walk, size), { mayComplain: true }),
);

it.concurrent('the desk brings decisions in and retires procedures', () =>
  look('desk catalogue', walk => walkCatalogue(walk, 'desk'), { mayComplain: true }));
