// The pad for the last four digits that open the personal part of a dossier.
import { useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { EraseIcon } from '../touchscreen/parts/icons.tsx';

interface DigitPadProps {
  disabled: boolean;
  /** Nothing has been typed, so there is nothing to erase. */
  empty: boolean;
  onDigit: (digit: string) => void;
  onErase: () => void;
}

export function DigitPad({ disabled, empty, onDigit, onErase }: DigitPadProps) {
  const { dossier } = useKioskTexts().kiosk;
  return (
    <div class="more-pad">
      {[...'1234567890'].map(digit => (
        <button key={digit} type="button" class="key" disabled={disabled} onClick={() => onDigit(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" class="key" aria-label={dossier.erase} disabled={empty || disabled} onClick={onErase}>
        <EraseIcon />
      </button>
    </div>
  );
}
