// The date that would be promised if the dossier were received now. The server computes it, and it is asked again
// regularly because the date depends on the time of reception.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { pollCall } from '../shared/poll-call.ts';

export interface DuePreview {
  /** `none` without a procedure, `lost` while the server does not answer. */
  state: 'none' | 'loading' | 'ready' | 'lost';
  due: CallValue<'procedure.due-date'> | null;
  /** True when the days off of a year are not known yet, so that the officer must give the date. */
  isYearUnknown: boolean;
}

const none: DuePreview = { state: 'none', due: null, isYearUnknown: false };
const refreshMs = 20_000;
const retryMs = 2_500;

export function useDuePreview(procedureId: string | null, language: string): DuePreview {
  const [preview, setPreview] = useState<DuePreview>(none);
  useEffect(() => {
    if (procedureId === null) return setPreview(none);
    setPreview(old => ({ ...old, state: 'loading', due: null }));
    return pollCall({
      name: 'procedure.due-date',
      input: () => ({ id: procedureId, receivedAt: serverNow(), language }),
      everyMs: refreshMs,
      retryMs,
      onAnswer: answer => {
        if (!answer.ok) return void setPreview(old => ({ ...old, state: 'lost' }));
        const { dueAt, rules } = answer.value;
        const isYearUnknown = dueAt === null && rules.some(({ rule }) => rule === 'unknown-year');
        setPreview({ state: 'ready', due: answer.value, isYearUnknown });
      },
    });
  }, [procedureId, language]);
  return preview;
}
