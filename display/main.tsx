// Starts the TV page. The screen's name stands in the address: /display?screen=hall.
import { render } from 'preact';
import '../common/screen/theme.css';
import './display.css';
import { App } from './tv.tsx';

const place = document.getElementById('screen');
if (place === null) throw new Error('index.html has no place for the screen');
render(<App name={new URLSearchParams(location.search).get('screen') ?? 'hall'} />, place);
