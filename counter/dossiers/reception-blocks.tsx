// The blocks of the reception form: procedure, person, papers, and fees.
import { maxNoteLength } from '../../common/contract/rules.ts';
import { fill } from '../../common/text/fill.ts';
import type { FieldErrors } from './check-draft.ts';
import { useDossierContext } from './dossier-context.ts';
import type { CardFillOutcome, Draft } from './draft.ts';
import { FeeLines, PaperLines } from './draft-line-fields.tsx';
import type { Procedure } from './draft-lines.ts';
import { ChoiceField, listChoices, TextField } from './fields.tsx';
import { FindProcedure } from './find-procedure.tsx';
import { PersonFields } from './person-fields.tsx';

interface BlockProps {
  draft: Draft;
  errors: FieldErrors;
  onChange: (part: Partial<Draft>) => void;
}

interface ProcedureBlockProps {
  isChosen: boolean;
  /** Null until it is loaded. */
  procedure: Procedure | null;
  error: string | undefined;
  onChosen: (id: string) => void;
  /** The officer wants another procedure. */
  onReset: () => void;
}

export function ProcedureBlock({ isChosen, procedure, error, onChosen, onReset }: ProcedureBlockProps) {
  const { texts } = useDossierContext();
  const { receive } = texts;
  return (
    <section class="card block" aria-label={receive.procedure}>
      {isChosen ? (
        <div class="chosen">
          <div>
            <h2>{procedure?.name ?? texts.loading}</h2>
            <p class="quiet">
              {[procedure?.code, procedure?.field, procedure && fill(receive.total, { total: procedure.totalText })]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <button type="button" class="row-button" onClick={onReset}>
            {receive.change}
          </button>
        </div>
      ) : (
        <FindProcedure error={error} onChosen={onChosen} />
      )}
    </section>
  );
}

/** @param filled how well the last ID card could be read, or null when none was scanned */
export function PersonBlock({ draft, errors, onChange, filled }: BlockProps & { filled: CardFillOutcome | null }) {
  const { receive } = useDossierContext().texts;
  const filledTexts = { whole: receive.scanned, part: receive.scannedPart, doubt: receive.scannedDoubt };
  return (
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
        onChange={onChange}
        consentMore={receive.consentWhat}
        mayChooseKind
      />
    </section>
  );
}

export function PapersBlock({ draft, errors, onChange }: BlockProps) {
  const { texts } = useDossierContext();
  const { receive } = texts;
  return (
    <section class="card block" aria-labelledby="receive-papers">
      <h2 id="receive-papers">{receive.papers}</h2>
      <PaperLines lines={draft.papers} errors={errors} onLines={papers => onChange({ papers })} />
      <div class="fields">
        <TextField
          label={receive.sets}
          name="sets"
          inputMode="numeric"
          maxLength={2}
          value={draft.sets}
          error={errors.sets}
          onValue={sets => onChange({ sets })}
        />
        <ChoiceField
          label={receive.channel}
          value={draft.channel}
          choices={listChoices(texts.channels, [1, 2, 3] as const)}
          onValue={channel => onChange({ channel })}
        />
        <ChoiceField
          label={receive.delivery}
          value={draft.delivery}
          choices={listChoices(texts.deliveries, ['counter', 'post', 'electronic'] as const)}
          onValue={delivery => onChange({ delivery })}
        />
      </div>
    </section>
  );
}

export function FeesBlock({ draft, errors, onChange }: BlockProps) {
  const { receive } = useDossierContext().texts;
  return (
    <section class="card block" aria-labelledby="receive-fees">
      <div class="block-head">
        <h2 id="receive-fees">{receive.fees}</h2>
        <p class="quiet">{receive.feeHow}</p>
      </div>
      <FeeLines lines={draft.fees} errors={errors} onLines={fees => onChange({ fees })} />
      <TextField
        label={receive.note}
        maxLength={maxNoteLength}
        value={draft.note}
        onValue={note => onChange({ note })}
        wide={3}
      />
    </section>
  );
}
