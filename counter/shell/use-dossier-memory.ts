// The unfinished work on dossiers, which outlives a page but not its officer's session. It is kept in the memory of
// this window only, because it holds names and numbers of citizens.
import { useEffect, useRef } from 'preact/hooks';
import type { DossierMemory } from '../dossiers/dossier-context.ts';

const createDossierMemory = (): DossierMemory => ({
  draft: null,
  hasInput: false,
  pendingRequest: { current: null },
  sentInput: null,
  card: null,
  list: null,
});

/**
 * Returns the memory and the function that erases it. The browser asks before it leaves a page with an unfinished form.
 */
export function useDossierMemory(): { memory: DossierMemory; eraseMemory: () => void } {
  const kept = useRef(createDossierMemory());
  useEffect(() => {
    const askFirst = (event: BeforeUnloadEvent) => {
      if (kept.current.draft !== null && kept.current.hasInput) event.preventDefault();
    };
    window.addEventListener('beforeunload', askFirst);
    return () => window.removeEventListener('beforeunload', askFirst);
  }, []);
  return {
    memory: kept.current,
    eraseMemory: () => {
      kept.current = createDossierMemory();
    },
  };
}
