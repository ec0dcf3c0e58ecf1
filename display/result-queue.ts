// Decides which dossier with a fresh result is presented large now, and which ones wait. Calls of tickets always go first,
// because a result can still be fetched tomorrow. Pure.
import type { Announcement } from '../common/contract/live-protocol.ts';
import type { DossierReadyMoment } from '../common/contract/moments.ts';
import { maxVoiceMs } from './call-queue.ts';

export interface ResultQueue {
  presented: {
    event: DossierReadyMoment;
    /** When the presentation began, in milliseconds of the clock that is given to `advanceResults`. */
    since: number;
    voiceEnded: boolean;
    announcement: Announcement | null;
  } | null;
  waiting: readonly DossierReadyMoment[];
}

export const emptyResultQueue: ResultQueue = { presented: null, waiting: [] };

/** An officer may finish fifty dossiers at once. The list shows all of them, so only the newest few are presented large. */
export const maxWaitingResults = 5;
/** This is longer than for a call, because people who wait for a result do not look up at every chime. */
export const resultDisplayMs = 8_000;

export function enqueueResult(results: ResultQueue, event: DossierReadyMoment): ResultQueue {
  const queued = [results.presented?.event, ...results.waiting].some(waiting => waiting?.momentId === event.momentId);
  return queued ? results : { ...results, waiting: [...results.waiting, event].slice(-maxWaitingResults) };
}

/** Presents the result that the server announces now. */
export function presentAnnouncedResult(results: ResultQueue, announcement: Announcement, now: number): ResultQueue {
  const event = announcement.moment;
  if (event?.type !== 'dossier.ready') return results;
  return {
    presented: { event, since: now, voiceEnded: false, announcement },
    waiting: results.waiting.filter(waiting => waiting.momentId !== event.momentId),
  };
}

/** Records that the sound of a result has ended. */
export function markResultEnded(results: ResultQueue, momentId: string): ResultQueue {
  if (results.presented === null || results.presented.event.momentId !== momentId) return results;
  return { ...results, presented: { ...results.presented, voiceEnded: true } };
}

/**
 * Ends a result that was presented long enough, and presents the next one unless a ticket is being called. Returns the
 * same object when nothing changes.
 */
export function advanceResults(results: ResultQueue, now: number, calling: boolean): ResultQueue {
  const { presented, waiting } = results;
  if (presented !== null) {
    const shownMs = now - presented.since;
    const heard = presented.voiceEnded || shownMs >= maxVoiceMs;
    return heard && shownMs >= resultDisplayMs ? { ...results, presented: null } : results;
  }
  const [event, ...rest] = waiting;
  if (event === undefined || calling) return results;
  return { presented: { event, since: now, voiceEnded: false, announcement: null }, waiting: rest };
}
