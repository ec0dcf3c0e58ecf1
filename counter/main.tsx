// Starts the desk in the page. Does nothing else.
import { render } from 'preact';
import '../common/screen/theme.css';
import './counter.css';
import { App } from './app.tsx';
import { LanguageRoom } from './language.tsx';

const place = document.getElementById('app');
if (place !== null)
  render(
    <LanguageRoom>
      <App />
    </LanguageRoom>,
    place,
  );
