// The tile of a service. It says beforehand if no number can be taken.
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { availabilityOf, fewLeftOf, type Service, waitText } from '../service-status.ts';
import './service-tile.css';

/** A longer name is set smaller, so that it fits into its tile. */
export const smallNameFrom = 30;

interface ServiceTileProps {
  service: Service;
  /** No numbers are given now, for example because the connection is lost. */
  disabled: boolean;
  onTouch: () => void;
}

export function ServiceTile({ service, disabled, onTouch }: ServiceTileProps) {
  const { name } = useKioskTexts();
  const availability = availabilityOf(service);
  const title = name(service.name);
  // The hint gives way to the warning that few numbers are left.
  const left = availability === 'open' ? fewLeftOf(service) : null;
  return (
    <button
      type="button"
      class={`tile ${availability}`}
      disabled={disabled || availability !== 'open'}
      onClick={onTouch}
    >
      <span class="letter" aria-hidden="true">
        {service.letter}
      </span>
      <span class={`tile-name${title.length > smallNameFrom ? ' long' : ''}`}>{title}</span>
      {left === null && service.hint !== null && <span class="tile-hint">{name(service.hint)}</span>}
      <ServiceFacts service={service} left={left} />
    </button>
  );
}

/** Shows "4 người chờ · khoảng 10–15 phút · còn 3 số", or why no number can be taken. */
export function ServiceFacts({ service, left = null }: { service: Service; left?: number | null }) {
  const { kiosk, shared } = useKioskTexts();
  const availability = availabilityOf(service);
  if (availability === 'full') return <span class="facts none">{kiosk.full}</span>;
  if (availability === 'closed') return <span class="facts none">{kiosk.closed}</span>;
  return (
    <span class="facts">
      <span>{service.waiting === 0 ? kiosk.nobodyWaits : fill(kiosk.waiting, { n: service.waiting })}</span>
      {service.wait !== null && <span>{waitText(service.wait, shared)}</span>}
      {left !== null && <b>{fill(kiosk.remaining, { n: left })}</b>}
    </span>
  );
}
