// The page of a screen that is not paired yet: its code, large enough to be read out over the telephone.
import shared from '../text/vi/shared.json';
import type { Pairing } from './pairing.ts';
import './pairing-page.css';

export function PairingPage({ pairing }: { pairing: Exclude<Pairing, { state: 'paired' }> }) {
  return (
    <main class="pairing">
      <h1>{shared.pairingTitle}</h1>
      {pairing.state === 'asking' && <p>{shared.pairingAsk}</p>}
      {pairing.state === 'rejected' && <p>{shared.pairingRejected}</p>}
      {pairing.state === 'waiting' && (
        <>
          <p>{shared.pairingHow}</p>
          <p class="pairing-code">{`${pairing.code.slice(0, 3)} ${pairing.code.slice(3)}`}</p>
        </>
      )}
    </main>
  );
}
