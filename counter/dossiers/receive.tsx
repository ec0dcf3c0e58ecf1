// The form that receives a dossier. It is filled from the citizen's ticket and ID card, always shows the date that
// would be promised, and works with the keyboard alone: Enter asks for a confirmation and a second Enter receives.
import { fill } from '../../common/text/fill.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { ConfirmReceive } from './confirm-receive.tsx';
import { useDossierContext } from './dossier-context.ts';
import { DueBox } from './due-box.tsx';
import './receive.css';
import { FeesBlock, PapersBlock, PersonBlock, ProcedureBlock } from './reception-blocks.tsx';
import { useReception } from './use-reception.ts';
import { describeFailure } from './use-send-once.ts';

export function Receive() {
  const { texts, ticket, toDesk, leave } = useDossierContext();
  const { receive } = texts;
  const all = useDeskTexts();
  const reception = useReception();
  const { form, draft, change, errors, procedure, preview, officerDue, call, confirm, confirming } = reception;
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
          <button type="button" class="row-button" onClick={reception.clear}>
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
          onChosen={id => void reception.loadProcedure(id, true)}
          onReset={reception.resetProcedure}
        />
        <PersonBlock {...blockProps} filled={reception.filled} />
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
          onClose={reception.closeConfirmation}
        />
      )}
    </form>
  );
}
