// What all pages for dossiers share: words, the clock's zone, whether the server is there, who is being served, where one can go.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CallInput } from '../../common/contract/calls/index.ts';
import type { IdCard } from '../../common/contract/scanned.ts';
import type { CounterView } from '../../common/contract/views.ts';
import type { Trouble } from '../../common/screen/call.ts';
import type { Staff } from '../shared/staff-session.ts';
import type { Message } from '../shared/use-message.ts';
import type { DossierTexts } from './dossier-texts.ts';
import type { Draft } from './draft.ts';
import type { PendingRequest } from './pending-request.ts';
import type { Place } from './places.ts';

/** What outlives a page, but never its officer's session, and never this window. */
export interface DossierMemory {
  draft: Draft | null;
  /** Something was typed into it that a reload of the page would lose. */
  hasInput: boolean;
  /** Of the draft: a reception whose answer was lost is the same press, also after the form was left and opened again. */
  pendingRequest: PendingRequest;
  /** What was sent first with that press. */
  sentInput: CallInput<'dossier.receive'> | null;
  /** Scanned at the desk, on its way into the form that it opens; then forgotten. */
  card: IdCard | null;
  /** How the list was last looked at. */
  list: { which: string; mine: boolean; text: string; page: number; step: number | null } | null;
}

export interface DossierContextValue {
  texts: DossierTexts;
  timeZone: string;
  staff: Staff;
  colleagues: readonly { id: string; name: string }[];
  /** The ticket called or being served at this counter. */
  ticket: CounterView['current'];
  lost: boolean;
  /** Whether this person does deeds, or only looks. */
  mayAct: boolean;
  isLeader: boolean;
  memory: DossierMemory;
  go: (place: Place) => void;
  /** Back to the desk; null for whoever sits at none. */
  toDesk: (() => void) | null;
  showMessage: (text: string, tone?: Message['tone']) => void;
  onTrouble: (refusal: Trouble, detail: unknown) => void;
}

export const DossierContext = createContext<DossierContextValue | null>(null);

export function useDossierContext(): DossierContextValue {
  const room = useContext(DossierContext);
  if (room === null) throw new Error('a page for dossiers stands outside of its room');
  return room;
}
