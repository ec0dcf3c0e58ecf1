// The steps of a dossier as a line: who has finished which step, which one is in progress, and when each is due.
import { DossierState } from '../../common/contract/official-numbers.ts';
import { fill } from '../../common/text/fill.ts';
import type { DossierDetails } from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';
import { formatTime } from './office-time.ts';

const endedStates: readonly DossierState[] = [
  DossierState.Refused,
  DossierState.Withdrawn,
  DossierState.Stopped,
  DossierState.Completed,
  DossierState.Returned,
];

export function Steps({ dossier }: { dossier: DossierDetails }) {
  const { texts, timeZone } = useDossierContext();
  const { show } = texts;
  const over = endedStates.includes(dossier.state);
  return (
    <section class="card block" aria-labelledby="dossier-steps">
      <h2 id="dossier-steps">{show.steps}</h2>
      {dossier.steps.length === 0 && <p class="quiet">{show.stepsNone}</p>}
      <ol class="steps">
        {dossier.steps.map(step => {
          const now = !over && step.no === dossier.step && step.doneAt === null;
          const state = step.doneAt !== null ? 'done' : now ? 'now' : '';
          const late = step.dueAt !== null && step.doneAt !== null && step.doneAt > step.dueAt;
          return (
            <li key={step.no} class={state} aria-current={now ? 'step' : undefined}>
              <i aria-hidden="true">{step.no}</i>
              <span class="step-what">
                <b>{step.label}</b>
                <small>{step.staffName ?? step.responsible}</small>
              </span>
              <span class="step-when">
                {step.doneAt !== null ? (
                  <span class={late ? 'late-text' : undefined}>
                    {fill(show.stepDone, { time: formatTime(step.doneAt, timeZone) })}
                  </span>
                ) : (
                  <>
                    {now && <b class="tag">{show.stepNow}</b>}
                    {step.dueAt !== null && (
                      <span class="quiet">{fill(show.stepDue, { time: formatTime(step.dueAt, timeZone) })}</span>
                    )}
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
