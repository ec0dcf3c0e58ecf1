// One dossier with all its details, loaded again after every action and while it is shown.
import type { DossierDetails } from './dossier-actions.ts';
import { usePolledCall } from './use-polled-call.ts';

const refreshMs = 20_000;

interface OpenDossier {
  /** Null until the dossier of this code is loaded. */
  dossier: DossierDetails | null;
  /** Whether the server knows no dossier of this code. */
  unknown: boolean;
  reload: () => void;
}

export function useOpenDossier(code: string): OpenDossier {
  const { value, ended, reload } = usePolledCall(
    'dossier.show',
    { code: code as DossierDetails['code'] },
    { everyMs: refreshMs, endsOn: 'dossier.unknown' },
  );
  // After a change of the code the dossier before must not be shown as the new one.
  return { dossier: value?.code === code ? value : null, unknown: ended, reload };
}
