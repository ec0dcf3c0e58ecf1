// Tests the loudspeakers from the desk. It calls nobody and changes nothing.
import { done, refuse } from '../../common/contract/refusals.ts';
import type { Action } from './act.ts';

export const testSpeaker: Action<'speaker.test'> = (_input, { site, record }) => {
  if (site.speakers.length === 0) return refuse('speaker.none');
  record({ type: 'speaker.tested' });
  return done({ state: 'queued' as const });
};
