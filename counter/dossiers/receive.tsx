// Receiving a dossier: filled from what the citizen chose and from an ID card, the promised date always in sight, all of it with
// the keyboard. Enter asks once; Enter again receives.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { maxNoteLength } from '../../common/contract/rules.ts';
import type { IdCard } from '../../common/contract/scanned.ts';
import { makeCall } from '../../common/screen/call.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { useScan } from '../input/use-scan.ts';
import { useWords } from '../shared/language.tsx';
import { ConfirmReceive } from './confirm-receive.tsx';
import {
  buildReceiveInput,
  type CardFillOutcome,
  checkDraft,
  chooseProcedure,
  type Draft,
  emptyDraft,
  type FieldErrors,
  fillFromCard,
  hasInput,
  type Procedure,
} from './draft.ts';
import { FeeLines, PaperLines } from './draft-line-fields.tsx';
import { DueBox } from './due-box.tsx';
import { ChoiceField, focusFirstError, listChoices, TextField } from './fields.tsx';
import { FindProcedure } from './find-procedure.tsx';
import { parseTime } from './office-time.ts';
import { PersonFields } from './person-fields.tsx';
import './receive.css';
import { useDossierContext } from './dossier-context.ts';
import { useDuePreview } from './use-due-preview.ts';
import { usePageKeys } from './use-page-keys.ts';
import { describeFailure, useSendOnce } from './use-send-once.ts';

const againMs = 2_000;

/** The draft of the ticket in hand; one begun for somebody else is forgotten, whoever that was. */
function useDraft() {
  const { memory, ticket } = useDossierContext();
  const ticketId = ticket?.ticketId ?? null;
  const kept = memory.draft !== null && memory.draft.ticketId === ticketId ? memory.draft : null;
  const [draft, setDraft] = useState<Draft>(() => {
    // Another citizen's dossier is another press.
    if (kept === null) memory.pendingRequest.current = null;
    return kept ?? emptyDraft(ticketId, ticket?.procedureId ?? null);
  });
  useEffect(() => {
    memory.draft = draft;
    memory.hasInput = hasInput(draft);
  }, [draft, memory]);
  return { draft, setDraft, fresh: kept === null };
}

