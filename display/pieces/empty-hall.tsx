// The large place while there is no call to show: a welcome in the morning, or word that no counter is open.
import { fill } from '../../common/text/fill.ts';
import { type Texts, texts } from '../display-texts.ts';
import './empty-hall.css';

interface EmptyHallProps {
  kind: 'welcome' | 'closed';
  hotline: string | null;
  others: { language: string; texts: Texts }[];
}

export function EmptyHall({ kind, hotline, others }: EmptyHallProps) {
  const [title, text] =
    kind === 'welcome' ? (['welcomeTitle', 'welcome'] as const) : (['closedTitle', 'closed'] as const);
  return (
    <section class="empty">
      <h2>{texts[title]}</h2>
      <p class="empty-text">{texts[text]}</p>
      {others.map(({ language, texts: other }) => (
        <p key={language} class="empty-other" lang={language}>
          <b>{other[title]}.</b> {other[text]}
        </p>
      ))}
      {hotline !== null && <p class="empty-hotline">{fill(texts.hotline, { hotline })}</p>}
    </section>
  );
}
