// Handles the decisions that an imported one says it replaces: counts what is left of them, and ends it when the person wants it.
import { provinceKey } from '../../core/catalogue.ts';
import { slug } from '../../core/fold.ts';
import type { ImportPlan, PlanOptions } from './import-plan.ts';
import type { StoredCatalogue } from './stored-catalogue.ts';

/** Changes `plan`: fills `replaces` and, with `endReplaced`, adds the ends to the event. */
export function planReplacedDecisions(
  plan: ImportPlan,
  stored: StoredCatalogue,
  { day, endReplaced, validFrom }: Pick<PlanOptions, 'day' | 'endReplaced'> & { validFrom: string },
): void {
  const { decision } = plan.event;
  const until = validFrom || day;
  const planned = new Map(plan.event.replaced.map(replaced => [replaced.procedureId, replaced]));
  for (const number of decision.replaces) {
    // Numbers start again every year, so the latest decision of that number before this one is meant.
    const replaced = stored.decisions
      .filter(
        candidate =>
          candidate.decisionId !== decision.decisionId &&
          provinceKey(candidate.province) === provinceKey(decision.province) &&
          slug(candidate.number ?? '') === slug(number) &&
          (candidate.date ?? '') <= (decision.date ?? '9999'),
      )
      .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0];
    if (replaced === undefined) continue;
    const inForce = stored.procedures.filter(({ id, decisionId, retired, validUntil }) => {
      if (decisionId !== replaced.decisionId || retired) return false;
      const end = planned.has(id) ? planned.get(id)?.until : validUntil;
      return end === null || end === undefined || end > until;
    });
    plan.replaces.push({
      number: replaced.number,
      date: replaced.date,
      title: replaced.title,
      procedures: inForce.length,
    });
    if (!endReplaced) continue;
    for (const { id } of inForce) {
      planned.delete(id);
      plan.event.replaced = plan.event.replaced.filter(({ procedureId }) => procedureId !== id);
      plan.event.replaced.push({ procedureId: id, by: null, until });
    }
  }
}
