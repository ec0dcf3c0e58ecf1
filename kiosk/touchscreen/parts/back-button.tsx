// The button in the footer that leads one step back.
import { useKioskTexts } from '../kiosk-texts.ts';
import { BackIcon } from './icons.tsx';

export function BackButton({ disabled = false, onBack }: { disabled?: boolean; onBack: () => void }) {
  const { kiosk } = useKioskTexts();
  return (
    <button type="button" class="pill back" disabled={disabled} onClick={onBack}>
      <BackIcon />
      {kiosk.back}
    </button>
  );
}
