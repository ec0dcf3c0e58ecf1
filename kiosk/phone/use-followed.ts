// Where a ticket or dossier stands, by the best way the phone has: the live channel, and while that cannot be had, asking now and then.
// It keeps the last true picture for ever; it must never show an older picture as if it were new.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../common/contract/refusals.ts';
import type { ViewOf } from '../../common/contract/views.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { useWatch } from '../../common/screen/use-watch.ts';

export interface Followed<V> {
  /** Null until anything is known. */
  view: V | null;
  /** The live channel is away for longer than a blink. */
  lost: boolean;
  /** While away: the instant (server's clock) at which `view` was last known to be true. */
  trueAt: number;
  /** The server knows nothing of this token. */
  unknown: boolean;
  /** The server turned the page away for now; it tries again by itself. */
  busy: boolean;
  /** The server was renewed: parts that were not fetched yet are no longer there. */
  otherBuild: boolean;
  retry: () => void;
}

type Kind = 'phone' | 'dossier';

/** What is followed, and how. The same object at every drawing. */
export interface Way<K extends Kind> {
  kind: K;
  /** How the server says that there is no such thing. */
  absent: Refusal;
  /** Asks by an ordinary call: what is known now; null when nothing came, 'unknown' when there is no such thing. */
  ask: (token: string, before: ViewOf<K> | null) => Promise<ViewOf<K> | 'unknown' | null>;
}

/** Shorter breaks than this happen at every unlocking of a phone and are not worth a word. */
const graceMs = 2_500;
/** A line that opens but says nothing is given this long for the first picture. */
const silenceMs = 6_000;
const askEveryMs = 15_000;
const renewAfterHiddenMs = 5_000;
const busyPauseMs = 8_000;

export function useFollowed<K extends Kind>(token: string, way: Way<K>): Followed<ViewOf<K>> {
  const [renewing, setRenewing] = useState(false);
  const { view, lostAt, refused, otherBuild } = useWatch({ kind: renewing ? null : way.kind, id: token });
  const [asked, setAsked] = useState<ViewOf<K> | 'unknown' | null>(null);
  const [lost, setLost] = useState(false);
  const last = useRef(view);
  last.current = view;

  // Letting go of the channel for one turn makes it restartSearch: a phone that slept may hold a line that is long dead.
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

  const absent = refused === way.absent || refused === 'input.invalid';
  const busy = refused !== null && !absent;
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => setRenewing(true), busyPauseMs);
    return () => clearTimeout(timer);
  }, [busy]);

  const silent = view === null && refused === null;
  useEffect(() => {
    setLost(false);
    setAsked(null);
    if (lostAt === null && !silent) return;
    let over = false;
    const ask = async () => {
      const answer = await way.ask(token, last.current);
      if (answer !== null && !over) setAsked(answer);
    };
    const tryAsking = () => void ask().catch(() => null);
    const grace = setTimeout(
      () => {
        setLost(true);
        tryAsking();
      },
      lostAt === null ? silenceMs : graceMs,
    );
    const timer = setInterval(tryAsking, askEveryMs);
    return () => {
      over = true;
      clearTimeout(grace);
      clearInterval(timer);
    };
  }, [lostAt, silent, token, way]);

  const news = asked === 'unknown' ? null : asked;
  return {
    view: news ?? view,
    lost,
    trueAt: news?.at ?? (lostAt ?? 0) + serverNow() - Date.now(),
    unknown: absent || asked === 'unknown',
    busy,
    otherBuild,
    retry: () => {
      setAsked(null);
      setRenewing(true);
    },
  };
}
