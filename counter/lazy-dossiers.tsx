// The pages for dossiers are fetched when they are first needed, or shortly after sign-in: the desk itself opens without them.
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { makeCall } from '../common/screen/call.ts';
import type { DossierRoomProps } from './dossiers/dossier-room.tsx';
import { useWords } from './language.tsx';
import { reloadOnce } from './reload.ts';

let loaded: FunctionComponent<DossierRoomProps> | null = null;

async function load(): Promise<void> {
  loaded = (await import('./dossiers/dossier-room.tsx')).DossierRoom;
}

const quietMs = 1_500;
const againMs = 3_000;

/** Fetches the pages while nothing else is asked for. */
export function useDossiersSoon(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || loaded !== null) return;
    const timer = setTimeout(() => load().catch(() => undefined), quietMs);
    return () => clearTimeout(timer);
  }, [wanted]);
}

export function LazyDossiers(props: DossierRoomProps) {
  const { shared } = useWords();
  const [Room, setRoom] = useState<FunctionComponent<DossierRoomProps> | null>(() => loaded);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (Room !== null) return;
    load().then(
      () => setRoom(() => loaded),
      () => setFailed(true),
    );
  }, [Room]);
  useEffect(() => {
    if (!failed) return;
    // A browser does not fetch a script again that failed; the page as a whole it does, as soon as there is a server.
    const timer = setInterval(() => {
      void makeCall('site.describe', {}, { token: null, requestId: null }).then(answer => answer.ok && reloadOnce());
    }, againMs);
    return () => clearInterval(timer);
  }, [failed]);
  if (Room === null) return <main class="calm-page">{failed ? shared.reconnecting : shared.loading}</main>;
  return <Room {...props} />;
}
