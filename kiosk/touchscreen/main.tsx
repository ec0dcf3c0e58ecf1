// Starts the touchscreen of the citizens.
import { render } from 'preact';
import { App } from './touchscreen.tsx';
import '../../common/screen/theme.css';
import './touchscreen.css';

// A long press or a second finger is a touch like any other here, never a menu of the browser.
addEventListener('contextmenu', event => event.preventDefault());

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
