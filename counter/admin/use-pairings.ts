// The paired screens and those that wait for approval, and what an administrator can do with them.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CounterId } from '../../common/contract/words.ts';
import type { CallResult, Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { formatTrouble, useDeskTexts } from '../shared/language.tsx';
import { readCall, writeCall } from '../shared/server-calls.ts';
import type { ShowMessage } from '../shared/use-message.ts';
import type { Pairings } from './pairings.ts';

const refreshMs = 4_000;

type Answer = { ok: true } | { ok: false; refusal: Trouble; detail: unknown };

interface PairingsOptions {
  /** The list is loaded again at once when this number changes. */
  pairingsPending: number | undefined;
  showMessage: ShowMessage;
  onSessionOver: () => void;
  /** Called after each action, whether it succeeded or not. */
  onDone: () => void;
}

interface PairingActions {
  /** Null until it is loaded. */
  list: Pairings | null;
  approve: (code: string, name: string, counterId: CounterId | null) => Promise<void>;
  reject: (code: string) => Promise<void>;
  revoke: (deviceId: Pairings['devices'][number]['deviceId']) => Promise<void>;
  printTest: () => Promise<void>;
  playTestSound: () => Promise<void>;
}

export function usePairings({ pairingsPending, showMessage, onSessionOver, onDone }: PairingsOptions): PairingActions {
  const texts = useDeskTexts();
  const { desk } = texts;
  const [list, setList] = useState<Pairings | null>(null);
  const refresh = useCallback(async () => {
    const answer = await readCall('pairing.list', {});
    if (answer.ok) setList(answer.value);
    else if (answer.refusal === 'auth.required') onSessionOver();
  }, [onSessionOver]);
  useEffect(() => {
    void refresh();
    // The watched number announces new codes at once. The timer is needed for codes that expire.
    const timer = setInterval(() => void refresh(), refreshMs);
    return () => clearInterval(timer);
  }, [refresh, pairingsPending]);

  const report = async (answer: Answer, text: string | null) => {
    onDone();
    if (!answer.ok) showMessage(formatTrouble(texts, answer.refusal, answer.detail));
    else if (text !== null) showMessage(text, 'good');
    await refresh();
  };
  return {
    list,
    approve: async (code, name, counterId) => {
      const answer: CallResult<'pairing.approve'> = await writeCall('pairing.approve', { code, name, counterId });
      await report(answer, fill(desk.approved, { name }));
    },
    reject: async code => report(await writeCall('pairing.reject', { code }), null),
    revoke: async deviceId => report(await writeCall('device.revoke', { deviceId }), null),
    printTest: async () => report(await writeCall('slip.test', {}), desk.testPrinted),
    playTestSound: async () => report(await writeCall('speaker.test', {}), desk.testSounded),
  };
}
