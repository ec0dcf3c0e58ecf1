// Entry of the phone page of a procedure, /p/<id>: what somebody took along from the kiosk or from a paper.
import { render } from 'preact';
import { ProcedureOnPhone } from './procedure-phone.tsx';

const id = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
const page = document.getElementById('page');
if (page !== null) render(<ProcedureOnPhone id={id} />, page);
