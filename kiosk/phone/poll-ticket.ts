// The second way to know where a ticket stands, for networks that let no live channel through: asking by an ordinary call.
// Fetched only when it is needed; if even this file cannot be had, there is no network and asking would be in vain.
import type { PhoneView } from '../../common/contract/views.ts';
import { makeCall } from '../../common/screen/call.ts';
import { serverNow } from '../../common/screen/live-channel.ts';

/** The last whole picture with what is known now in it; `null` when nothing came, 'unknown' when there is no such ticket. */
export async function askTicket(token: string, view: PhoneView | null): Promise<PhoneView | 'unknown' | null> {
  const answer = await makeCall('ticket.find', { token }, { token: null, requestId: null });
  if (!answer.ok) return answer.refusal === 'ticket.unknown' || answer.refusal === 'input.invalid' ? 'unknown' : null;
  const { serviceName, ...news } = answer.value;
  const before = view ?? emptyView(serviceName);
  const moved = before.state === news.state ? {} : { mayRate: news.state === 'done', calledAt: null };
  return { ...before, ...news, ...moved, at: serverNow() };
}

/** As much of a picture as the answer to a call can fill: no office, no day, nothing to bring. */
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
