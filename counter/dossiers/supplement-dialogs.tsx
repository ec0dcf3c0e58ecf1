// The dialogs that request missing papers and that record their arrival. A second request shows a warning, because the
// law allows only one without an apology.

import { useEffect, useState } from 'preact/hooks';
import { maxPaperNameLength, maxReasonLength } from '../../common/contract/rules.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { readCall } from '../shared/server-calls.ts';
import { ActionDialog, type ActionDialogProps, useAction, useValidation } from './action-dialog.tsx';
import { checkPapers } from './check-draft.ts';
import { useDossierContext } from './dossier-context.ts';
import { buildPapers, trimToNull } from './draft-input.ts';
import { PaperLines } from './draft-line-fields.tsx';
import { addPaper, type PaperLine } from './draft-lines.ts';
import { DueField, useOfficerDue } from './due-field.tsx';
import { TextField, Tick } from './fields.tsx';

/** Loads the names of the papers that the procedure asks for; the list is empty when the procedure no longer exists. */
function useProcedurePapers(procedureId: string | null): string[] {
  const [papers, setPapers] = useState<string[]>([]);
  useEffect(() => {
    if (procedureId === null) return;
    let isClosed = false;
    void readCall('procedure.get', { id: procedureId }).then(answer => {
      if (!isClosed && answer.ok) setPapers([...new Set(answer.value.papers.map(({ name }) => name))]);
    });
    return () => {
      isClosed = true;
    };
  }, [procedureId]);
  return papers;
}

export function RequestSupplementDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts } = useDossierContext();
  const { ask } = texts;
  const action = useAction('request-supplement', onDone);
  const papers = useProcedurePapers(dossier.procedure.id);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [own, setOwn] = useState<readonly string[]>([]);
  const [others, setOthers] = useState('');
  const [reason, setReason] = useState('');
  const [apology, setApology] = useState(ask.apologyText);
  const isRepeated = dossier.supplements > 0;
  const listed = [...papers, ...own];
  const typed = others.trim();
  const missing = [...chosen, ...(typed === '' ? [] : [typed])];
  const addTyped = () => {
    if (!listed.includes(typed)) setOwn([...own, typed]);
    if (!chosen.includes(typed)) setChosen([...chosen, typed]);
    setOthers('');
  };
  const validation = useValidation(() => ({
    ...(missing.length === 0 ? { missing: 'missing' } : {}),
    ...(isRepeated && reason.trim() === '' ? { reason: 'reason' } : {}),
    ...(isRepeated && apology.trim() === '' ? { apology: 'apology' } : {}),
  }));
  const { errors } = validation;
  return (
    <ActionDialog
      wide
      {...(isRepeated ? { title: fill(ask.againTitle, { n: dossier.supplements + 1 }) } : {})}
      action={action}
      validation={validation}
      onConfirm={() =>
        void action.run('dossier.request-supplement', {
          code: dossier.code,
          missing: missing.slice(0, 30),
          reason: trimToNull(reason),
          apology: isRepeated ? apology.trim() : null,
        })
      }
      onClose={onClose}
    >
      {isRepeated ? (
        <p class="notice warn" role="alert">
          {ask.again}
        </p>
      ) : (
        <p class="quiet">{ask.once}</p>
      )}
      <fieldset class="ticks">
        <legend>{ask.missing}</legend>
        {listed.map(paper => (
          <label key={paper} class="tick-line">
            <input
              type="checkbox"
              checked={chosen.includes(paper)}
              onChange={event =>
                setChosen(event.currentTarget.checked ? [...chosen, paper] : chosen.filter(name => name !== paper))
              }
            />
            <span>{paper}</span>
          </label>
        ))}
      </fieldset>
      <TextField
        label={ask.missingOther}
        name="missing"
        first
        maxLength={maxPaperNameLength}
        value={others}
        error={errors.missing}
        onValue={setOthers}
        onEnter={typed === '' ? undefined : addTyped}
      />
      <TextField
        label={isRepeated ? ask.reason : ask.reasonMay}
        name="reason"
        maxLength={maxReasonLength}
        value={reason}
        error={errors.reason}
        onValue={setReason}
      />
      {isRepeated && (
        <TextField
          label={ask.apology}
          name="apology"
          rows={2}
          maxLength={maxReasonLength}
          value={apology}
          error={errors.apology}
          onValue={setApology}
        />
      )}
    </ActionDialog>
  );
}

/** Lists the papers that were requested last as lines to tick. */
function askedPapers(dossier: ActionDialogProps['dossier']): PaperLine[] {
  const asked = dossier.words.findLast(({ kind }) => kind === 'missing')?.lines ?? [];
  return asked.reduce<PaperLine[]>(
    (lines, name) => addPaper(lines).map(line => (line.name === '' ? { ...line, name } : line)),
    [],
  );
}

export function SupplementReceivedDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts } = useDossierContext();
  const { ask } = texts;
  const action = useAction('supplement-received', onDone);
  const due = useOfficerDue(action.failed);
  const [papers, setPapers] = useState<PaperLine[]>(() => askedPapers(dossier).map(line => ({ ...line, own: false })));
  const [nothing, setNothing] = useState(false);
  const taken = papers.some(paper => paper.taken);
  const missing = papers.filter(paper => !paper.taken && paper.name.trim() !== '').map(({ name }) => name);
  const validation = useValidation(() => ({
    ...checkPapers(papers),
    ...(taken || nothing ? {} : { nothing: 'noPaper' }),
    ...due.check(serverNow()),
  }));
  return (
    <ActionDialog
      wide
      action={action}
      focusConfirm
      validation={validation}
      onConfirm={() =>
        void action.run('dossier.supplement-received', {
          code: dossier.code,
          papers: buildPapers(papers),
          dueAt: due.at,
        })
      }
      onClose={onClose}
    >
      <p class="quiet">{ask.supplement}</p>
      <h3>{ask.papersNow}</h3>
      <PaperLines lines={papers} errors={validation.errors} onLines={setPapers} />
      {missing.length > 0 && <p class="notice warn">{fill(ask.stillMissing, { papers: missing.join('; ') })}</p>}
      {!taken && (
        <Tick ticked={nothing} onTick={setNothing} name="nothing" error={validation.errors.nothing}>
          {ask.nothingHanded}
        </Tick>
      )}
      <DueField due={due} error={validation.errors.due} />
    </ActionDialog>
  );
}
