// One service to touch. What speaks against touching it is said on it beforehand.
import { fill } from '../../common/text/fill.ts';
import { fewLeftOf, type Service, standingOf, waitText } from '../offer.ts';
import { useWords } from '../words.ts';

export function Tile({ service, stopped, onTouch }: { service: Service; stopped: boolean; onTouch: () => void }) {
  const { name } = useWords();
  const standing = standingOf(service);
  return (
    <button type="button" class={`tile ${standing}`} disabled={stopped || standing !== 'open'} onClick={onTouch}>
      <span class="letter" aria-hidden="true">
        {service.letter}
      </span>
      <span class="tile-name">{name(service.name)}</span>
      {service.hint !== null && <span class="tile-hint">{name(service.hint)}</span>}
      <ServiceFacts service={service} />
    </button>
  );
}

/** "4 người chờ · khoảng 10–15 phút", or why no number is given. */
export function ServiceFacts({ service }: { service: Service }) {
  const { kiosk, shared } = useWords();
  const standing = standingOf(service);
  const left = fewLeftOf(service);
  if (standing === 'full') return <span class="facts none">{kiosk.full}</span>;
  if (standing === 'closed') return <span class="facts none">{kiosk.closed}</span>;
  return (
    <span class="facts">
      <span>{service.waiting === 0 ? kiosk.nobodyWaits : fill(kiosk.waiting, { n: service.waiting })}</span>
      {service.waiting > 0 && service.wait !== null && <span>{waitText(service.wait, shared)}</span>}
      {left !== null && <span class="left">{fill(kiosk.remaining, { n: left })}</span>}
    </span>
  );
}
