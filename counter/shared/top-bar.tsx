// The dark bar above every page of the desk: the counter, the sections this person may open, and who is signed in.
import type { ComponentChildren } from 'preact';
import { LanguageChoice, useDeskTexts } from './language.tsx';
import type { Staff } from './staff-session.ts';
import './top-bar.css';

export type Section = 'desk' | 'dossiers' | 'screens' | 'procedures' | 'outside';

interface TopBarProps {
  staff: Staff;
  sections: Section[];
  section: Section;
  onSection: (section: Section) => void;
  onSignOut: () => void;
  /** Shown at the left: the counter and its state, or a title. */
  children?: ComponentChildren;
  /** Shown at the right, before the name: the actions on the counter itself. */
  tools?: ComponentChildren;
}

/** What the shell gives to every page for its top bar. */
export type Bar = Omit<TopBarProps, 'onSignOut' | 'children' | 'tools'>;

export function TopBar({ staff, sections, section, onSection, onSignOut, children, tools }: TopBarProps) {
  const { desk } = useDeskTexts();
  const names: Record<Section, string> = {
    desk: desk.sectionDesk,
    dossiers: desk.sectionDossiers,
    screens: desk.sectionScreens,
    procedures: desk.sectionProcedures,
    outside: desk.sectionOutside,
  };
  return (
    <header class="top-bar">
      {children}
      {sections.length > 1 && (
        <nav aria-label={desk.sections}>
          {sections.map(name => (
            <button
              key={name}
              type="button"
              aria-current={name === section ? 'page' : undefined}
              onClick={() => onSection(name)}
            >
              {names[name]}
            </button>
          ))}
        </nav>
      )}
      <div class="top-bar-right">
        {tools}
        <span class="me" title={staff.name}>
          {staff.name}
        </span>
        <LanguageChoice />
        <button type="button" class="bar-button" onClick={onSignOut}>
          {desk.signOut}
        </button>
      </div>
    </header>
  );
}
