// The button that leads from a procedure or dossier to a number, or the reason why no number can be taken now.
import { useKioskTexts } from '../kiosk-texts.ts';
import { availabilityOf, type Service } from '../service-status.ts';
import { ArrowIcon, SlipIcon } from './icons.tsx';
import type { PageContext } from './page-frame.tsx';

interface TakeNumberButtonProps {
  context: PageContext;
  /** Undefined when the citizen still has to choose the service. */
  service: Service | undefined;
  label: string;
  onTake: () => void;
}

export function TakeNumberButton({ context, service, label, onTake }: TakeNumberButtonProps) {
  const { find } = useKioskTexts().kiosk;
  const { view, lostAt } = context;
  const availability = service === undefined ? 'open' : availabilityOf(service);
  const reasons = { open: null, full: find.takeFull, closed: find.takeClosed };
  const reason = view.hours.open ? reasons[availability] : find.takeOff;
  return (
    <button type="button" class="big take-number" disabled={reason !== null || lostAt !== null} onClick={onTake}>
      <SlipIcon />
      {reason ?? label}
      {reason === null && <ArrowIcon />}
    </button>
  );
}
