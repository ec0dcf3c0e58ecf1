// What all pages for dossiers share: texts, time zone, connection, the ticket being served, and the way to other pages.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CallInput } from '../../common/contract/calls/index.ts';
import type { IdCard } from '../../common/contract/scanned.ts';
import type { CounterView } from '../../common/contract/views/desk-views.ts';
import type { Trouble } from '../../common/screen/call.ts';
import type { Staff } from '../shared/staff-session.ts';
import type { ShowMessage } from '../shared/use-message.ts';
import type { DossierTexts } from './dossier-texts.ts';
import type { Draft } from './draft.ts';
import type { ListFilter } from './list-filter.ts';
import type { PendingRequest } from './pending-request.ts';
import type { Place } from './places.ts';

/** What outlives a page, but neither its officer's session nor this window. */
export interface DossierMemory {
  draft: Draft | null;
  /** Whether the draft holds work that a reload of the page would lose. */
  hasInput: boolean;
  /**
   * The request id of the draft. It is kept when the form is left, because the answer to the first try may have been
   * lost.
   */
  pendingRequest: PendingRequest;
  /** The input that was first sent with that request id. */
  sentInput: CallInput<'dossier.receive'> | null;
  /** A card that was scanned at the desk and fills the form that it opens. The form clears it. */
  card: IdCard | null;
  /** The filter with which the list was last shown. */
  list: ListFilter | null;
}

export interface DossierContextValue {
  texts: DossierTexts;
  timeZone: string;
  staff: Staff;
  colleagues: readonly { id: string; name: string }[];
  /** The ticket called or being served at this counter. */
  ticket: CounterView['current'];
  /** Whether the server is out of reach. */
  lost: boolean;
  /** Whether this person may act on dossiers, or only read them. */
  mayAct: boolean;
  /** Whether this person may see numbers and fees. */
  isLeader: boolean;
  memory: DossierMemory;
  go: (place: Place) => void;
  /** Opens the desk; null for a person who works at no counter. */
  toDesk: (() => void) | null;
  /** Returns to the desk, or to the list for a person who works at no counter. */
  leave: () => void;
  showMessage: ShowMessage;
  onTrouble: (refusal: Trouble, detail: unknown) => void;
}

export const DossierContext = createContext<DossierContextValue | null>(null);

/** @throws Error outside of the section for dossiers */
export function useDossierContext(): DossierContextValue {
  const context = useContext(DossierContext);
  if (context === null) throw new Error('useDossierContext needs a DossierContext.Provider');
  return context;
}
