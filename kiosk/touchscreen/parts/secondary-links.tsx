// The doors beside the one to the numbers: to the procedures (which papers, how long), and to the own dossier (how far it is).
import type { ComponentChildren } from 'preact';
import type { KioskView } from '../../../common/contract/views.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon, PaperIcon, SearchIcon } from './icons.tsx';
import './secondary-links.css';

interface DoorsProps {
  view: KioskView;
  onProcedures: () => void;
  onDossiers: () => void;
}

function Door({ icon, name, how, onOpen }: { icon: ComponentChildren; name: string; how: string; onOpen: () => void }) {
  return (
    <button type="button" class="secondary-link" onClick={onOpen}>
      <span class="secondary-link-icon">{icon}</span>
      <span>
        <b>{name}</b>
        <span>{how}</span>
      </span>
      <ArrowIcon />
    </button>
  );
}

export function SecondaryLinks({ view, onProcedures, onDossiers }: DoorsProps) {
  const { find, dossier } = useKioskTexts().kiosk;
  return (
    <div class={`secondary-links${view.dossiers === null ? '' : ' two'}`}>
      <Door icon={<PaperIcon />} name={find.door} how={find.doorHow} onOpen={onProcedures} />
      {view.dossiers !== null && (
        <Door icon={<SearchIcon />} name={dossier.door} how={dossier.doorHow} onOpen={onDossiers} />
      )}
    </div>
  );
}

/** The same as pills, for the foot of a lowered page. */
export function SecondaryPills({ view, onProcedures, onDossiers }: DoorsProps) {
  const { find, dossier } = useKioskTexts().kiosk;
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
