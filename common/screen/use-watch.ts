// The live channel as a hook: the last true picture, and since when it may be out of date.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Announcement, Ended } from '../contract/live.ts';
import type { Moment } from '../contract/moments.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { ScanToShow } from '../contract/scanned.ts';
import type { ViewKind, ViewOf } from '../contract/views.ts';
import { watch } from './live-channel.ts';

export interface Watched<K extends ViewKind> {
  /** Null until the first picture came. */
  view: ViewOf<K> | null;
  /** Local time since when the server is out of reach; null while it is there. */
  lostAt: number | null;
  refused: Refusal | null;
  /** The server was renewed: reload when nobody is in the middle of something. */
  otherBuild: boolean;
}

/** Watches a view while the component lives; `kind: null` watches nothing yet (no token). */
export function useWatch<K extends ViewKind>(
  kind: K | null,
  id: string,
  token: string | null,
  onMoment: ((moment: Moment) => void) | null,
  onAnnounce?: (announcement: Announcement, ended: Ended) => void,
  onScanned?: (scan: ScanToShow) => void,
): Watched<K> {
  const [state, setState] = useState<Watched<K>>({ view: null, lostAt: null, refused: null, otherBuild: false });
  const listener = useRef(onMoment);
  listener.current = onMoment;
  const announcer = useRef(onAnnounce);
  announcer.current = onAnnounce;
  const scanner = useRef(onScanned);
  scanner.current = onScanned;
  useEffect(() => {
    if (kind === null) return;
    setState(old => ({ ...old, refused: null }));
    return watch<K>({
      kind,
      id,
      token,
      onView: view => setState(old => ({ ...old, view })),
      onMoment: moment => listener.current?.(moment),
      onAnnounce: announcer.current && ((announcement, ended) => announcer.current?.(announcement, ended)),
      onScanned: scanner.current && (scan => scanner.current?.(scan)),
      // The first moment of being cut off is what people are told, not the last failed try.
      onConnection: lostAt => setState(old => ({ ...old, lostAt: lostAt === null ? null : (old.lostAt ?? lostAt) })),
      onRefused: refused => setState(old => ({ ...old, refused })),
      onOtherBuild: () => setState(old => ({ ...old, otherBuild: true })),
    });
  }, [kind, id, token]);
  return state;
}
