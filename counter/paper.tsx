// Renders the page that shows and prints a paper of a dossier.
import { render } from 'preact';
import '../common/screen/theme.css';
import './shared/counter.css';
import { PaperPage } from './paper/paper-page.tsx';
import { LanguageProvider } from './shared/language.tsx';

const place = document.getElementById('app');
if (place !== null)
  render(
    <LanguageProvider>
      <PaperPage />
    </LanguageProvider>,
    place,
  );
