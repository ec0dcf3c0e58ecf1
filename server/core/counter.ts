// Counters: which services they serve, in which order of preference, and whether somebody works there.
import type { CounterId, CounterState, ServiceId, StaffId } from '../../common/contract/words.ts';

export interface CounterPlan {
  id: CounterId;
  label: string;
  /**
   * The services in groups of preference. The first group is the counter's own work; a later group is served only when nobody
   * waits for an earlier one. Within a group the order of arrival counts, so a single group means first come, first served.
   */
  serves: readonly (readonly ServiceId[])[];
}

export interface CounterNow {
  state: CounterState;
  staffId: StaffId | null;
  /** The reason of a pause as the officer chose it. */
  reason: string | null;
}

/** The preference of a service at a counter, 0 being the first; null when the counter does not serve it. */
export function preferenceOf(plan: CounterPlan, serviceId: ServiceId): number | null {
  const index = plan.serves.findIndex(group => group.includes(serviceId));
  return index === -1 ? null : index;
}

export function servicesOf(plan: CounterPlan): ServiceId[] {
  return plan.serves.flat();
}

/** Whether somebody other than `staffId` works at the counter now. */
export function isTakenFrom(now: CounterNow, staffId: StaffId): boolean {
  return now.state !== 'closed' && now.staffId !== null && now.staffId !== staffId;
}
