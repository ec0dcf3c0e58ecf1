// The links beside the services: to the procedures (which papers, how long), and to the citizen's own dossier.
import type { ComponentChildren } from 'preact';
import { useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon, PaperIcon, SearchIcon } from './icons.tsx';
import './secondary-links.css';
import type { KioskView } from '../../../common/contract/views/kiosk-views.ts';

interface SecondaryLinksProps {
  view: KioskView;
  onProcedures: () => void;
  onDossiers: () => void;
}

interface SecondaryLinkProps {
  icon: ComponentChildren;
  name: string;
  how: string;
  onOpen: () => void;
}

function SecondaryLink({ icon, name, how, onOpen }: SecondaryLinkProps) {
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

export function SecondaryLinks({ view, onProcedures, onDossiers }: SecondaryLinksProps) {
  const { find, dossier } = useKioskTexts().kiosk;
  return (
    <div class={`secondary-links${view.dossiers === null ? '' : ' two'}`}>
      <SecondaryLink icon={<PaperIcon />} name={find.door} how={find.doorHow} onOpen={onProcedures} />
      {view.dossiers !== null && (
        <SecondaryLink icon={<SearchIcon />} name={dossier.door} how={dossier.doorHow} onOpen={onDossiers} />
      )}
    </div>
  );
}

/** The same links as small buttons, for the footer of a lowered page. */
export function SecondaryPills({ view, onProcedures, onDossiers }: SecondaryLinksProps) {
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
