// Before the first picture came, or when this screen may not watch: says so in words and leads nowhere.

import { fill } from '../../../common/text/fill.ts';
import { clockText } from '../../../common/text/format.ts';
import shared from '../../../common/text/vi/shared.json';
import { useKioskTexts } from '../kiosk-texts.ts';
import { Seal } from '../parts/icons.tsx';
import './message.css';

export function Connecting({ lostAt, refused }: { lostAt: number | null; refused: boolean }) {
  const { kiosk } = useKioskTexts();
  // No office is known yet, so the time is this machine's own.
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
