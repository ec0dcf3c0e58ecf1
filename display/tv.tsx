// The TV page as a whole: it pairs the screen, watches the display view, presents calls and recovers from refusals.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Announcement, Ended } from '../common/contract/live-protocol.ts';
import type { Moment } from '../common/contract/moments.ts';
import { usePairing } from '../common/screen/pairing.ts';
import { PairingPage } from '../common/screen/pairing-page.tsx';
import { useWatch } from '../common/screen/use-watch.ts';
import { announce } from './announce.ts';
import { texts, useFurtherTexts } from './display-texts.ts';
import { layouts } from './layouts/index.ts';
import { Corner } from './pieces/corner.tsx';
import { Message } from './pieces/message.tsx';
import type { Sound } from './sound.ts';
import { useCalls } from './use-calls.ts';
import { useReload } from './use-reload.ts';
import { useResults } from './use-results.ts';
import { useSound } from './use-sound.ts';

const pairAgainMs = 3_000;
const refusedAgainMs = 30_000;

/** `name` is the name of the screen in the site file. */
export function Tv({ name }: { name: string }) {
  const pairing = usePairing('display', null);
  if (pairing.state !== 'paired') return <PairingPage pairing={pairing} />;
  return <PairedTv name={name} token={pairing.token} unpair={pairing.unpair} />;
}

function PairedTv({ name, token, unpair }: { name: string; token: string; unpair: () => void }) {
  // The view says whether there is sound (`screen.chime`), and it arrives after the queue that plays it: hence the ref.
  const loudspeaker = useRef<Sound | null>(null);
  const play = (announcement: Announcement | null) => announce(announcement, loudspeaker.current);
  const calls = useCalls(play);
  const [serverPaced, setServerPaced] = useState(false);
  const calling = calls.queue.presented !== null || calls.queue.waiting.length > 0;
  const results = useResults(play, serverPaced, calling);
  const onEvent = (event: Moment) => (event.type === 'ticket.called' ? calls.onCalled(event) : results.onResult(event));
  const onAnnounce = (announcement: Announcement, ended: Ended) =>
    (announcement.moment?.type === 'dossier.ready' ? results : calls).onAnnouncement(announcement, ended);
  const { view, lostAt, refused, otherBuild } = useWatch({ kind: 'display', id: name, token, onEvent, onAnnounce });
  const { sound, blocked } = useSound(view?.screen.chime ?? false);
  loudspeaker.current = sound;
  const furtherLanguages = useFurtherTexts(view?.screen.languages ?? []);

  const { syncWithView } = calls;
  useEffect(() => {
    if (view === null) return;
    syncWithView(view);
    setServerPaced(view.screen.voice);
  }, [view, syncWithView]);

  const revoked = refused === 'auth.required' || refused === 'auth.forbidden';
  useEffect(() => {
    if (!revoked) return;
    // The delay keeps the page from asking in a tight loop if the server refuses every new token.
    const timer = setTimeout(unpair, pairAgainMs);
    return () => clearTimeout(timer);
  }, [revoked, unpair]);
  useReload(refused !== null && !revoked, refusedAgainMs);
  useReload(otherBuild && calls.queue.presented === null && results.presented === null && lostAt === null, 0);

  const corner = <Corner lostAt={lostAt} timeZone={view?.site.timeZone ?? null} blocked={blocked} />;
  if (refused !== null) {
    return (
      <Message
        title={texts.refusedTitle}
        text={texts[refused === 'screen.unknown' ? 'refusedScreen' : 'refusedOther']}
        name={name}
        corner={null}
      />
    );
  }
  if (view === null) return <Message title={texts.startingTitle} text={texts.starting} name={name} corner={corner} />;
  const Layout = layouts[view.screen.layout];
  return (
    <Layout
      view={view}
      queue={calls.queue}
      result={results.presented}
      furtherLanguages={furtherLanguages}
      corner={corner}
    />
  );
}
