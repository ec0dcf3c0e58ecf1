// Entry of the TV page. The address names the screen: /display?screen=hall.
import { render } from 'preact';
import '../common/screen/theme.css';
import './display.css';
import { Tv } from './tv.tsx';

const root = document.getElementById('screen');
if (root === null) throw new Error('index.html has no element #screen');
render(<Tv name={new URLSearchParams(location.search).get('screen') ?? 'hall'} />, root);
