// The notices of the office, one at a time: they change, they do not run, so that slow readers can follow.
import type { DisplayView } from '../../common/contract/views.ts';
import { texts } from '../display-texts.ts';
import { cutNotices } from '../notice-pages.ts';
import { useTurn } from '../use-rotation.ts';
import './notices.css';

const stayMs = 10_000;
/** Letters that fit: two lines beside the counters, or one line across the screen. */
const longest = { beside: 100, across: 130 };

interface NoticesProps {
  notices: DisplayView['notices'];
  languages: string[];
  /** A line of its own across the whole screen. */
  roomy: boolean;
}

export function Notices({ notices, languages, roomy }: NoticesProps) {
  const pages = cutNotices(notices, languages, roomy ? longest.across : longest.beside);
  const turn = useTurn(pages.length, stayMs);
  if (pages.length === 0) return null;
  return (
    <section class="notices" aria-label={texts.notices}>
      <p key={turn}>{pages[turn]}</p>
    </section>
  );
}
