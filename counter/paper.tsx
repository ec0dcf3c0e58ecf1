// Starts the page that shows and prints a paper of a dossier. Does nothing else.
import { render } from 'preact';
import '../common/screen/theme.css';
import './counter.css';
import { LanguageRoom } from './language.tsx';
import { PaperPage } from './paper/page.tsx';

const place = document.getElementById('app');
if (place !== null)
  render(
    <LanguageRoom>
      <PaperPage />
    </LanguageRoom>,
    place,
  );
