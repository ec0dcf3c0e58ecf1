// Follows a ticket or dossier by the live channel, and by polling now and then while that is not possible. It keeps the last
// view for ever, and never shows an older view as if it were new.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../common/contract/refusals.ts';
import type { ViewOf } from '../../common/contract/views/index.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { useWatch } from '../../common/screen/use-watch.ts';

export interface Followed<V> {
  /** Null until anything is known. */
  view: V | null;
  /** The live channel has been lost for longer than a moment. */
  lost: boolean;
  /** While the channel is lost: the time at which `view` was last known to be true, by the server's clock. */
  trueAt: number;
  /** The server knows nothing of this token. */
  unknown: boolean;
  /** The server refused the page for now; the page tries again by itself. */
  busy: boolean;
  /** The server runs another build, so parts that have not been loaded do not exist any more. */
  otherBuild: boolean;
  retry: () => void;
}

type Kind = 'phone' | 'dossier';

/** What is followed, and how. It must be the same object at every rendering. */
export interface FollowedSource<K extends Kind> {
  kind: K;
  /** The refusal by which the server says that the token is unknown. */
  unknownRefusal: Refusal;
  /** Asks by an ordinary call. Returns the present view, 'unknown' for an unknown token, and null when no answer came. */
  poll: (token: string, before: ViewOf<K> | null) => Promise<ViewOf<K> | 'unknown' | null>;
}

/** Shorter losses happen whenever a phone is unlocked and are not shown. */
const lostGraceMs = 2_500;
/** A connection that opens but delivers nothing counts as lost after this time. */
const silenceMs = 6_000;
const pollMs = 15_000;
const renewAfterHiddenMs = 5_000;
const busyPauseMs = 8_000;

export function useFollowed<K extends Kind>(token: string, source: FollowedSource<K>): Followed<ViewOf<K>> {
  const [renewing, setRenewing] = useState(false);
  const { view, lostAt, refused, otherBuild } = useWatch({ kind: renewing ? null : source.kind, id: token });
  const [polled, setPolled] = useState<ViewOf<K> | 'unknown' | null>(null);
  const [lost, setLost] = useState(false);
  const lastView = useRef(view);
  lastView.current = view;

  // One rendering without the channel opens it again, because the connection of a phone that slept may be dead.
  useEffect(() => {
    if (!renewing) return;
    const timer = setTimeout(() => setRenewing(false));
    return () => clearTimeout(timer);
  }, [renewing]);

  useEffect(() => {
    let hiddenAt = Date.now();
    const renew = () => setRenewing(true);
    const onVisibility = () => {
      if (document.hidden) hiddenAt = Date.now();
      else if (Date.now() - hiddenAt > renewAfterHiddenMs) renew();
    };
    document.addEventListener('visibilitychange', onVisibility);
    addEventListener('online', renew);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      removeEventListener('online', renew);
    };
  }, []);

  const refusedAsUnknown = refused === source.unknownRefusal || refused === 'input.invalid';
  const busy = refused !== null && !refusedAsUnknown;
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => setRenewing(true), busyPauseMs);
    return () => clearTimeout(timer);
  }, [busy]);

  const silent = view === null && refused === null;
  useEffect(() => {
    setLost(false);
    setPolled(null);
    if (lostAt === null && !silent) return;
    let over = false;
    const poll = async () => {
      const answer = await source.poll(token, lastView.current);
      if (answer !== null && !over) setPolled(answer);
    };
    const tryPolling = () => void poll().catch(() => null);
    const grace = setTimeout(
      () => {
        setLost(true);
        tryPolling();
      },
      lostAt === null ? silenceMs : lostGraceMs,
    );
    const timer = setInterval(tryPolling, pollMs);
    return () => {
      over = true;
      clearTimeout(grace);
      clearInterval(timer);
    };
  }, [lostAt, silent, token, source]);

  const polledView = polled === 'unknown' ? null : polled;
  return {
    view: polledView ?? view,
    lost,
    trueAt: polledView?.at ?? (lostAt ?? 0) + serverNow() - Date.now(),
    unknown: refusedAsUnknown || polled === 'unknown',
    busy,
    otherBuild,
    retry: () => {
      setPolled(null);
      setRenewing(true);
    },
  };
}
