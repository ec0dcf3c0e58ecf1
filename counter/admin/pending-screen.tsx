// One screen that waits for approval: the code that it shows, and the name that the administrator gives it.

import { useState } from 'preact/hooks';
import { maxScreenNameLength } from '../../common/contract/rules.ts';
import type { CounterId, DeviceKind } from '../../common/contract/words.ts';
import { fill } from '../../common/text/fill.ts';
import { clockText } from '../../common/text/format.ts';
import { type DeskTexts, useDeskTexts } from '../shared/language.tsx';
import type { CounterChoice } from '../shared/staff-session.ts';
import type { Pairings } from './pairings.ts';

interface PendingProps {
  pending: Pairings['pending'][number];
  /** The number that the suggested name gets, counted from 1 for each kind. */
  ordinal: number;
  counters: CounterChoice[];
  timeZone: string;
  onApprove: (code: string, name: string, counterId: CounterId | null) => Promise<void>;
  onReject: () => void;
}

export function formatKind(kind: DeviceKind, desk: DeskTexts['desk']): string {
  return { kiosk: desk.kindKiosk, display: desk.kindDisplay, rating: desk.kindRating }[kind];
}

/** Returns "482 913" for "482913", as the screen shows it. */
function formatPairingCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

export function PendingScreen({ pending, ordinal, counters, timeZone, onApprove, onReject }: PendingProps) {
  const { desk, shared } = useDeskTexts();
  const { code, kind } = pending;
  const [name, setName] = useState(`${formatKind(kind, desk)} ${ordinal}`);
  const [counterId, setCounterId] = useState<CounterId | null>(pending.counterId);
  const [missing, setMissing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === '') return setMissing(desk.nameScreen);
    if (kind === 'rating' && counterId === null) return setMissing(desk.counterNeeded);
    setMissing(null);
    setBusy(true);
    await onApprove(code, name.trim(), counterId);
    setBusy(false);
  };

  return (
    <form class="card pending" onSubmit={submit} noValidate>
      <div class="pending-code">
        <b>{formatPairingCode(code)}</b>
        <span class="quiet">
          {formatKind(kind, desk)} · {fill(desk.requestedAt, { time: clockText(pending.requestedAt, timeZone) })}
        </span>
      </div>
      <label class="field">
        <span>{desk.screenName}</span>
        <input value={name} maxLength={maxScreenNameLength} onInput={event => setName(event.currentTarget.value)} />
      </label>
      {kind === 'rating' && (
        <label class="field">
          <span>{desk.atCounter}</span>
          <select
            value={counterId ?? ''}
            onChange={event => {
              const chosen = event.currentTarget.value;
              setCounterId(counters.find(counter => counter.id === chosen)?.id ?? null);
            }}
          >
            <option value="">{desk.chooseOne}</option>
            {counters.map(counter => (
              <option key={counter.id} value={counter.id}>
                {fill(shared.counter, { label: counter.label })}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="pending-ends">
        <button type="button" class="plain" onClick={onReject}>
          {desk.reject}
        </button>
        <button type="submit" class="red" disabled={busy}>
          {desk.approve}
        </button>
      </div>
      {missing !== null && (
        <p class="calm-message" role="alert">
          {missing}
        </p>
      )}
    </form>
  );
}
