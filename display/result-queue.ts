// Which dossier with a fresh result is shown large now, and which wait their turn. Calls of tickets go first, always: a result
// lies there tomorrow too. Pure.
import type { Announcement } from '../common/contract/live.ts';
import type { DossierReadyMoment } from '../common/contract/moments.ts';
import { longestVoiceMs } from './call-queue.ts';

export interface ResultQueue {
  presented: {
    moment: DossierReadyMoment;
    since: number;
    voiceOver: boolean;
    announcement: Announcement | null;
  } | null;
  waiting: readonly DossierReadyMoment[];
}

export const noResults: ResultQueue = { presented: null, waiting: [] };

/** An officer may finish fifty at once; the list shows all of them, so only the newest few are shown large. */
export const mostResults = 5;
/** Longer than a call: whoever waits for one does not look up at every chime. */
export const resultStayMs = 8_000;

export function addResult(results: ResultQueue, moment: DossierReadyMoment): ResultQueue {
  const known = [results.presented?.moment, ...results.waiting].some(other => other?.momentId === moment.momentId);
  return known ? results : { ...results, waiting: [...results.waiting, moment].slice(-mostResults) };
}

/** The server's voice says it now. */
export function presentResult(results: ResultQueue, announcement: Announcement, now: number): ResultQueue {
  const { moment } = announcement;
  if (moment?.type !== 'dossier.ready') return results;
  return {
    presented: { moment, since: now, voiceOver: false, announcement },
    waiting: results.waiting.filter(other => other.momentId !== moment.momentId),
  };
}

export function endResult(results: ResultQueue, momentId: string): ResultQueue {
  if (results.presented === null || results.presented.moment.momentId !== momentId) return results;
  return { ...results, presented: { ...results.presented, voiceOver: true } };
}

/** Ends what has been shown long enough, and lets the next on while nobody is being called. */
export function stepResults(results: ResultQueue, now: number, calling: boolean): ResultQueue {
  const { presented, waiting } = results;
  if (presented !== null) {
    const shownFor = now - presented.since;
    const heard = presented.voiceOver || shownFor >= longestVoiceMs;
    return heard && shownFor >= resultStayMs ? { ...results, presented: null } : results;
  }
  const [moment, ...rest] = waiting;
  if (moment === undefined || calling) return results;
  return { presented: { moment, since: now, voiceOver: false, announcement: null }, waiting: rest };
}
