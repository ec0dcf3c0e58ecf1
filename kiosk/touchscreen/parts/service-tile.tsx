// One service to touch. What speaks against touching it is said on it beforehand.
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { availabilityOf, fewLeftOf, type Service, waitText } from '../service-status.ts';

/** A longer name is written smaller, so that it stays inside its tile whole. */
export const longName = 30;

export function Tile({ service, stopped, onTouch }: { service: Service; stopped: boolean; onTouch: () => void }) {
  const { name } = useKioskTexts();
  const standing = availabilityOf(service);
  const title = name(service.name);
  // That few numbers are left matters more than what the service is about.
  const left = standing === 'open' ? fewLeftOf(service) : null;
  return (
    <button type="button" class={`tile ${standing}`} disabled={stopped || standing !== 'open'} onClick={onTouch}>
      <span class="letter" aria-hidden="true">
        {service.letter}
      </span>
      <span class={`tile-name${title.length > longName ? ' long' : ''}`}>{title}</span>
      {left === null && service.hint !== null && <span class="tile-hint">{name(service.hint)}</span>}
      <ServiceFacts service={service} left={left} />
    </button>
  );
}

/** "4 người chờ · khoảng 10–15 phút · còn 3 số", or why no number is given. */
export function ServiceFacts({ service, left = null }: { service: Service; left?: number | null }) {
  const { kiosk, shared } = useKioskTexts();
  const standing = availabilityOf(service);
  if (standing === 'full') return <span class="facts none">{kiosk.full}</span>;
  if (standing === 'closed') return <span class="facts none">{kiosk.closed}</span>;
  return (
    <span class="facts">
      <span>{service.waiting === 0 ? kiosk.nobodyWaits : fill(kiosk.waiting, { n: service.waiting })}</span>
      {service.wait !== null && <span>{waitText(service.wait, shared)}</span>}
      {left !== null && <b>{fill(kiosk.remaining, { n: left })}</b>}
    </span>
  );
}
