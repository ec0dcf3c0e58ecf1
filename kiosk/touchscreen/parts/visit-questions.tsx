// The two questions that the kiosk asks by itself: whether a second number is wanted, and whether somebody is still there.
import type { TicketNumber } from '../../../common/contract/words.ts';
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { Question } from './question.tsx';

interface AgainQuestionProps {
  /** The number that was given shortly before. */
  previous: TicketNumber | undefined;
  onCancel: () => void;
  onConfirm: () => void;
}

export function AgainQuestion({ previous, onCancel, onConfirm }: AgainQuestionProps) {
  const { kiosk } = useKioskTexts();
  return (
    <Question title={kiosk.againAsk} yes={kiosk.againNo} no={kiosk.againYes} onYes={onCancel} onNo={onConfirm}>
      <p>{fill(kiosk.again, { number: previous ?? '' })}</p>
    </Question>
  );
}

interface StillThereQuestionProps {
  leftSec: number;
  onStay: () => void;
  onLeave: () => void;
}

export function StillThereQuestion({ leftSec, onStay, onLeave }: StillThereQuestionProps) {
  const { kiosk } = useKioskTexts();
  return (
    <Question title={kiosk.stillThere} yes={kiosk.stillHere} no={kiosk.goHome} onYes={onStay} onNo={onLeave}>
      <p class="countdown">{leftSec}</p>
      <p>{fill(kiosk.stillThereHow, { n: leftSec })}</p>
    </Question>
  );
}
