// The page before the first view has arrived, or when the server does not let this kiosk watch.
import { fill } from '../../../common/text/fill.ts';
import { clockText } from '../../../common/text/format.ts';
import shared from '../../../common/text/vi/shared.json';
import { useKioskTexts } from '../kiosk-texts.ts';
import { Seal } from '../parts/icons.tsx';
import './message.css';

export function Connecting({ lostAt, refused }: { lostAt: number | null; refused: boolean }) {
  const { kiosk } = useKioskTexts();
  // The time zone of the office is not known yet, so the page uses that of this machine.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <main class="connecting">
      <Seal />
      <h1>{refused ? shared.refused : kiosk.connecting}</h1>
      <p role="status">
        {lostAt !== null && `${fill(shared.lostSince, { time: clockText(lostAt, zone) })}. `}
        {kiosk.connectingHow}
      </p>
    </main>
  );
}
