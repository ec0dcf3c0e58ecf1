// The button that lets the phone vibrate and ring, because browsers allow sound only after a touch. It is loaded after the
// first rendering but before the touch: the sound must be opened while the touch is handled.
import { useEffect, useState } from 'preact/hooks';
import { allowBell, canRing, keepAwake, ring } from './bell.ts';
import type { PhoneTexts } from './phone-ticket-text.ts';

export { ring };

/** The bell stays allowed while the page is open, even if the button disappears meanwhile. */
let allowed = false;

export function BellButton({ text }: { text: Pick<PhoneTexts, 'bellAllow' | 'bellAllowHint' | 'bellOn'> }) {
  const [on, setOn] = useState(allowed);
  useEffect(() => (on ? keepAwake() : undefined), [on]);
  if (!canRing()) return null;
  if (on)
    return (
      <p class="bell bell-on" role="status">
        <Bell />
        {text.bellOn}
      </p>
    );
  return (
    <button
      type="button"
      class="bell"
      onClick={() => {
        allowed = true;
        setOn(true);
        void allowBell();
      }}
    >
      <Bell />
      <span>
        <b>{text.bellAllow}</b>
        {text.bellAllowHint}
      </span>
    </button>
  );
}

function Bell() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6zM10 20a2 2 0 0 0 4 0" />
    </svg>
  );
}
