// Looks up the dossier of a scanned receipt, whose QR code holds a secret token instead of the dossier's code.
import { useEffect } from 'preact/hooks';
import { readCall } from '../shared/server-calls.ts';
import { useDossierContext } from './dossier-context.ts';

export function ReceiptPage({ token }: { token: string }) {
  const { texts, go, onTrouble } = useDossierContext();
  useEffect(() => {
    let isLeft = false;
    void readCall('dossier.find', { token }).then(answer => {
      if (isLeft) return;
      if (answer.ok) return go({ page: 'dossier', code: answer.value.code });
      onTrouble(answer.refusal, answer.detail);
      go({ page: 'list' });
    });
    return () => {
      isLeft = true;
    };
  }, [token]);
  return <p class="calm-page">{texts.loading}</p>;
}
