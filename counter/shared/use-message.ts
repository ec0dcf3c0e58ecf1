// One short message to the officer, which disappears after seven seconds. A newer message replaces it.
import { useCallback, useEffect, useState } from 'preact/hooks';

export interface Message {
  text: string;
  tone: 'good' | 'trouble';
}

const shownMs = 7_000;

export type ShowMessage = (text: string, tone?: Message['tone']) => void;

export function useMessage(): [Message | null, ShowMessage, () => void] {
  const [message, setMessage] = useState<Message | null>(null);
  useEffect(() => {
    if (message === null) return;
    const timer = setTimeout(() => setMessage(null), shownMs);
    return () => clearTimeout(timer);
  }, [message]);
  const show = useCallback<ShowMessage>((text, tone = 'trouble') => setMessage({ text, tone }), []);
  const clear = useCallback(() => setMessage(null), []);
  return [message, show, clear];
}
