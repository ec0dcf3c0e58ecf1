// Renders the desk into the page.
import { render } from 'preact';
import '../common/screen/theme.css';
import './shared/counter.css';
import { LanguageProvider } from './shared/language.tsx';
import { DeskApp } from './shell/desk-app.tsx';

const place = document.getElementById('app');
if (place !== null)
  render(
    <LanguageProvider>
      <DeskApp />
    </LanguageProvider>,
    place,
  );
