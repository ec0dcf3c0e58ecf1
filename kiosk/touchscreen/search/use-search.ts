// Asks the server for procedures at every key. Only the answer to the last question is shown; while the server is away the
// last list stays, and it is asked again.
import { useEffect, useState } from 'preact/hooks';
import { makeCall } from '../../../common/screen/call.ts';
import type { Query, SearchResult } from './search-state.ts';

export interface Search {
  found: SearchResult | null;
  /** Which page of the answer `found` is. */
  page: number;
  /** `found` answers an earlier question. */
  waiting: boolean;
  /** No answer came to the last question so far. */
  lost: boolean;
}

const againMs = 1_500;

export function useSearch(query: Query, token: string): Search {
  const key = JSON.stringify(query);
  const [last, setLast] = useState<{ key: string; page: number; found: SearchResult } | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await makeCall('procedure.search', query, { token, requestId: null });
      if (over) return;
      setLost(!answer.ok);
      if (answer.ok) setLast({ key, page: query.page, found: answer.value });
      else timer = setTimeout(() => void ask(), againMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [key, token]);
  return { found: last?.found ?? null, page: last?.page ?? 1, waiting: last?.key !== key, lost };
}
