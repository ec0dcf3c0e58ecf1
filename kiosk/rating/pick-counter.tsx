// Asks at which counter this tablet stands, when the address names none or one that does not exist.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { makeCall } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import vi from '../../common/text/vi/rating.json';

const retryMs = 4_000;

export function CounterPicker({ wrong = false }: { wrong?: boolean }) {
  const [counters, setCounters] = useState<CallValue<'site.describe'>['counters'] | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = async () => {
      const answer = await makeCall('site.describe', {}, { token: null, requestId: null });
      if (over) return;
      if (answer.ok) setCounters(answer.value.counters);
      else timer = setTimeout(() => void ask(), retryMs);
    };
    document.title = vi.chooseCounter;
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, []);
  return (
    <main class="alone">
      <h1>{vi.chooseCounter}</h1>
      {wrong && <p role="alert">{vi.wrongCounter}</p>}
      {counters === null ? (
        <p role="status">{vi.loading}</p>
      ) : (
        <nav class="counters">
          {counters.map(({ id, label }) => (
            <a key={id} href={`?counter=${encodeURIComponent(id)}`}>
              {fill(vi.counter, { counter: label })}
            </a>
          ))}
        </nav>
      )}
    </main>
  );
}
