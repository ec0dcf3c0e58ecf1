// Asks for the state of a ticket by an ordinary call, for networks that block the live channel. It is loaded only when needed;
// if it cannot be loaded, there is no network and a call would fail too.

import type { PhoneView } from '../../common/contract/views/following-views.ts';
import { makeCall } from '../../common/screen/call.ts';
import { serverNow } from '../../common/screen/live-channel.ts';

/** Returns the last view with the present state; 'unknown' if there is no such ticket, and null if no answer came. */
export async function pollTicket(token: string, view: PhoneView | null): Promise<PhoneView | 'unknown' | null> {
  const answer = await makeCall('ticket.find', { token }, { token: null, requestId: null });
  if (!answer.ok) return answer.refusal === 'ticket.unknown' || answer.refusal === 'input.invalid' ? 'unknown' : null;
  const { serviceName, ...status } = answer.value;
  const before = view ?? emptyView(serviceName);
  const changes = before.state === status.state ? {} : { mayRate: status.state === 'done', calledAt: null };
  return { ...before, ...status, ...changes, at: serverNow() };
}

/** Returns a view for a page that never had one: the answer of the call contains no office, no day and nothing to bring. */
function emptyView(serviceName: string): PhoneView {
  return {
    kind: 'phone',
    id: '',
    revision: 0,
    at: 0,
    site: {
      agency: { vi: '' },
      name: { vi: '' },
      hotline: null,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      example: false,
    },
    number: '' as PhoneView['number'],
    day: '' as PhoneView['day'],
    language: 'vi',
    state: 'expired',
    serviceName: { vi: serviceName },
    priorityName: null,
    bring: null,
    ahead: null,
    wait: null,
    counterLabel: null,
    calledAt: null,
    nth: 0,
    rated: false,
    mayRate: false,
  };
}
