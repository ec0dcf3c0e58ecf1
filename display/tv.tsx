// The TV as a whole: let in, watch, present calls, heal. It draws nothing itself but the states in which there is no picture.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Announcement, Ended } from '../common/contract/live.ts';
import type { Moment } from '../common/contract/moments.ts';
import { usePairing } from '../common/screen/pairing.ts';
import { PairingPage } from '../common/screen/pairing-page.tsx';
import { useWatch } from '../common/screen/use-watch.ts';
import { announce } from './announce.ts';
import { texts, useOtherTexts } from './display-texts.ts';
import { layouts } from './layouts/index.ts';
import { Corner } from './pieces/corner.tsx';
import { Message } from './pieces/message.tsx';
import type { Sound } from './sound.ts';
import { useCalls } from './use-calls.ts';
import { useFreshPage } from './use-reload.ts';
import { useResults } from './use-results.ts';
import { useSound } from './use-sound.ts';

const pairAgainMs = 3_000;
const refusedAgainMs = 30_000;

export function App({ name }: { name: string }) {
  const pairing = usePairing('display', null);
  if (pairing.state !== 'paired') return <PairingPage pairing={pairing} />;
  return <Screen name={name} token={pairing.token} forget={pairing.forget} />;
}

function Screen({ name, token, forget }: { name: string; token: string; forget: () => void }) {
  // The picture says whether there is sound (`screen.chime`), and it comes after the queue that uses it: hence the ref.
  const loudspeaker = useRef<Sound | null>(null);
  const speak = (announcement: Announcement | null) => announce(announcement, loudspeaker.current);
  const calls = useCalls(speak);
  const [led, setLed] = useState(false);
  const calling = calls.queue.presented !== null || calls.queue.waiting.length > 0;
  const results = useResults(speak, led, calling);
  const take = (moment: Moment) => (moment.type === 'ticket.called' ? calls.take(moment) : results.take(moment));
  const lead = (announcement: Announcement, ended: Ended) =>
    (announcement.moment?.type === 'dossier.ready' ? results : calls).lead(announcement, ended);
  const { view, lostAt, refused, otherBuild } = useWatch({
    kind: 'display',
    id: name,
    token,
    onEvent: take,
    onAnnounce: lead,
  });
  const { sound, blocked } = useSound(view?.screen.chime ?? false);
  loudspeaker.current = sound;
  const others = useOtherTexts(view?.screen.languages ?? []);

  const { keepTo } = calls;
  useEffect(() => {
    if (view === null) return;
    keepTo(view);
    setLed(view.screen.voice);
  }, [view, keepTo]);

  const noRight = refused === 'auth.required' || refused === 'auth.forbidden';
  useEffect(() => {
    if (!noRight) return;
    // Not at once: a server that refuses every new token must not be asked in a tight circle.
    const timer = setTimeout(forget, pairAgainMs);
    return () => clearTimeout(timer);
  }, [noRight, forget]);
  useFreshPage(refused !== null && !noRight, refusedAgainMs);
  useFreshPage(otherBuild && calls.queue.presented === null && results.presented === null && lostAt === null, 0);

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
  return <Layout view={view} queue={calls.queue} result={results.presented} others={others} corner={corner} />;
}
