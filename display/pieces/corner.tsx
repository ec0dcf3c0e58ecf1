// Notices to the staff in a corner: since when the connection is lost, and that the browser blocks sound.
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { clockText } from '../../common/text/format.ts';
import { texts } from '../display-texts.ts';
import './corner.css';

interface CornerProps {
  /** When the connection was lost, by the clock of this machine; null while it is connected. */
  lostAt: number | null;
  /** Null before the first view has arrived. */
  timeZone: string | null;
  /** The browser does not let the page play sound. */
  blocked: boolean;
}

export function Corner({ lostAt, timeZone, blocked }: CornerProps) {
  if (lostAt === null && !blocked) return null;
  return (
    <div class="corner" role="status">
      {lostAt !== null && timeZone !== null && (
        <p class="corner-lost">
          {fill(texts.lostSince, { time: clockText(lostAt + (serverNow() - Date.now()), timeZone) })}
        </p>
      )}
      {blocked && (
        <button type="button" class="corner-sound">
          {texts.soundBlocked}
        </button>
      )}
    </div>
  );
}
