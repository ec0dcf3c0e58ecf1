// Asks for the reason of a pause: one of the office's list, or a few words. The hall shows it to the citizens.
import { useRef, useState } from 'preact/hooks';
import { maxPauseReasonLength } from '../../common/contract/rules.ts';
import type { CounterView } from '../../common/contract/views/desk-views.ts';
import { nameIn } from '../../common/text/fill.ts';
import { readDigit } from '../input/typed-digits.ts';
import { BackButton, Dialog } from '../shared/dialog.tsx';
import { useDeskTexts } from '../shared/language.tsx';

interface PauseProps {
  view: CounterView;
  onPause: (reason: string) => void;
  onClose: () => void;
}

export function PauseDialog({ view, onPause, onClose }: PauseProps) {
  const { desk, language } = useDeskTexts();
  const [chosen, setChosen] = useState<number | null>(null);
  const [ownReason, setOwnReason] = useState('');
  const [isSubmitted, setSubmitted] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const go = useRef<HTMLButtonElement>(null);
  const otherIndex = view.pauseReasons.length;

  const choose = (index: number) => {
    setChosen(index);
    if (index === otherIndex) field.current?.focus();
    else go.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    const digit = readDigit(event);
    if (digit === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const index = Number(digit) - 1;
    if (index < 0 || index > otherIndex) return;
    // Without this the digit would also be typed into the field that receives the focus.
    event.preventDefault();
    choose(index);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setSubmitted(true);
    // The hall shows Vietnamese first, whatever language the officer works in.
    const reason = chosen === null || chosen === otherIndex ? ownReason.trim() : view.pauseReasons[chosen]?.vi;
    if (reason) onPause(reason);
    else field.current?.focus();
  };

  const missing = isSubmitted && (chosen === null || chosen === otherIndex) && ownReason.trim() === '';
  return (
    <Dialog title={desk.pauseTitle} onClose={onClose} onKeyDown={onKeyDown}>
      <p class="quiet">{desk.pauseHow}</p>
      <form onSubmit={submit} noValidate>
        <div class="choices">
          {view.pauseReasons.map((reason, i) => (
            <button key={reason.vi} type="button" class="choice" aria-pressed={chosen === i} onClick={() => choose(i)}>
              <kbd>{i + 1}</kbd>
              <span>{nameIn(reason, language)}</span>
            </button>
          ))}
          <label class={chosen === otherIndex ? 'choice other chosen' : 'choice other'}>
            <kbd>{otherIndex + 1}</kbd>
            <span>{desk.otherReason}</span>
            <input
              ref={field}
              value={ownReason}
              maxLength={maxPauseReasonLength}
              onFocus={() => setChosen(otherIndex)}
              onInput={event => setOwnReason(event.currentTarget.value)}
            />
          </label>
        </div>
        <p class="dialog-summary calm-message" role="status">
          {missing ? desk.pauseNothing : null}
        </p>
        <div class="dialog-ends">
          <BackButton onClose={onClose} />
          <button type="submit" class="red" data-first ref={go}>
            {desk.pauseYes} <kbd>{desk.keyEnter}</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
