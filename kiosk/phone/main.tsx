// Entry of the phone page of a ticket, /t/<token>. Whoever holds the slip may look; the token is the last part of the path.
import { render } from 'preact';
import { TicketPage } from './ticket-page.tsx';

const token = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
const page = document.getElementById('page');
if (page !== null) render(<TicketPage token={token} />, page);
