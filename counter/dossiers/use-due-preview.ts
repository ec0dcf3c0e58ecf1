// The date that would be promised if the dossier were received now, reckoned by the server; asked again while the clock runs.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { makeCall } from '../../common/screen/call.ts';
import { serverNow } from '../../common/screen/live-channel.ts';

export interface DuePreview {
  state: 'none' | 'asking' | 'there' | 'lost';
  due: CallValue<'procedure.due-date'> | null;
  /** The days off of a year are not known: the officer says the date. */
  unknown: boolean;
}

const everyMs = 20_000;
const againMs = 2_500;

export function useDuePreview(procedureId: string | null, language: string): DuePreview {
  const [preview, setPreview] = useState<DuePreview>({ state: 'none', due: null, unknown: false });
  useEffect(() => {
    if (procedureId === null) return setPreview({ state: 'none', due: null, unknown: false });
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setPreview(old => ({ ...old, state: 'asking', due: null }));
    const ask = async () => {
      const input = { id: procedureId, receivedAt: serverNow(), language };
      const answer = await makeCall('procedure.due-date', input, { token: null, requestId: null });
      if (over) return;
      if (answer.ok) {
        const { dueAt, rules } = answer.value;
        const unknown = dueAt === null && rules.some(({ rule }) => rule === 'unknown-year');
        setPreview({ state: 'there', due: answer.value, unknown });
      } else setPreview(old => ({ ...old, state: 'lost' }));
      timer = setTimeout(() => void ask(), answer.ok ? everyMs : againMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [procedureId, language]);
  return preview;
}
