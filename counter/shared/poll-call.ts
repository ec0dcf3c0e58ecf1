// Makes a call again and again for a page that shows its answer.
import type { CallInput, CallName } from '../../common/contract/calls/index.ts';
import type { CallResult } from '../../common/screen/call.ts';
import { readCall } from './server-calls.ts';

interface PollOptions<N extends CallName> {
  name: N;
  /** Creates the input of each call, because it may contain the time. */
  input: () => CallInput<N>;
  /** The pause after a successful answer in ms, or null to stop after the first one. */
  everyMs: number | null;
  /** The pause after a call that failed, in ms. */
  retryMs: number;
  /** Receives each answer and returns 'stop' to end the polling. */
  onAnswer: (answer: CallResult<N>) => 'stop' | undefined;
}

/** Makes the call at once and then repeatedly. Returns the function that stops it; no answer is reported afterwards. */
export function pollCall<N extends CallName>(options: PollOptions<N>): () => void {
  const { name, input, everyMs, retryMs, onAnswer } = options;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const poll = async () => {
    const answer: CallResult<N> = await readCall(name, input());
    if (isStopped || onAnswer(answer) === 'stop') return;
    const pauseMs = answer.ok ? everyMs : retryMs;
    if (pauseMs !== null) timer = setTimeout(() => void poll(), pauseMs);
  };
  void poll();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
