// The work that the clock starts, not a person: closing the day, noticing late dossiers, erasing personal data whose time is over.
import type { Act } from '../actions/act.ts';
import { closeDay } from '../actions/close-day.ts';
import { erasePersonalData, reportLateDossiers } from '../actions/watch-dossiers.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { localDay } from '../core/day.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Store } from '../store/store.ts';

const lateDossiersEveryMs = 30_000;

export interface DayClockDependencies {
  act: Act;
  store: Store;
  site: SiteSettings;
  clock: Clock;
  log: Log;
}

export interface DayClock {
  /** Does what has become due since the last tick. It never throws; what failed is tried again at the next tick. */
  tick(): void;
}

export function createDayClock({ act, store, site, clock, log }: DayClockDependencies): DayClock {
  let day = '';
  let lateDossiersCheckedAt = 0;
  let hasDataToErase = true;

  function checkLateDossiers(): void {
    // The absolute difference, so that the check also goes on after the computer's clock was set back.
    if (Math.abs(clock.now() - lateDossiersCheckedAt) < lateDossiersEveryMs) return;
    lateDossiersCheckedAt = clock.now();
    act.performByClock(reportLateDossiers);
  }

  /** Erases one portion. Each is a transaction of its own, because the first ticket of the morning must not wait for all. */
  function erasePortion(): void {
    if (!hasDataToErase) return;
    hasDataToErase = act.performByClock(erasePersonalData);
    if (hasDataToErase) store.truncateLog();
  }

  function changeDay(): void {
    const today = localDay(clock.now(), site.timeZone);
    if (today === day) return;
    act.performByClock(closeDay);
    hasDataToErase = true;
    const isFirstTick = day === '';
    day = today;
    if (!isFirstTick) log.info({ code: 'day.started', part: 'server', id: day }, 'new day started');
  }

  return {
    tick() {
      try {
        checkLateDossiers();
        erasePortion();
        changeDay();
      } catch (error) {
        // A full disk at midnight must not leave yesterday's tickets alive, so the next tick tries again.
        log.error({ code: 'clock.tick-failed', part: 'server', err: error }, 'work at a clock tick failed');
      }
    },
  };
}
