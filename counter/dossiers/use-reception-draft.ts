// The draft of the reception form. It belongs to the ticket at this counter and is kept while the officer looks at
// other pages.
import { useEffect, useState } from 'preact/hooks';
import { useDossierContext } from './dossier-context.ts';
import { type Draft, emptyDraft, hasInput } from './draft.ts';

interface ReceptionDraft {
  draft: Draft;
  setDraft: (change: (old: Draft) => Draft) => void;
  change: (part: Partial<Draft>) => void;
  /** Whether the draft was just created, not taken up again. */
  isNew: boolean;
}

/** A draft that was begun for another ticket is dropped, so that no citizen's data gets into another's dossier. */
export function useReceptionDraft(): ReceptionDraft {
  const { memory, ticket } = useDossierContext();
  const ticketId = ticket?.ticketId ?? null;
  const kept = memory.draft !== null && memory.draft.ticketId === ticketId ? memory.draft : null;
  const [draft, setDraft] = useState<Draft>(() => {
    // The dossier of another citizen needs a request id of its own.
    if (kept === null) memory.pendingRequest.current = null;
    return kept ?? emptyDraft(ticketId, ticket?.procedureId ?? null);
  });
  useEffect(() => {
    memory.draft = draft;
    memory.hasInput = hasInput(draft);
  }, [draft, memory]);
  return { draft, setDraft, change: part => setDraft(old => ({ ...old, ...part })), isNew: kept === null };
}
