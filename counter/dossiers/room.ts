// What all pages for dossiers share: words, the clock's zone, whether the server is there, who is being served, where one can go.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CallInput } from '../../common/contract/calls/index.ts';
import type { IdCard } from '../../common/contract/scanned.ts';
import type { CounterView } from '../../common/contract/views.ts';
import type { Trouble } from '../../common/screen/call.ts';
import type { Message } from '../desk/use-message.ts';
import type { Staff } from '../session.ts';
import type { Draft } from './draft.ts';
import type { Place } from './places.ts';
import type { Press } from './press.ts';
import type { DossierWords } from './words.ts';

/** What outlives a page, but never its officer's session, and never this window. */
export interface RoomMemory {
  draft: Draft | null;
  /** Something was typed into it that a reload of the page would lose. */
  begun: boolean;
  /** Of the draft: a reception whose answer was lost is the same press, also after the form was left and opened again. */
  press: Press;
  /** What was sent first with that press. */
  sent: CallInput<'dossier.receive'> | null;
  /** Scanned at the desk, on its way into the form that it opens; then forgotten. */
  card: IdCard | null;
  /** How the list was last looked at. */
  list: { which: string; mine: boolean; text: string; page: number; step: number | null } | null;
}

export interface RoomSetting {
  words: DossierWords;
  timeZone: string;
  staff: Staff;
  colleagues: readonly { id: string; name: string }[];
  /** The ticket called or being served at this counter. */
  ticket: CounterView['current'];
  lost: boolean;
  /** Whether this person does deeds, or only looks. */
  mayAct: boolean;
  maySum: boolean;
  memory: RoomMemory;
  go: (place: Place) => void;
  /** Back to the desk; null for whoever sits at none. */
  toDesk: (() => void) | null;
  say: (text: string, tone?: Message['tone']) => void;
  onTrouble: (refusal: Trouble, detail: unknown) => void;
}

export const RoomContext = createContext<RoomSetting | null>(null);

export function useRoom(): RoomSetting {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('a page for dossiers stands outside of its room');
  return room;
}
