// Following a dossier, in real Chromium: at the kiosk in both ways it stands, on the phone, on the TV. Nothing is cut off, too
// small or too near, nothing personal stands on a screen, and axe finds nothing.
import { it } from 'vitest';
import { withVoice } from '../fakes/office.ts';
import {
  walkBoard,
  walkDossierOnPhone,
  walkDossiers,
  walkGuesses,
  walkHardDossiers,
  walkIdleDossiers,
  walkSpokenResult,
} from './follow-walks.ts';
import { useLooking } from './looking.ts';

const look = useLooking();
const kiosks = ['kiosk', 'kioskLying'] as const;

it.concurrent.each(kiosks)('a citizen follows a dossier at the %s, and takes a number for the result', size =>
  look(`${size} dossiers`, walk => walkDossiers(walk, size), { mayComplain: true }),
);

it.concurrent.each(kiosks)('the %s fits with long names, lowered, in English, and takes a keyboard', size =>
  look(`${size} dossiers hard`, walk => walkHardDossiers(walk, size)),
);

it.concurrent('the kiosk forgets what was typed and opened', () =>
  look('kiosk dossiers idle', walk => walkIdleDossiers(walk, 'kiosk')));

// Refusals are written down by the browser.
it.concurrent('the kiosk slows whoever guesses', () =>
  look('kiosk dossiers guesses', walk => walkGuesses(walk, 'kiosk'), { mayComplain: true }));

it.concurrent.each(['phone', 'phoneSmall'] as const)('a dossier on the %s is live, and says when it is over', size =>
  look(`${size} dossier`, walk => walkDossierOnPhone(walk, size), { mayComplain: true }),
);

it.concurrent.each(['tv', 'tvLarge', 'tvStanding'] as const)('the board of dossiers on the %s can be read', size =>
  look(`${size} board`, walk => walkBoard(walk, size)),
);

it.concurrent('a result is said in the hall after the call, and shown when it is said', () =>
  look('tv result', walk => walkSpokenResult(walk, 'tv'), { site: withVoice }));
