// Entry of the phone ticket page, /t/<token>. Whoever holds the slip may look; the token is the last part of the path.
import { render } from 'preact';
import { PhonePage } from './ticket-page.tsx';

const token = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
const page = document.getElementById('page');
if (page !== null) render(<PhonePage token={token} />, page);
