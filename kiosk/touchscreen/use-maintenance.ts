// What keeps an unattended kiosk running: it pairs again after a revoked token, retries after another refusal, reloads for a
// new build, and keeps the language and title of the document up to date.
import { useEffect } from 'preact/hooks';
import type { Watched } from '../../common/screen/use-watch.ts';
import type { KioskTexts } from './kiosk-texts.ts';
import { prepareQrCode } from './parts/qr-code.tsx';
import { reloadWhenServed } from './unattended.ts';
import { isTokenRefused } from './use-take-number.ts';

/** A kiosk that the server refuses for another reason than its token tries again after this time. */
const refusedAgainMs = 30_000;

interface MaintenanceOptions {
  watched: Watched<'kiosk'>;
  texts: KioskTexts | undefined;
  /** A reload would disturb nobody. */
  idle: boolean;
  onTokenRefused: () => void;
}

export function useMaintenance({ watched, texts, idle, onTokenRefused }: MaintenanceOptions): void {
  const { refused, otherBuild, lostAt } = watched;
  useEffect(() => {
    if (refused === null) return;
    if (isTokenRefused(refused)) return onTokenRefused();
    const timer = setTimeout(reloadWhenServed, refusedAgainMs);
    return () => clearTimeout(timer);
  }, [refused, onTokenRefused]);
  useEffect(prepareQrCode, []);
  const mayReload = otherBuild && idle && lostAt === null;
  useEffect(() => {
    if (mayReload) void reloadWhenServed();
  }, [mayReload]);
  useEffect(() => {
    if (texts === undefined) return;
    document.documentElement.lang = texts.language;
    document.title = texts.kiosk.pageTitle;
  }, [texts]);
}
