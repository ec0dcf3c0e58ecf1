// The TV of the waiting hall: the current call large, the last calls and who waits beside it, the counters and notices below.
import { CountersLine } from '../pieces/counters-line.tsx';
import { CurrentCall } from '../pieces/current-call.tsx';
import { EmptyHall } from '../pieces/empty-hall.tsx';
import { Head } from '../pieces/head.tsx';
import { Notices } from '../pieces/notices.tsx';
import { ReadyNotice } from '../pieces/ready-banner.tsx';
import { RecentCalls } from '../pieces/recent-calls.tsx';
import { Waiting } from '../pieces/waiting.tsx';
import { chooseShown, listRecent } from '../shown-call.ts';
import './hall.css';
import type { LayoutProps } from './layout-props.ts';

/** Up to so many counters share the bottom line with the notices; more get lines of their own. */
const fewCounters = 5;

export function Hall({ view, queue, result, others, corner }: LayoutProps) {
  const shown = chooseShown(queue, view);
  const few = view.now.length <= fewCounters;
  return (
    <div class={`hall ${few ? 'hall-few' : 'hall-many'}`}>
      <Head site={view.site} />
      <main class={`hall-main ${shown.kind === 'call' && shown.live ? 'is-live' : ''}`}>
        {shown.kind === 'call' ? (
          <CurrentCall key={shown.ticketId} call={shown} others={others} />
        ) : (
          <EmptyHall kind={shown.kind} hotline={view.site.hotline} others={others} />
        )}
        {corner}
      </main>
      <aside class="hall-side">
        <RecentCalls rows={listRecent(queue, view, shown)} first={shown.kind !== 'call'} />
        <Waiting rows={view.waiting} />
      </aside>
      <footer class="hall-foot">
        <CountersLine counters={view.now} calledTo={queue.presented?.moment.counterId ?? null} />
        {result === null ? (
          <Notices notices={view.notices} languages={['vi', ...others.map(other => other.language)]} roomy={!few} />
        ) : (
          <ReadyNotice key={result.momentId} result={result} />
        )}
      </footer>
    </div>
  );
}
