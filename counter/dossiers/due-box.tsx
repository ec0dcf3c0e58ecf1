// The side box of the reception form: the date that would be promised and its legal basis, the sum of the fees, and the
// buttons that receive the dossier.
import { fill } from '../../common/text/fill.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { formatNumber } from './amounts.ts';
import type { FieldErrors } from './check-draft.ts';
import { useDossierContext } from './dossier-context.ts';
import type { Draft } from './draft.ts';
import { sumFees } from './draft-input.ts';
import { exampleTime, TextField } from './fields.tsx';
import { formatTime, formatTypedTime } from './office-time.ts';
import type { DuePreview } from './use-due-preview.ts';

interface DueBoxProps {
  draft: Draft;
  preview: DuePreview;
  /** The date that the officer promises in UTC ms, or null. */
  officerDue: number | null;
  errors: FieldErrors;
  busy: boolean;
  onDue: (due: string) => void;
  onReceiveOnly: () => void;
}

export function DueBox({ draft, preview, officerDue, errors, busy, onDue, onReceiveOnly }: DueBoxProps) {
  const { texts, timeZone, lost } = useDossierContext();
  const { receive } = texts;
  const { desk } = useDeskTexts();
  const { state, due, isYearUnknown } = preview;
  const dueAt = due?.dueAt == null ? null : Date.parse(due.dueAt);
  const forwardAt = due?.forwardAt == null ? null : Date.parse(due.forwardAt);
  const mayType = due !== null && dueAt === null;
  const shownAt = dueAt ?? officerDue;
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
                  : isYearUnknown
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
          hint={`${isYearUnknown ? '' : `${receive.ownDueMay} `}${fill(texts.dateTimeHow, { example: formatTypedTime(exampleTime, timeZone) })}`}
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
        <button type="button" class="plain" disabled={busy || lost} title={receive.goOnlyMeans} onClick={onReceiveOnly}>
          {receive.goOnly}
        </button>
        <small class="quiet">{receive.goOnlyMeans}</small>
      </div>
    </aside>
  );
}
