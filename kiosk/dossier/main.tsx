// Entry of the phone page of a dossier, /d/<token>. Whoever holds the receipt may look; the token is the last part of the path.
import { render } from 'preact';
import { DossierPhone } from './dossier-phone.tsx';

// The code on the receipt carries its printed data behind "#", for other programs. This page does not read it and removes it
// from the address, so that it is in no history and no screenshot. Browsers never send that part to the server.
if (location.hash !== '') history.replaceState(null, '', location.pathname);
const token = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
const page = document.getElementById('page');
if (page !== null) render(<DossierPhone token={token} />, page);
