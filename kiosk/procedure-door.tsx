// The door to the procedures, under the one to the numbers: what the office does, which papers, how long.
import { ArrowIcon, PaperIcon } from './icons.tsx';
import { useWords } from './words.ts';
import './procedure-door.css';

export function ProcedureDoor({ onOpen }: { onOpen: () => void }) {
  const { find } = useWords().kiosk;
  return (
    <button type="button" class="second-door" onClick={onOpen}>
      <span class="second-door-icon">
        <PaperIcon />
      </span>
      <span>
        <b>{find.door}</b>
        <span>{find.doorHow}</span>
      </span>
      <ArrowIcon />
    </button>
  );
}
