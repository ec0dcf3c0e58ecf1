// Asks the server for procedures at every key. Only the answer to the latest query is shown. While the server cannot be
// reached, the last list stays and the query is repeated.
import { useEffect, useState } from 'preact/hooks';
import { makeCall } from '../../../common/screen/call.ts';
import type { Query, SearchResult } from './search-state.ts';

interface Search {
  /** The latest answer; null until the first one has come. */
  result: SearchResult | null;
  /** The latest query has not been answered, and its last attempt failed. */
  lost: boolean;
}

const retryMs = 1_500;

export function useSearch(query: Query, token: string): Search {
  const key = JSON.stringify(query);
  const [result, setResult] = useState<SearchResult | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await makeCall('procedure.search', query, { token, requestId: null });
      if (over) return;
      setLost(!answer.ok);
      if (answer.ok) setResult(answer.value);
      else timer = setTimeout(() => void ask(), retryMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [key, token]);
  return { result, lost };
}
