// Which sections of the desk a signed-in person may open, and which one is shown first.
import { type SessionDetails, worksAtCounter } from '../shared/staff-session.ts';
import type { Section } from '../shared/top-bar.tsx';

/** Returns the sections in the order of the top bar. It is empty for a person whose role has no page here. */
export function listSections({ staff, dossiers, outside }: SessionDetails): Section[] {
  const sections: Section[] = [];
  if (worksAtCounter(staff)) sections.push('desk');
  if (dossiers) sections.push('dossiers');
  if (staff.roles.includes('admin')) sections.push('screens', 'procedures');
  if (staff.roles.includes('admin') && outside) sections.push('outside');
  return sections;
}

/** Returns the wanted section if this person may open it, otherwise the section that this person works in first. */
export function chooseSection(wanted: Section | null, { counters }: SessionDetails, sections: Section[]): Section {
  if (wanted !== null && sections.includes(wanted)) return wanted;
  // An administrator who works at no counter usually signs in to approve screens.
  const first = sections.includes('screens') && !counters.some(counter => counter.mine) ? 'screens' : sections[0];
  return first ?? 'desk';
}
