// The live channel as a hook: it holds the latest view, and since when that view may be out of date.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../contract/refusals.ts';
import type { ViewOf } from '../contract/views/index.ts';
import type { ViewKind } from '../contract/views/view-envelope.ts';
import { type LiveOptions, watch } from './live-channel.ts';

interface WatchOptions<K extends ViewKind>
  extends Partial<Pick<LiveOptions<K>, 'onEvent' | 'onAnnounce' | 'onScanned'>> {
  /** Null watches nothing, for example while the screen has no token yet. */
  kind: K | null;
  /** The subject of the view. Kinds that exist once in an office have the empty id. */
  id?: string;
  /** The token of a paired screen. Staff pages and phones have none. */
  token?: string | null;
}

export interface Watched<K extends ViewKind> {
  /** Null until the first view has arrived. */
  view: ViewOf<K> | null;
  /** When the connection was lost, by the clock of this machine; null while it is connected. */
  lostAt: number | null;
  /** Why the server does not let this screen watch, if it refused. */
  refused: Refusal | null;
  /** The server runs another build than this page. The page should reload as soon as that disturbs nobody. */
  otherBuild: boolean;
}

/**
 * Watches a view while the component lives. The callbacks may change with every rendering; whether `onAnnounce` and
 * `onScanned` are given at all must not change.
 */
export function useWatch<K extends ViewKind>(options: WatchOptions<K>): Watched<K> {
  const { kind, id = '', token = null } = options;
  const [state, setState] = useState<Watched<K>>({ view: null, lostAt: null, refused: null, otherBuild: false });
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    if (kind === null) return;
    setState(old => ({ ...old, refused: null }));
    const { onAnnounce, onScanned } = latest.current;
    return watch<K>({
      kind,
      id,
      token,
      onView: view => setState(old => ({ ...old, view })),
      onEvent: event => latest.current.onEvent?.(event),
      onAnnounce: onAnnounce && ((announcement, ended) => latest.current.onAnnounce?.(announcement, ended)),
      onScanned: onScanned && (scan => latest.current.onScanned?.(scan)),
      // People want to know when the connection was lost, not when the last attempt to reconnect failed.
      onConnection: lostAt => setState(old => ({ ...old, lostAt: lostAt === null ? null : (old.lostAt ?? lostAt) })),
      onRefused: refused => setState(old => ({ ...old, refused })),
      onOtherBuild: () => setState(old => ({ ...old, otherBuild: true })),
    });
  }, [kind, id, token]);
  return state;
}
