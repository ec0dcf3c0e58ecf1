// Ordinary or priority: the second and last touch before the number. The page says who counts as priority and asks nothing
// else.
import type { PriorityId, ServiceId } from '../../../common/contract/words.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { BackButton } from '../parts/back-button.tsx';
import { ArrowIcon, PriorityIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import { ServiceFacts, smallNameFrom } from '../parts/service-tile.tsx';
import { availabilityOf } from '../service-status.ts';
import type { Attempt } from '../use-take-number.ts';
import { IssueTrouble, SlowNotice } from './issue-trouble.tsx';
import './choice.css';

interface ChoiceProps {
  context: PageContext;
  serviceId: ServiceId;
  /** The name of the procedure for which the number is taken, as in the catalogue; null when none was chosen. */
  procedure: string | null;
  attempt: Attempt | null;
  onTake: (priority: PriorityId | null) => void;
  onRetry: () => void;
  onBack: () => void;
}

export function Choice({ context, serviceId, procedure, attempt, onTake, onRetry, onBack }: ChoiceProps) {
  const { kiosk, name } = useKioskTexts();
  const { view, lostAt } = context;
  const service = view.services.find(candidate => candidate.id === serviceId);
  const title = service === undefined ? kiosk.closed : name(service.name);
  const running = attempt !== null && attempt.trouble === null;
  const notOpen = service === undefined || availabilityOf(service) !== 'open';
  const disabled = running || lostAt !== null || notOpen;
  const isRunning = (priority: PriorityId | null) => running && attempt.request.priority === priority;
  return (
    <Frame page="choice" context={context} foot={<BackButton disabled={running} onBack={onBack} />}>
      <div class="chosen">
        <span class="letter" aria-hidden="true">
          {service?.letter}
        </span>
        <div>
          <h1 class={title.length > smallNameFrom ? 'long' : ''} tabIndex={-1}>
            {title}
          </h1>
          {procedure === null ? (
            service?.hint && <p>{name(service.hint)}</p>
          ) : (
            <p class="chosen-procedure" lang="vi">
              {procedure}
            </p>
          )}
          {service && <ServiceFacts service={service} />}
        </div>
      </div>
      <IssueTrouble attempt={attempt} lost={lostAt !== null} onRetry={onRetry} />
      <div class="choices">
        <button
          type="button"
          class="ordinary"
          disabled={disabled}
          aria-busy={isRunning(null)}
          onClick={() => onTake(null)}
        >
          <span>
            <b>{isRunning(null) ? kiosk.issuing : kiosk.ordinary}</b>
            <span class="ordinary-who">{isRunning(null) ? <SlowNotice /> : kiosk.ordinaryWho}</span>
          </span>
          <ArrowIcon />
        </button>
        {view.priorities.length > 0 && (
          <Priorities
            priorities={view.priorities}
            disabled={disabled}
            isRunning={isRunning}
            onTake={priority => onTake(priority)}
          />
        )}
      </div>
    </Frame>
  );
}

interface PrioritiesProps {
  priorities: PageContext['view']['priorities'];
  disabled: boolean;
  /** Tells whether the number of this priority class is being requested now. */
  isRunning: (priority: PriorityId) => boolean;
  onTake: (priority: PriorityId) => void;
}

function Priorities({ priorities, disabled, isRunning, onTake }: PrioritiesProps) {
  const { kiosk, name } = useKioskTexts();
  return (
    <section class="priorities" aria-labelledby="priority-title">
      <h2 id="priority-title">
        <PriorityIcon />
        <span>
          {kiosk.priorityTitle}
          <small>{kiosk.priorityHow}</small>
        </span>
      </h2>
      <ul>
        {priorities.map(priority => (
          <li key={priority.id}>
            <button
              type="button"
              class="priority"
              disabled={disabled}
              aria-busy={isRunning(priority.id)}
              onClick={() => onTake(priority.id)}
            >
              <b>{isRunning(priority.id) ? kiosk.issuing : name(priority.name)}</b>
              <span class="priority-who">{isRunning(priority.id) ? <SlowNotice /> : name(priority.who)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
