// Counters: what they serve, in which preference, and who sits there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CounterId, ServiceId, StaffId } from '../../common/contract/words.ts';
import { type CounterPlan, isTakenFrom, preferenceOf, servicesOf } from '../../server/core/counter.ts';

const plan = (serves: string[][]): CounterPlan => ({
  id: 'quay-1' as CounterId,
  label: '1',
  serves: serves as unknown as ServiceId[][],
});

test('the group that a service stands in is its preference; what stands in none is not served', () => {
  const counter = plan([['ho-tich', 'chung-thuc'], ['tra-ket-qua']]);
  expect(preferenceOf(counter, 'ho-tich' as ServiceId)).toBe(0);
  expect(preferenceOf(counter, 'chung-thuc' as ServiceId)).toBe(0);
  expect(preferenceOf(counter, 'tra-ket-qua' as ServiceId)).toBe(1);
  expect(preferenceOf(counter, 'dat-dai' as ServiceId)).toBeNull();
});

test('a counter serves exactly those for which it has a preference', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  fc.assert(
    fc.property(fc.array(fc.subarray(ids), { maxLength: 4 }), serves => {
      const counter = plan(serves);
      const served = servicesOf(counter);
      for (const id of ids as ServiceId[]) expect(preferenceOf(counter, id) !== null).toBe(served.includes(id));
    }),
  );
});

test('a counter is taken from others while somebody sits there, open or paused', () => {
  const [me, you] = ['can-bo-1', 'can-bo-2'] as StaffId[] as [StaffId, StaffId];
  for (const state of ['open', 'paused'] as const) {
    expect(isTakenFrom({ state, staffId: me, reason: null }, you)).toBe(true);
    expect(isTakenFrom({ state, staffId: me, reason: null }, me)).toBe(false);
    expect(isTakenFrom({ state, staffId: null, reason: null }, you)).toBe(false);
  }
  expect(isTakenFrom({ state: 'closed', staffId: me, reason: null }, you)).toBe(false);
});
