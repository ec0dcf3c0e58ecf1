// Shows that the server is out of reach and since when. The page below keeps the last view it received.
import { fill } from '../../common/text/fill.ts';
import { clockText } from '../../common/text/format.ts';
import { useDeskTexts } from './language.tsx';

export function LostBanner({ lostAt, timeZone }: { lostAt: number | null; timeZone: string }) {
  const { shared } = useDeskTexts();
  return (
    <div role="alert" class="lost-place">
      {lostAt !== null && (
        <p class="lost">
          <b>{fill(shared.lostSince, { time: clockText(lostAt, timeZone) })}</b> · {shared.reconnecting}
        </p>
      )}
    </div>
  );
}
