// Fetches a procedure and when it would be due; asks again while the server is away.
import { useEffect, useState } from 'preact/hooks';
import { makeCall } from '../../common/screen/call.ts';
import { serverNow } from '../../common/screen/live.ts';
import type { Procedure } from './sections.ts';

export type Opened =
  /** `lost`: no answer came so far; it is asked again. */
  | { state: 'opening'; lost: boolean }
  | { state: 'unknown' }
  | { state: 'open'; procedure: Procedure; dueAt: string | null };

const againMs = 1_500;
const reading = { token: null, requestId: null };

export function useProcedure(id: string): Opened {
  const [opened, setOpened] = useState<Opened>({ state: 'opening', lost: false });
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const [told, due] = await Promise.all([
        makeCall('procedure.get', { id }, reading),
        makeCall('procedure.due-date', { id, receivedAt: serverNow() }, reading),
      ]);
      if (over) return;
      if (told.ok) setOpened({ state: 'open', procedure: told.value, dueAt: due.ok ? due.value.dueAt : null });
      else if (told.refusal === 'procedure.unknown' || told.refusal === 'input.invalid')
        setOpened({ state: 'unknown' });
      else {
        setOpened({ state: 'opening', lost: true });
        timer = setTimeout(() => void ask(), againMs);
      }
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [id]);
  return opened;
}
