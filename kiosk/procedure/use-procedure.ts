// Fetches a procedure and when it would be due; asks again while the server is away.
import { useEffect, useState } from 'preact/hooks';
import { makeCall } from '../../common/screen/call.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import type { Procedure } from './procedure-sections.ts';

/** When the result of what is handed in now is promised, and how it is reckoned, in words of `language`. */
export interface DueNow {
  dueAt: string | null;
  basis: string;
  language: string;
}

export type Opened =
  /** `lost`: no answer came so far; it is asked again. */
  | { state: 'opening'; lost: boolean }
  | { state: 'unknown' }
  | { state: 'open'; procedure: Procedure; due: DueNow | null };

type Found = Exclude<Opened, { state: 'open' }> | { state: 'found'; procedure: Procedure };

const againMs = 1_500;
/** "Now" is this minute: a page may stay open over noon, or over the hour after which a dossier counts from tomorrow. */
const minuteMs = 60_000;
const reading = { token: null, requestId: null };

export function useProcedure(id: string, language: string): Opened {
  const found = useFound(id);
  const due = useDueNow(id, language);
  if (found.state !== 'found') return found;
  // Both at once: a date that comes later would push the sheets down.
  return due === 'asking' ? { state: 'opening', lost: false } : { state: 'open', procedure: found.procedure, due };
}

function useFound(id: string): Found {
  const [found, setFound] = useState<Found>({ state: 'opening', lost: false });
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const told = await makeCall('procedure.get', { id }, reading);
      if (over) return;
      if (told.ok) setFound({ state: 'found', procedure: told.value });
      else if (told.refusal === 'procedure.unknown' || told.refusal === 'input.invalid') setFound({ state: 'unknown' });
      else {
        setFound({ state: 'opening', lost: true });
        timer = setTimeout(() => void ask(), againMs);
      }
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [id]);
  return found;
}

function useDueNow(id: string, language: string): DueNow | null | 'asking' {
  const [due, setDue] = useState<DueNow | null | 'asking'>('asking');
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      clearTimeout(timer);
      const told = await makeCall('procedure.due-date', { id, receivedAt: serverNow(), language }, reading);
      if (over) return;
      // A promise that can no longer be checked is none.
      setDue(told.ok ? { dueAt: told.value.dueAt, basis: told.value.basis, language } : null);
      timer = setTimeout(askIfSeen, minuteMs);
    };
    // In a pocket it waits until it is looked at.
    const askIfSeen = () => {
      if (!document.hidden) void ask();
    };
    void ask();
    document.addEventListener('visibilitychange', askIfSeen);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', askIfSeen);
    };
  }, [id, language]);
  return due;
}
