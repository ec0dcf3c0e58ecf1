// The numbers that the counters serve now, as a strip (welcome page) or as a board (resting page).

import type { KioskView } from '../../../common/contract/views/kiosk-views.ts';
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import './now-serving.css';

/** Nobody reads more numbers from a kiosk; the TV in the hall shows all of them. */
const maxCounters = 12;

export function NowServing({ now, title }: { now: KioskView['now']; title: 'h2' | 'h3' }) {
  const { kiosk, shared } = useKioskTexts();
  const busy = now.filter(counter => counter.number !== null).slice(0, maxCounters);
  const Title = title;
  return (
    <section class="now-serving">
      <Title>{kiosk.nowServing}</Title>
      {busy.length === 0 ? (
        <p class="now-none">{kiosk.nobodyServed}</p>
      ) : (
        <ul>
          {busy.map(counter => (
            <li key={counter.counterId} class={counter.state === 'called' ? 'called' : ''}>
              <span>{fill(shared.counter, { label: counter.counterLabel })}</span> <b>{counter.number}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
