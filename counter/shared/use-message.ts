// One calm sentence to the officer, gone by itself. A newer one replaces it.
import { useCallback, useEffect, useState } from 'preact/hooks';

export interface Message {
  text: string;
  tone: 'good' | 'trouble';
}

const shownMs = 7_000;

export function useMessage(): [Message | null, (text: string, tone?: Message['tone']) => void, () => void] {
  const [message, setMessage] = useState<Message | null>(null);
  useEffect(() => {
    if (message === null) return;
    const timer = setTimeout(() => setMessage(null), shownMs);
    return () => clearTimeout(timer);
  }, [message]);
  const say = useCallback((text: string, tone: Message['tone'] = 'trouble') => setMessage({ text, tone }), []);
  const clear = useCallback(() => setMessage(null), []);
  return [message, say, clear];
}
