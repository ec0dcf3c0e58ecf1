// The layout of the waiting hall: the current call large, the last calls and the waiting numbers beside it, the counters and
// the notices below.
import { CountersLine } from '../pieces/counters-line.tsx';
import { CurrentCall } from '../pieces/current-call.tsx';
import { EmptyHall } from '../pieces/empty-hall.tsx';
import { Head } from '../pieces/head.tsx';
import { Notices } from '../pieces/notices.tsx';
import { ReadyNotice } from '../pieces/ready-banner.tsx';
import { RecentCalls } from '../pieces/recent-calls.tsx';
import { Waiting } from '../pieces/waiting.tsx';
import { chooseMainContent, listRecent } from '../shown-call.ts';
import './hall.css';
import type { LayoutProps } from './layout-props.ts';

/** Up to this many counters share the bottom row with the notices; more counters get rows of their own. */
const maxSharedCounters = 5;

export function Hall({ view, queue, result, furtherLanguages, corner }: LayoutProps) {
  const main = chooseMainContent(queue, view);
  const few = view.now.length <= maxSharedCounters;
  return (
    <div class={`hall ${few ? 'hall-few' : 'hall-many'}`}>
      <Head site={view.site} />
      <main class={`hall-main ${main.kind === 'call' && main.presenting ? 'is-live' : ''}`}>
        {main.kind === 'call' ? (
          <CurrentCall key={main.ticketId} call={main} furtherLanguages={furtherLanguages} />
        ) : (
          <EmptyHall kind={main.kind} hotline={view.site.hotline} furtherLanguages={furtherLanguages} />
        )}
        {corner}
      </main>
      <aside class="hall-side">
        <RecentCalls rows={listRecent(queue, view, main)} first={main.kind !== 'call'} />
        <Waiting rows={view.waiting} />
      </aside>
      <footer class="hall-foot">
        <CountersLine counters={view.now} calledTo={queue.presented?.event.counterId ?? null} />
        {result === null ? (
          <Notices
            notices={view.notices}
            languages={['vi', ...furtherLanguages.map(further => further.language)]}
            roomy={!few}
          />
        ) : (
          <ReadyNotice key={result.momentId} result={result} />
        )}
      </footer>
    </div>
  );
}
