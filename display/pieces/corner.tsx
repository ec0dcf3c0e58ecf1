// Word to the staff in a corner: cut off since when, sound held back by the browser. The picture itself stays as it is.
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { clockText } from '../../common/text/format.ts';
import { texts } from '../display-texts.ts';
import './corner.css';

interface CornerProps {
  /** By the clock of this machine. */
  lostAt: number | null;
  /** Null before the first picture. */
  timeZone: string | null;
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
