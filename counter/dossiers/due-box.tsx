// What the citizen will be told, always in sight while the form is filled: the date, why that date, the fees, and the red button.
import { fill } from '../../common/text/fill.ts';
import { useWords } from '../shared/language.tsx';
import { formatNumber } from './amounts.ts';
import { useDossierContext } from './dossier-context.ts';
import { type Draft, type FieldErrors, sumFees } from './draft.ts';
import { exampleTime, TextField } from './fields.tsx';
import { formatTime, formatTypedTime } from './office-time.ts';
import type { DuePreview } from './use-due-preview.ts';

interface DueBoxProps {
  draft: Draft;
  preview: DuePreview;
  ownDue: number | null;
  errors: FieldErrors;
  busy: boolean;
  onDue: (due: string) => void;
  onOnly: () => void;
}

export function DueBox({ draft, preview, ownDue, errors, busy, onDue, onOnly }: DueBoxProps) {
  const { texts, timeZone, lost } = useDossierContext();
  const { receive } = texts;
  const { desk } = useWords();
  const { state, due, unknown } = preview;
  const dueAt = due?.dueAt == null ? null : Date.parse(due.dueAt);
  const forwardAt = due?.forwardAt == null ? null : Date.parse(due.forwardAt);
  const mayType = due !== null && dueAt === null;
  const shownAt = dueAt ?? ownDue;
  const sum = sumFees(draft.fees);
  return (
    <aside class="due-box" aria-label={receive.promised}>
      <section aria-live="polite">
        <p class="label">{receive.promised}</p>
        {shownAt !== null ? (
          <p class="due-date">
            <b>{formatTime(shownAt, timeZone).slice(0, 5)}</b>
            <span>{formatTime(shownAt, timeZone).slice(6)}</span>
          </p>
        ) : (
          <p class="due-none">
            {state === 'none'
              ? receive.promisedWait
              : state === 'lost'
                ? receive.promisedLost
                : due === null
                  ? receive.promisedAsking
                  : unknown
                    ? receive.ownDueMust
                    : receive.promisedNone}
          </p>
        )}
        {forwardAt !== null && (
          <p class="quiet">
            {receive.begins} {formatTime(forwardAt, timeZone)}
          </p>
        )}
      </section>
      {mayType && (
        <TextField
          label={receive.ownDue}
          name="due"
          maxLength={20}
          value={draft.due}
          error={errors.due}
          hint={`${unknown ? '' : `${receive.ownDueMay} `}${fill(texts.dateTimeHow, { example: formatTypedTime(exampleTime, timeZone) })}`}
          onValue={onDue}
        />
      )}
      {due !== null && due.basis !== '' && (
        <section class="basis">
          <p class="label">{receive.basis}</p>
          <p>{due.basis}</p>
        </section>
      )}
      <section class="due-fees">
        <p>
          {receive.feesSum} <b>{fill(texts.dong, { amount: formatNumber(sum) })}</b>
        </p>
      </section>
      <div class="due-ends">
        <p class="calm-message" role="status">
          {Object.keys(errors).length > 0 ? fill(receive.wrong, { n: Object.keys(errors).length }) : null}
        </p>
        <button type="submit" class="big-red" disabled={busy || lost}>
          {receive.go} <kbd>{desk.keyEnter}</kbd>
        </button>
        <button type="button" class="plain" disabled={busy || lost} title={receive.goOnlyMeans} onClick={onOnly}>
          {receive.goOnly}
        </button>
        <small class="quiet">{receive.goOnlyMeans}</small>
      </div>
    </aside>
  );
}
