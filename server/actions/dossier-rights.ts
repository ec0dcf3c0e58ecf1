// The checks with which every action on a dossier begins (it exists, it is the office's own, the action is legal now), and the
// fields that such actions return.
import type { DossierState } from '../../common/contract/official-numbers.ts';
import { done, type Refused, refuse } from '../../common/contract/refusals.ts';
import type { StaffId } from '../../common/contract/words.ts';
import { type DossierAction, dossierStateAfter } from '../core/dossier.ts';
import type { Dossier, Payment } from '../store/dossier-queries.ts';
import type { ActionContext, DossierTexts } from './act.ts';

export function dossierTextsIn(
  { dossierTexts, site }: ActionContext,
  language = site.languages[0] ?? 'vi',
): DossierTexts {
  const texts = dossierTexts.get(language) ?? dossierTexts.get('vi');
  if (texts === undefined) throw new Error('the Vietnamese texts of dossiers are missing');
  return texts;
}

export const stateText = (texts: DossierTexts, state: DossierState) => texts.states[String(state) as '1'];

/** The dossier with the state that follows, when it is the office's own and the action is legal in its state. */
export function findDossierFor(
  context: ActionContext,
  code: string,
  action: DossierAction,
): { ok: true; value: { dossier: Dossier; next: DossierState } } | Refused {
  const dossier = context.store.dossiers.findByCode(code);
  if (dossier === null) return refuse('dossier.unknown');
  if (dossier.source !== null) return refuse('dossier.from-outside');
  const { state, backTo } = dossier;
  const next = dossierStateAfter(state, action, backTo);
  if (next === null)
    return refuse('dossier.wrong-state', { state, stateText: stateText(dossierTextsIn(context), state) });
  return done({ dossier, next });
}

/** The fields that an action returns, read again after its event was applied. */
export function describeDossier(context: ActionContext, { id }: Pick<Dossier, 'id'>) {
  const dossier = context.store.dossiers.find(id);
  if (dossier === null) throw new Error(`dossier ${id} is not in the store`);
  const { code, state, step, dueAt } = dossier;
  return { code, state, step, dueAt };
}

export function staffName({ site }: Pick<ActionContext, 'site'>, id: StaffId | null): string | null {
  return id === null ? null : (site.staff.find(member => member.id === id)?.name ?? id);
}

/** Only the writer or a supervisor may cancel a receipt, and only on its day, because the sum of a past day stays. */
export function mayCancel({ caller, day: today }: ActionContext, { cancelledAt, day, staffId }: Payment): boolean {
  if (cancelledAt !== null || day !== today || caller.kind !== 'staff') return false;
  return caller.roles.includes('supervisor') || caller.id === staffId;
}

/** A payment as calls return it. */
export function describePayment(context: ActionContext, payment: Payment) {
  const { day: _, covered: __, ...paid } = payment;
  return { ...paid, mayCancel: mayCancel(context, payment) };
}
