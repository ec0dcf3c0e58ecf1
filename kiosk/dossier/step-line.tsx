// The course of a dossier as a line: what is done, where it is, what is still to come.
import { DossierState } from '../../common/contract/official-numbers.ts';
import { fill } from '../../common/text/fill.ts';
import { countStepsDone, type DossierStatus, type DossierTexts } from './dossier-text.ts';

/** Many decisions call a step by its number and nothing else. */
const onlyNumber = /^\p{L}+ ?\d+[a-z]?$/u;

export function StepLine({ seen, text }: { seen: DossierStatus; text: DossierTexts }) {
  const { steps, state, stepLabel } = seen;
  const done = countStepsDone(seen);
  if (done === null) return null;
  const now = state === DossierState.Returned ? null : done + 1;
  const words =
    now === null
      ? fill(text.allSteps, { m: steps })
      : stepLabel === null || onlyNumber.test(stepLabel)
        ? fill(text.step, { n: now, m: steps })
        : fill(text.stepNow, { n: now, m: steps, label: stepLabel });
  return (
    <div class="step-line">
      <p>{words}</p>
      <ol aria-hidden="true">
        {Array.from({ length: steps }, (_, i) => (
          <li key={i} class={i < done ? 'is-done' : i + 1 === now ? 'is-now' : ''} />
        ))}
      </ol>
    </div>
  );
}
