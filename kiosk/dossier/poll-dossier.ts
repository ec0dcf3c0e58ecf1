// Asks for the state of a dossier by an ordinary call, for networks that block the live channel. It is loaded only when needed.

import type { DossierView } from '../../common/contract/views/following-views.ts';
import { makeCall } from '../../common/screen/call.ts';
import { serverNow } from '../../common/screen/live-channel.ts';

/** The office as long as no view has said more about it. */
const unknownSite: DossierView['site'] = {
  agency: { vi: '' },
  name: { vi: '' },
  hotline: null,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  example: false,
};

/** Returns the last view with the present state; 'unknown' if there is no such dossier, and null if no answer came. */
export async function pollDossier(token: string, before: DossierView | null): Promise<DossierView | 'unknown' | null> {
  const answer = await makeCall('dossier.find', { token }, { token: null, requestId: null });
  if (!answer.ok) return answer.refusal === 'dossier.unknown' || answer.refusal === 'input.invalid' ? 'unknown' : null;
  const { stateText: _, nextAct: __, personal: ___, serviceId: ____, ...status } = answer.value;
  return {
    kind: 'dossier',
    id: token,
    revision: before?.revision ?? 0,
    site: before?.site ?? unknownSite,
    ...status,
    at: serverNow(),
  };
}
