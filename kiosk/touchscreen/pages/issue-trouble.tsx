// What the choice page says while a number takes long to come, and when it did not come.
import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { NoticeIcon } from '../parts/icons.tsx';
import type { Attempt } from '../use-take-number.ts';

/** A request that takes longer than this is announced as slow. */
const slowAfterMs = 2_500;

export function SlowNotice() {
  const { kiosk } = useKioskTexts();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return <span role="status">{slow && kiosk.issuingSlow}</span>;
}

interface IssueTroubleProps {
  attempt: Attempt | null;
  /** The connection is lost, so a retry is not possible. */
  lost: boolean;
  onRetry: () => void;
}

export function IssueTrouble({ attempt, lost, onRetry }: IssueTroubleProps) {
  const { kiosk, refusals } = useKioskTexts();
  const trouble = attempt?.trouble ?? null;
  if (trouble === null) return <div role="alert" />;
  const temporary = trouble === 'server.unreachable' || trouble === 'server.fault' || trouble === 'rate.limited';
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
      {temporary && (
        <button type="button" class="big" disabled={lost} onClick={onRetry}>
          {kiosk.tryAgain}
        </button>
      )}
    </div>
  );
}
