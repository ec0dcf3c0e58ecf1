// The form that receives a dossier. It is filled from the citizen's ticket and ID card, always shows the date that would be
// promised, and works with the keyboard alone: Enter asks for a confirmation and a second Enter receives.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { IdCard } from '../../common/contract/scanned.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { useScan } from '../input/use-scan.ts';
import { useWords } from '../shared/language.tsx';
import { checkDraft, type FieldErrors } from './check-draft.ts';
import { ConfirmReceive } from './confirm-receive.tsx';
import { useDossierContext } from './dossier-context.ts';
import { type CardFillOutcome, emptyDraft, fillFromCard } from './draft.ts';
import { DueBox } from './due-box.tsx';
import { focusField, focusFirstError } from './fields.tsx';
import { parseTime } from './office-time.ts';
import './receive.css';
import { FeesBlock, PapersBlock, PersonBlock, ProcedureBlock } from './reception-blocks.tsx';
import { useChosenProcedure } from './use-chosen-procedure.ts';
import { useDuePreview } from './use-due-preview.ts';
import { usePageKeys } from './use-page-keys.ts';
import { useReceiveCall } from './use-receive-call.ts';
import { useReceptionDraft } from './use-reception-draft.ts';
import { describeFailure } from './use-send-once.ts';

export function Receive() {
  const { texts, timeZone, ticket, memory, toDesk, leave } = useDossierContext();
  const { receive } = texts;
  const all = useWords();
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
  const preview = useDuePreview(draft.procedureId, all.language);
  const call = useReceiveCall(form);

  const fillIn = (card: IdCard) => {
    const { outcome } = fillFromCard(draft, card);
    // The latest draft is filled, because the letters that the scanner typed into a field have just been removed from it.
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
  const blockProps = { draft, errors, onChange: change };

  return (
    <form
      class="receive"
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        confirm(true);
      }}
    >
      <div class="receive-main">
        <header class="page-head">
          <h1>{ticket === null ? receive.title : fill(receive.forTicket, { number: ticket.number })}</h1>
          <button type="button" class="row-button" onClick={clear}>
            {receive.clear}
          </button>
          <button type="button" class="row-button" onClick={leave}>
            {toDesk === null ? texts.backToList : texts.backToDesk} <kbd>Esc</kbd>
          </button>
        </header>
        <ProcedureBlock
          isChosen={draft.procedureId !== null}
          procedure={procedure}
          error={errors.procedure}
          onChosen={id => void loadProcedure(id, true)}
          onReset={resetProcedure}
        />
        <PersonBlock {...blockProps} filled={filled} />
        <PapersBlock {...blockProps} />
        <FeesBlock {...blockProps} />
      </div>
      <DueBox
        draft={draft}
        preview={preview}
        officerDue={officerDue}
        errors={errors}
        busy={call.busy}
        onDue={due => change({ due })}
        onReceiveOnly={() => confirm(false)}
      />
      {confirming !== null && (
        <ConfirmReceive
          draft={draft}
          procedureName={procedure?.name ?? ''}
          dueText={preview.due?.dueAt ?? null}
          officerDue={officerDue}
          accept={confirming.accept}
          busy={call.busy}
          trouble={call.failed === null ? null : describeFailure(texts, all, call.failed)}
          onConfirm={() =>
            void call.receive({
              draft,
              procedureName: procedure?.name ?? '',
              officerDue,
              accept: confirming.accept,
            })
          }
          onClose={() => {
            setConfirming(null);
            call.clearFailure();
          }}
        />
      )}
    </form>
  );
}
