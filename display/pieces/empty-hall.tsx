// The large place while there is no call: a welcome in the morning, or the information that no counter is open.
import { fill } from '../../common/text/fill.ts';
import { type DisplayTexts, texts } from '../display-texts.ts';
import './empty-hall.css';

interface EmptyHallProps {
  kind: 'welcome' | 'closed';
  hotline: string | null;
  furtherLanguages: { language: string; texts: DisplayTexts }[];
}

export function EmptyHall({ kind, hotline, furtherLanguages }: EmptyHallProps) {
  const [title, text] =
    kind === 'welcome' ? (['welcomeTitle', 'welcome'] as const) : (['closedTitle', 'closed'] as const);
  return (
    <section class="empty">
      <h2>{texts[title]}</h2>
      <p class="empty-text">{texts[text]}</p>
      {furtherLanguages.map(({ language, texts: translated }) => (
        <p key={language} class="empty-other" lang={language}>
          <b>{translated[title]}.</b> {translated[text]}
        </p>
      ))}
      {hotline !== null && <p class="empty-hotline">{fill(texts.hotline, { hotline })}</p>}
    </section>
  );
}
