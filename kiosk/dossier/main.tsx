// Entry of the phone page of a dossier, /d/<token>. Whoever holds the receipt may look; the token is the last part of the path.
import { render } from 'preact';
import { DossierPage } from './dossier-phone.tsx';

// The receipt's code carries what stands on the paper behind "#". It is for other programs: it is not read here, does not stay
// in the address, and so is in no history and on no picture of the screen. Browsers never send it.
if (location.hash !== '') history.replaceState(null, '', location.pathname);
const token = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
const page = document.getElementById('page');
if (page !== null) render(<DossierPage token={token} />, page);
