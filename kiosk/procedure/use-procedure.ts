// Loads a procedure and the date on which its result would be due, and repeats that while the server cannot be reached.
import { useEffect, useState } from 'preact/hooks';
import { makeCall } from '../../common/screen/call.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import type { Procedure } from './procedure-sections.ts';

/** When the result of a dossier handed in now would be due, and how that was computed, in words of `language`. */
export interface DueNow {
  dueAt: string | null;
  basis: string;
  language: string;
}

type OpenedProcedure =
  /** `lost`: the server has not answered so far; it is asked again. */
  | { state: 'opening'; lost: boolean }
  | { state: 'unknown' }
  | { state: 'open'; procedure: Procedure; due: DueNow | null };

type LoadedProcedure = Exclude<OpenedProcedure, { state: 'open' }> | { state: 'found'; procedure: Procedure };

const retryMs = 1_500;
/** The due date is computed again every minute, because it changes at noon and after the daily closing of reception. */
const refreshMs = 60_000;
const readOptions = { token: null, requestId: null };

export function useProcedure(id: string, language: string): OpenedProcedure {
  const loaded = useLoadedProcedure(id);
  const due = useDueNow(id, language);
  if (loaded.state !== 'found') return loaded;
  // Both appear together, because a date that came later would move the sheets.
  return due === 'asking' ? { state: 'opening', lost: false } : { state: 'open', procedure: loaded.procedure, due };
}

function useLoadedProcedure(id: string): LoadedProcedure {
  const [loaded, setLoaded] = useState<LoadedProcedure>({ state: 'opening', lost: false });
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await makeCall('procedure.get', { id }, readOptions);
      if (over) return;
      if (answer.ok) setLoaded({ state: 'found', procedure: answer.value });
      else if (answer.refusal === 'procedure.unknown' || answer.refusal === 'input.invalid')
        setLoaded({ state: 'unknown' });
      else {
        setLoaded({ state: 'opening', lost: true });
        timer = setTimeout(() => void ask(), retryMs);
      }
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [id]);
  return loaded;
}

function useDueNow(id: string, language: string): DueNow | null | 'asking' {
  const [due, setDue] = useState<DueNow | null | 'asking'>('asking');
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      clearTimeout(timer);
      const answer = await makeCall('procedure.due-date', { id, receivedAt: serverNow(), language }, readOptions);
      if (over) return;
      // A date that cannot be confirmed any more is not shown.
      setDue(answer.ok ? { dueAt: answer.value.dueAt, basis: answer.value.basis, language } : null);
      timer = setTimeout(askIfVisible, refreshMs);
    };
    // A page in the background does not ask until somebody looks at it.
    const askIfVisible = () => {
      if (!document.hidden) void ask();
    };
    void ask();
    document.addEventListener('visibilitychange', askIfVisible);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', askIfVisible);
    };
  }, [id, language]);
  return due;
}
