// Ordinary or priority: the second and last touch before the number. Says who counts as priority; asks nothing else.
import { useEffect, useState } from 'preact/hooks';
import type { PriorityId, ServiceId } from '../../../common/contract/words.ts';
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon, BackIcon, NoticeIcon, PriorityIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import { longName, ServiceFacts } from '../parts/service-tile.tsx';
import { availabilityOf } from '../service-status.ts';
import type { Attempt } from '../use-take-number.ts';
import './choice.css';

/** Longer than this under way is told as slow. */
const slowAfterMs = 2_500;

export function Choice({
  context,
  serviceId,
  procedure,
  attempt,
  onTake,
  onRetry,
  onBack,
}: {
  context: PageContext;
  serviceId: ServiceId;
  /** What the citizen comes for, where it was chosen; in the words of the catalogue. */
  procedure: string | null;
  attempt: Attempt | null;
  onTake: (priority: PriorityId | null) => void;
  onRetry: () => void;
  onBack: () => void;
}) {
  const { kiosk, name } = useKioskTexts();
  const { view, lostAt } = context;
  const service = view.services.find(each => each.id === serviceId);
  const title = service === undefined ? kiosk.closed : name(service.name);
  const underWay = attempt !== null && attempt.trouble === null;
  const notOpen = service === undefined || availabilityOf(service) !== 'open';
  const stopped = underWay || lostAt !== null || notOpen;
  const isPressed = (priority: PriorityId | null) => underWay && attempt.priority === priority;
  return (
    <Frame
      page="choice"
      context={context}
      foot={
        <button type="button" class="pill back" disabled={underWay} onClick={onBack}>
          <BackIcon />
          {kiosk.back}
        </button>
      }
    >
      <div class="chosen">
        <span class="letter" aria-hidden="true">
          {service?.letter}
        </span>
        <div>
          <h1 class={title.length > longName ? 'long' : ''} tabIndex={-1}>
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
      <Trouble attempt={attempt} lost={lostAt !== null} onRetry={onRetry} />
      <div class="choices">
        <button
          type="button"
          class="ordinary"
          disabled={stopped}
          aria-busy={isPressed(null)}
          onClick={() => onTake(null)}
        >
          <span>
            <b>{isPressed(null) ? kiosk.issuing : kiosk.ordinary}</b>
            <span class="ordinary-who">{isPressed(null) ? <Slow /> : kiosk.ordinaryWho}</span>
          </span>
          <ArrowIcon />
        </button>
        {view.priorities.length > 0 && (
          <section class="priorities" aria-labelledby="priority-title">
            <h2 id="priority-title">
              <PriorityIcon />
              <span>
                {kiosk.priorityTitle}
                <small>{kiosk.priorityHow}</small>
              </span>
            </h2>
            <ul>
              {view.priorities.map(priority => (
                <li key={priority.id}>
                  <button
                    type="button"
                    class="priority"
                    disabled={stopped}
                    aria-busy={isPressed(priority.id)}
                    onClick={() => onTake(priority.id)}
                  >
                    <b>{isPressed(priority.id) ? kiosk.issuing : name(priority.name)}</b>
                    <span class="priority-who">{isPressed(priority.id) ? <Slow /> : name(priority.who)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Frame>
  );
}

function Slow() {
  const { kiosk } = useKioskTexts();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return <span role="status">{slow && kiosk.issuingSlow}</span>;
}

function Trouble({ attempt, lost, onRetry }: { attempt: Attempt | null; lost: boolean; onRetry: () => void }) {
  const { kiosk, refusals } = useKioskTexts();
  const trouble = attempt?.trouble ?? null;
  if (trouble === null) return <div role="alert" />;
  const passing = trouble === 'server.unreachable' || trouble === 'server.fault' || trouble === 'rate.limited';
  const text =
    trouble === 'server.unreachable'
      ? kiosk.noAnswer
      : trouble === 'server.fault' && typeof attempt?.detail === 'string'
        ? fill(kiosk.fault, { reference: attempt.detail })
        : refusals[trouble];
  return (
    <div role="alert" class="trouble">
      <span class="trouble-mark">
        <NoticeIcon />
      </span>
      <p>
        <b>{kiosk.notIssued}</b>
        <span>{text}</span>
      </p>
      {passing && (
        <button type="button" class="big" disabled={lost} onClick={onRetry}>
          {kiosk.tryAgain}
        </button>
      )}
    </div>
  );
}
