// Everything an officer does with dossiers, in a real browser and with the keyboard only: received in well under a minute,
// supplemented twice, promised anew, paid, ready, handed over. Nothing is cut off or too small, axe finds nothing.
import { expect, it } from 'vitest';
import {
  countReceptionKeys,
  walkDossierDesk,
  walkDossierLists,
  walkLostAnswer,
  walkLostReception,
  walkReception,
  walkUnknownYear,
  walkWithoutDossiers,
} from './dossier-walks.ts';
import { useLooking } from './looking.ts';

const look = useLooking();

it.concurrent('a dossier goes its way from the ticket to the hand-over, by keyboard and scanner', () =>
  look('dossier desk', walk => walkDossierDesk(walk, 'desk')));

it.concurrent('an ordinary dossier is received with few keys, so that a hand does it in under a minute', () =>
  look('dossier time', async walk => {
    expect(await countReceptionKeys(walk)).toBeLessThanOrEqual(45);
  }));

it.concurrent.each([
  ['desk', 'vi'],
  ['deskSmall', 'en'],
] as const)('lists and numbers fit the %s in %s', (size, language) =>
  look(`dossier lists ${size}`, walk => walkDossierLists(walk, size, language)),
);

it.concurrent.each([
  ['desk', 'vi'],
  ['deskSmall', 'en'],
] as const)('a dossier without a ticket is found, registered and refused at the %s in %s', (size, language) =>
  look(`dossier reception ${size}`, walk => walkReception(walk, size, language)),
);

it.concurrent('where the calendar has no date, the officer must say one', () =>
  look('dossier unknown year', walk => walkUnknownYear(walk, 'desk')));

// A server that is gone is written down as a fault.
it.concurrent('what was typed outlives the server, and not its officer', () =>
  look('dossier lost', walk => walkLostReception(walk, 'desk'), { mayComplain: true }));

it.concurrent('an answer that was lost makes no second dossier', () =>
  look('dossier lost answer', walk => walkLostAnswer(walk, 'desk'), { mayComplain: true }));

it.concurrent('an office without dossiers shows nothing of them', () =>
  look('dossier off', walk => walkWithoutDossiers(walk, 'desk'), { site: { dossiers: null } }));
