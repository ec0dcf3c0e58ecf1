// Entry of the touchscreen page, /kiosk.
import { render } from 'preact';
import { Touchscreen } from './touchscreen.tsx';
import '../../common/screen/theme.css';
import './touchscreen.css';

// A long press or a touch with a second finger must not open the menu of the browser.
addEventListener('contextmenu', event => event.preventDefault());

const root = document.getElementById('app');
if (root !== null) render(<Touchscreen />, root);
