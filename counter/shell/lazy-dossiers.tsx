// Fetches the pages for dossiers when they are first needed or shortly after sign-in, so that the desk itself opens
// sooner.
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DossierSectionProps } from '../dossiers/dossier-section.tsx';
import { useDeskTexts } from '../shared/language.tsx';
import { reloadOnce } from '../shared/reload-once.ts';
import { readCall } from '../shared/server-calls.ts';

let loaded: FunctionComponent<DossierSectionProps> | null = null;

async function load(): Promise<void> {
  loaded = (await import('../dossiers/dossier-section.tsx')).DossierSection;
}

const preloadAfterMs = 1_500;
const retryMs = 3_000;

/** Fetches the pages in the background, some time after the desk has opened. */
export function usePreloadedDossiers(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || loaded !== null) return;
    const timer = setTimeout(() => load().catch(() => undefined), preloadAfterMs);
    return () => clearTimeout(timer);
  }, [wanted]);
}

export function LazyDossiers(props: DossierSectionProps) {
  const { shared } = useDeskTexts();
  const [Room, setRoom] = useState<FunctionComponent<DossierSectionProps> | null>(() => loaded);
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
    // Browsers do not fetch a failed script again, so the whole page is reloaded once the server answers.
    const timer = setInterval(() => {
      void readCall('site.describe', {}).then(answer => answer.ok && reloadOnce());
    }, retryMs);
    return () => clearInterval(timer);
  }, [failed]);
  if (Room === null) return <main class="calm-page">{failed ? shared.reconnecting : shared.loading}</main>;
  return <Room {...props} />;
}
