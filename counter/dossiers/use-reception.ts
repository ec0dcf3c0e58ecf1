// The state of the reception form: the draft with its procedure, the scanned card, the mistakes, and the call that
// receives.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { IdCard } from '../../common/contract/scanned.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { useScan } from '../input/use-scan.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { checkDraft, type FieldErrors } from './check-draft.ts';
import { useDossierContext } from './dossier-context.ts';
import { type CardFillOutcome, emptyDraft, fillFromCard } from './draft.ts';
import { focusField, focusFirstError } from './fields.tsx';
import { parseTime } from './office-time.ts';
import { useChosenProcedure } from './use-chosen-procedure.ts';
import { useDuePreview } from './use-due-preview.ts';
import { usePageKeys } from './use-page-keys.ts';
import { useReceiveCall } from './use-receive-call.ts';
import { useReceptionDraft } from './use-reception-draft.ts';

export function useReception() {
  const { timeZone, ticket, memory, leave } = useDossierContext();
  const { language } = useDeskTexts();
  const form = useRef<HTMLFormElement>(null);
  const { draft, setDraft, change, isNew } = useReceptionDraft();
  /** What the officer tried to send with mistakes. From then on each mistake is shown until it is corrected. */
  const [attempt, setAttempt] = useState<{ accept: boolean } | null>(null);
  const [confirming, setConfirming] = useState<{ accept: boolean } | null>(null);
  const [filled, setFilled] = useState<CardFillOutcome | null>(null);
  const { procedure, loadProcedure, clearProcedure } = useChosenProcedure({
    form,
    draft,
    setDraft,
    onReplaced: () => setAttempt(null),
  });
  const preview = useDuePreview(draft.procedureId, language);
  const call = useReceiveCall(form);

  const fillIn = (card: IdCard) => {
    const { outcome } = fillFromCard(draft, card);
    // The latest draft is filled, because the letters that the scanner typed into a field have just been removed from
    // it.
    setDraft(old => fillFromCard(old, card).person);
    setFilled(outcome);
    focusField(form.current, draft.procedureId === null ? 'procedure' : outcome === 'part' ? 'name' : 'phone');
  };
  useLayoutEffect(() => {
    focusField(form.current, draft.procedureId === null ? 'procedure' : 'name');
    if (draft.procedureId !== null) void loadProcedure(draft.procedureId, isNew);
    // A card that was scanned at the desk has opened this page.
    if (memory.card !== null) fillIn(memory.card);
    memory.card = null;
  }, []);
  useScan('page', scan => {
    if (scan.kind !== 'id-card') return false;
    fillIn(scan.card);
    return true;
  });

  const officerDue = draft.due.trim() === '' ? null : parseTime(draft.due, serverNow(), timeZone);
  const check = (accept: boolean) =>
    checkDraft(draft, { must: accept && preview.isYearUnknown, at: officerDue, now: serverNow() });
  const errors: FieldErrors = attempt === null ? {} : check(attempt.accept);
  const confirm = (accept: boolean) => {
    if (call.busy) return;
    const found = check(accept);
    setAttempt({ accept });
    if (Object.keys(found).length > 0) return focusFirstError(form.current, found);
    setConfirming({ accept });
  };
  const resetProcedure = () => {
    change({ procedureId: null });
    focusField(form.current, 'procedure');
  };
  const clear = () => {
    if (call.busy) return;
    memory.pendingRequest.current = null;
    call.clearFailure();
    setDraft(() => emptyDraft(ticket?.ticketId ?? null, null));
    clearProcedure();
    setAttempt(null);
    setFilled(null);
    focusField(form.current, 'procedure');
  };
  usePageKeys({ Escape: leave, Enter: () => confirm(true) });
  return {
    form,
    draft,
    change,
    errors,
    filled,
    procedure,
    loadProcedure,
    resetProcedure,
    preview,
    officerDue,
    call,
    clear,
    /** Checks the draft and asks for a confirmation, or shows the mistakes. */
    confirm,
    /** What the officer is asked to confirm, or null. */
    confirming,
    closeConfirmation: () => {
      setConfirming(null);
      call.clearFailure();
    },
  };
}
