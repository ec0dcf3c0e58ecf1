// The process of a dossier as a line: the steps that are done, the present one, and the ones to come.
import { DossierState } from '../../common/contract/official-numbers.ts';
import { fill } from '../../common/text/fill.ts';
import { countStepsDone, type DossierStatus, type DossierTexts } from './dossier-text.ts';

/** Many decisions name a step only by its number, for example "Bước 3". */
const numberOnly = /^\p{L}+ ?\d+[a-z]?$/u;

export function StepLine({ dossier, text }: { dossier: DossierStatus; text: DossierTexts }) {
  const { steps, state, stepLabel } = dossier;
  const done = countStepsDone(dossier);
  if (done === null) return null;
  const current = state === DossierState.Returned ? null : done + 1;
  const description =
    current === null
      ? fill(text.allSteps, { m: steps })
      : stepLabel === null || numberOnly.test(stepLabel)
        ? fill(text.step, { n: current, m: steps })
        : fill(text.stepNow, { n: current, m: steps, label: stepLabel });
  return (
    <div class="step-line">
      <p>{description}</p>
      <ol aria-hidden="true">
        {Array.from({ length: steps }, (_, i) => (
          <li key={i} class={i < done ? 'is-done' : i + 1 === current ? 'is-now' : ''} />
        ))}
      </ol>
    </div>
  );
}