export function Receive() {
  const room = useDossierContext();
  const { texts, timeZone, ticket, memory, go, toDesk, showMessage } = room;
  const { receive } = texts;
  const all = useWords();
  const { draft, setDraft, fresh } = useDraft();
  const [procedure, setProcedure] = useState<Procedure | null>(null);
  /** What was asked for and could not be done; from then on mistakes are told as long as they are there. */
  const [wanted, setWanted] = useState<{ accept: boolean } | null>(null);
  const [asking, setAsking] = useState<{ accept: boolean } | null>(null);
  const [filled, setFilled] = useState<CardFillOutcome | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const preview = useDuePreview(draft.procedureId, all.language);
  const { busy, failed, send, clearFailure } = useSendOnce(memory.pendingRequest);
  const change = (more: Partial<Draft>) => setDraft(old => ({ ...old, ...more }));

  /** At once if the field is there, so that a quick hand goes on in it; else as soon as it is drawn. */
  const focusField = (name: string) => {
    const focus = () => form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
    const field = form.current?.querySelector(`[name="${name}"]`);
    if (field != null) focus();
    else requestAnimationFrame(() => requestAnimationFrame(focus));
  };

  const load = async (id: string, anew: boolean): Promise<void> => {
    const answer = await makeCall('procedure.get', { id }, { token: null, requestId: null });
    if (answer.ok) {
      setProcedure(answer.value);
      if (anew) {
        setDraft(old => chooseProcedure(old, answer.value, texts.receive.fee));
        setWanted(null);
        if (document.activeElement === document.body || draft.procedureId === null) focusField('name');
      }
      return;
    }
    if (answer.refusal === 'procedure.unknown') {
      showMessage(receive.gone);
      change({ procedureId: null });
      focusField('procedure');
    } else if (form.current !== null) setTimeout(() => void load(id, anew), againMs);
  };
  useLayoutEffect(() => {
    focusField(draft.procedureId === null ? 'procedure' : 'name');
    if (draft.procedureId !== null) void load(draft.procedureId, fresh);
    // The card that opened this page.
    if (memory.card !== null) fillIn(memory.card);
    memory.card = null;
  }, []);
  const fillIn = (card: IdCard) => {
    const { outcome } = fillFromCard(draft, card);
    // Of the present draft: what the scanner typed into a field has just been taken out of it.
    setDraft(old => fillFromCard(old, card).person);
    setFilled(outcome);
    focusField(draft.procedureId === null ? 'procedure' : outcome === 'part' ? 'name' : 'phone');
  };
  useScan('page', scan => {
    if (scan.kind !== 'id-card') return false;
    fillIn(scan.card);
    return true;
  });

  const ownDue = draft.due.trim() === '' ? null : parseTime(draft.due, serverNow(), timeZone);
  const check = (accept: boolean) =>
    checkDraft(draft, { must: accept && preview.unknown, at: ownDue, now: serverNow() });
  const errors: FieldErrors = wanted === null ? {} : check(wanted.accept);
  const ask = (accept: boolean) => {
    if (busy) return;
    const found = check(accept);
    setWanted({ accept });
    if (Object.keys(found).length > 0) return focusFirstError(form.current, found);
    setAsking({ accept });
  };
  const receiveIt = async (accept: boolean) => {
    const input = buildReceiveInput(draft, ownDue, accept);
    if (memory.pendingRequest.current === null) memory.sentInput = input;
    const value = await send('dossier.receive', input);
    if (value === null) return;
    memory.draft = null;
    if (accept) go({ page: 'received', received: { ...value, procedureName: procedure?.name ?? '' } });
    else go({ page: 'dossier', code: value.code });
  };
  // It was done the first time, and something was changed since: the same as it was sent first answers which dossier it became.
  const findDone = async () => {
    if (memory.sentInput === null) return;
    const answer = await makeCall('dossier.receive', memory.sentInput, {
      token: null,
      requestId: memory.pendingRequest.current,
    });
    if (!answer.ok || form.current === null) return;
    memory.pendingRequest.current = null;
    Object.assign(memory, { draft: null, sent: null });
    showMessage(receive.doneBefore);
    go({ page: 'dossier', code: answer.value.code });
  };
  useEffect(() => {
    if (failed?.refusal === 'request.key-reused') void findDone();
  }, [failed]);
  // What the server refused is told where the officer asked for it; the words of a field at the field.
  const trouble = failed === null ? null : describeFailure(texts, all, failed);
  const clear = () => {
    if (busy) return;
    memory.pendingRequest.current = null;
    clearFailure();
    setDraft(emptyDraft(ticket?.ticketId ?? null, null));
    setProcedure(null);
    setWanted(null);
    setFilled(null);
    focusField('procedure');
  };

  const filledTexts = { whole: receive.scanned, part: receive.scannedPart, doubt: receive.scannedDoubt };
  const leave = () => (toDesk === null ? go({ page: 'list' }) : toDesk());
  usePageKeys({ Escape: leave, Enter: () => ask(true) });

  return (
    <form
      class="receive"
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        ask(true);
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

        <section class="card block" aria-label={receive.procedure}>
          {draft.procedureId === null ? (
            <FindProcedure error={errors.procedure} onChosen={id => void load(id, true)} />
          ) : (
            <div class="chosen">
              <div>
                <h2>{procedure?.name ?? texts.loading}</h2>
                <p class="quiet">
                  {[procedure?.code, procedure?.field, procedure && fill(receive.total, { total: procedure.totalText })]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <button
                type="button"
                class="row-button"
                onClick={() => {
                  change({ procedureId: null });
                  focusField('procedure');
                }}
              >
                {receive.change}
              </button>
            </div>
          )}
        </section>

        <section class="card block" aria-labelledby="receive-person">
          <div class="block-head">
            <h2 id="receive-person">{receive.person}</h2>
            <p class={filled === null ? 'quiet' : filled === 'whole' ? 'filled' : 'tag'} role="status">
              {filled === null ? receive.scanHow : filledTexts[filled]}
            </p>
          </div>
          <PersonFields
            person={draft}
            smsConsent={draft.smsConsent}
            errors={errors}
            onChange={change}
            consentMore={receive.consentWhat}
            mayChooseKind
          />
        </section>

        <section class="card block" aria-labelledby="receive-papers">
          <h2 id="receive-papers">{receive.papers}</h2>
          <PaperLines lines={draft.papers} errors={errors} onLines={papers => change({ papers })} />
          <div class="fields">
            <TextField
              label={receive.sets}
              name="sets"
              inputMode="numeric"
              maxLength={2}
              value={draft.sets}
              error={errors.sets}
              onValue={sets => change({ sets })}
            />
            <ChoiceField
              label={receive.channel}
              value={draft.channel}
              choices={listChoices(texts.channels, [1, 2, 3] as const)}
              onValue={channel => change({ channel })}
            />
            <ChoiceField
              label={receive.delivery}
              value={draft.delivery}
              choices={listChoices(texts.deliveries, ['counter', 'post', 'electronic'] as const)}
              onValue={delivery => change({ delivery })}
            />
          </div>
        </section>

        <section class="card block" aria-labelledby="receive-fees">
          <div class="block-head">
            <h2 id="receive-fees">{receive.fees}</h2>
            <p class="quiet">{receive.feeHow}</p>
          </div>
          <FeeLines lines={draft.fees} errors={errors} onLines={fees => change({ fees })} />
          <TextField
            label={receive.note}
            maxLength={maxNoteLength}
            value={draft.note}
            onValue={note => change({ note })}
            wide={3}
          />
        </section>
      </div>

      <DueBox
        draft={draft}
        preview={preview}
        ownDue={ownDue}
        errors={errors}
        busy={busy}
        onDue={due => change({ due })}
        onOnly={() => ask(false)}
      />

      {asking !== null && (
        <ConfirmReceive
          draft={draft}
          procedureName={procedure?.name ?? ''}
          dueText={preview.due?.dueAt ?? null}
          ownDue={ownDue}
          accept={asking.accept}
          busy={busy}
          trouble={trouble}
          onYes={() => void receiveIt(asking.accept)}
          onClose={() => {
            setAsking(null);
            clearFailure();
          }}
        />
      )}
    </form>
  );
}
