// The procedure of the reception form, loaded with its papers and fees.
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { readCall } from '../shared/server-calls.ts';
import { useDossierContext } from './dossier-context.ts';
import { chooseProcedure, type Draft } from './draft.ts';
import type { Procedure } from './draft-lines.ts';
import { focusField } from './fields.tsx';

const retryMs = 2_000;

interface ChosenProcedureOptions {
  form: RefObject<HTMLFormElement | null>;
  draft: Draft;
  setDraft: (change: (old: Draft) => Draft) => void;
  /** Called after another procedure has replaced the papers and fees of the draft. */
  onReplaced: () => void;
}

interface ChosenProcedure {
  /** Null until it is loaded. */
  procedure: Procedure | null;
  /** Loads a procedure. With `isNew` its papers and fees replace those of the draft. */
  loadProcedure: (id: string, isNew: boolean) => Promise<void>;
  clearProcedure: () => void;
}

export function useChosenProcedure({ form, draft, setDraft, onReplaced }: ChosenProcedureOptions): ChosenProcedure {
  const { texts, showMessage } = useDossierContext();
  const [procedure, setProcedure] = useState<Procedure | null>(null);

  const loadProcedure = async (id: string, isNew: boolean): Promise<void> => {
    const answer = await readCall('procedure.get', { id });
    if (answer.ok) {
      setProcedure(answer.value);
      if (!isNew) return;
      setDraft(old => chooseProcedure(old, answer.value, texts.receive.fee));
      onReplaced();
      if (document.activeElement === document.body || draft.procedureId === null) focusField(form.current, 'name');
    } else if (answer.refusal === 'procedure.unknown') {
      showMessage(texts.receive.gone);
      setDraft(old => ({ ...old, procedureId: null }));
      focusField(form.current, 'procedure');
    } else if (form.current !== null) setTimeout(() => void loadProcedure(id, isNew), retryMs);
  };
  return { procedure, loadProcedure, clearProcedure: () => setProcedure(null) };
}
