// Entry of the phone page of a procedure, /p/<id>. Citizens open it with the code from the kiosk or from a printed list.
import { render } from 'preact';
import { ProcedurePhone } from './procedure-phone.tsx';

const id = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
const page = document.getElementById('page');
if (page !== null) render(<ProcedurePhone id={id} />, page);
