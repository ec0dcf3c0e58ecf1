// One dossier whole, asked again after every deed and while it is looked at.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { makeCall } from '../../common/screen/call.ts';
import type { DossierDetails } from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';

const everyMs = 20_000;
const againMs = 2_500;

export interface OpenDossier {
  dossier: DossierDetails | null;
  unknown: boolean;
  reload: () => void;
}

export function useDossier(code: string): OpenDossier {
  const { onTrouble } = useDossierContext();
  const [dossier, setDossier] = useState<DossierDetails | null>(null);
  const [unknown, setUnknown] = useState(false);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await makeCall(
        'dossier.show',
        { code: code as DossierDetails['code'] },
        { token: null, requestId: null },
      );
      if (over) return;
      if (answer.ok) {
        setDossier(answer.value);
        setUnknown(false);
      } else if (answer.refusal === 'dossier.unknown') return setUnknown(true);
      else if (answer.refusal === 'auth.required') return onTrouble(answer.refusal, answer.detail);
      timer = setTimeout(() => void ask(), answer.ok ? everyMs : againMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [code, asked]);
  return {
    dossier: dossier?.code === code ? dossier : null,
    unknown,
    reload: useCallback(() => setAsked(n => n + 1), []),
  };
}
