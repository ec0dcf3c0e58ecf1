// The notices of the office, one page at a time. They do not scroll, so that slow readers can follow.
import { texts } from '../display-texts.ts';
import { splitNotices } from '../notice-pages.ts';
import { useRotation } from '../use-rotation.ts';
import './notices.css';
import type { DisplayView } from '../../common/contract/views/display-views.ts';

const pageMs = 10_000;
/** The letters that fit into two lines beside the counters, or into one line across the screen. */
const maxLetters = { beside: 100, across: 130 };

interface NoticesProps {
  notices: DisplayView['notices'];
  languages: string[];
  /** The notices have a row of their own across the whole screen. */
  roomy: boolean;
}

export function Notices({ notices, languages, roomy }: NoticesProps) {
  const pages = splitNotices(notices, languages, roomy ? maxLetters.across : maxLetters.beside);
  const page = useRotation(pages.length, pageMs);
  if (pages.length === 0) return null;
  return (
    <section class="notices" aria-label={texts.notices}>
      <p key={page}>{pages[page]}</p>
    </section>
  );
}
