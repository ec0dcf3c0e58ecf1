// The doors beside the one to the numbers: to the procedures (which papers, how long), and to the own dossier (how far it is).
import type { ComponentChildren } from 'preact';
import type { KioskView } from '../../../common/contract/views.ts';
import { useWords } from '../kiosk-texts.ts';
import { ArrowIcon, PaperIcon, SearchIcon } from './icons.tsx';
import './secondary-links.css';

interface DoorsProps {
  view: KioskView;
  onProcedures: () => void;
  onDossiers: () => void;
}

function Door({ icon, name, how, onOpen }: { icon: ComponentChildren; name: string; how: string; onOpen: () => void }) {
  return (
    <button type="button" class="second-door" onClick={onOpen}>
      <span class="second-door-icon">{icon}</span>
      <span>
        <b>{name}</b>
        <span>{how}</span>
      </span>
      <ArrowIcon />
    </button>
  );
}

export function SecondDoors({ view, onProcedures, onDossiers }: DoorsProps) {
  const { find, dossier } = useWords().kiosk;
  return (
    <div class={`second-doors${view.dossiers === null ? '' : ' two'}`}>
      <Door icon={<PaperIcon />} name={find.door} how={find.doorHow} onOpen={onProcedures} />
      {view.dossiers !== null && (
        <Door icon={<SearchIcon />} name={dossier.door} how={dossier.doorHow} onOpen={onDossiers} />
      )}
    </div>
  );
}

/** The same as pills, for the foot of a lowered page. */
export function ShortDoors({ view, onProcedures, onDossiers }: DoorsProps) {
  const { find, dossier } = useWords().kiosk;
  return (
    <>
      <button type="button" class="pill" onClick={onProcedures}>
        {find.doorShort}
      </button>
      {view.dossiers !== null && (
        <button type="button" class="pill" onClick={onDossiers}>
          {dossier.doorShort}
        </button>
      )}
    </>
  );
}
