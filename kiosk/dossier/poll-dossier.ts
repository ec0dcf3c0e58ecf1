// The second way to know where a dossier stands, for networks that let no live channel through. Fetched only when it is needed.
import type { DossierView } from '../../common/contract/views.ts';
import { makeCall } from '../../common/screen/call.ts';
import { serverNow } from '../../common/screen/live-channel.ts';

const nobodys: DossierView['site'] = {
  agency: { vi: '' },
  name: { vi: '' },
  hotline: null,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  example: false,
};

export async function askDossier(token: string, before: DossierView | null): Promise<DossierView | 'unknown' | null> {
  const answer = await makeCall('dossier.find', { token }, { token: null, requestId: null });
  if (!answer.ok) return answer.refusal === 'dossier.unknown' || answer.refusal === 'input.invalid' ? 'unknown' : null;
  const { stateText: _, nextAct: __, personal: ___, serviceId: ____, ...news } = answer.value;
  return {
    kind: 'dossier',
    id: token,
    revision: before?.revision ?? 0,
    site: before?.site ?? nobodys,
    ...news,
    at: serverNow(),
  };
}
