// Counters: what they serve and in which preference, and which of their actions is possible when.
import type { CounterId, CounterState, ServiceId, StaffId } from '../../common/contract/words.ts';

export interface CounterPlan {
  id: CounterId;
  label: string;
  /**
   * The services in groups of preference: the first group is the counter's own work, a later group is taken only when
   * nobody of an earlier one waits. Within a group whoever came first goes first. One group is plain first come first served.
   */
  serves: readonly (readonly ServiceId[])[];
}

export interface CounterNow {
  state: CounterState;
  staffId: StaffId | null;
  /** Why it is paused, in the words of the officer. */
  reason: string | null;
}

/** Preference of a service at a counter, 0 first; null when it is not served there. */
export function preferenceOf(plan: CounterPlan, serviceId: ServiceId): number | null {
  const index = plan.serves.findIndex(group => group.includes(serviceId));
  return index === -1 ? null : index;
}

export function servicesOf(plan: CounterPlan): ServiceId[] {
  return plan.serves.flat();
}

/** Whether somebody else works at the counter now. */
export function isTakenFrom(now: CounterNow, staffId: StaffId): boolean {
  return now.state !== 'closed' && now.staffId !== null && now.staffId !== staffId;
}
