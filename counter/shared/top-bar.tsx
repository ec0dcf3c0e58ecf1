// The dark bar over every page of the desk: where I am, what I may open, who I am.
import type { ComponentChildren } from 'preact';
import { LanguageChoice, useWords } from './language.tsx';
import type { Staff } from './staff-session.ts';
import './top-bar.css';

export type Section = 'desk' | 'dossiers' | 'screens' | 'procedures' | 'outside';

interface TopBarProps {
  staff: Staff;
  sections: Section[];
  section: Section;
  onSection: (section: Section) => void;
  onSignOut: () => void;
  /** Left: the counter and its state. */
  children?: ComponentChildren;
  /** Right, before the name: what can be done with the counter. */
  tools?: ComponentChildren;
}

export function TopBar({ staff, sections, section, onSection, onSignOut, children, tools }: TopBarProps) {
  const { desk } = useWords();
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
