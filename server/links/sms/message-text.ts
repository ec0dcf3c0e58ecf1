// Composes the text of a message: the dossier's code, what happened, what to do, whom to ask. It never contains a name, a procedure
// or a reason, because a telephone can be read by others and messages cross foreign networks.
import type { DossierState } from '../../../common/contract/official-numbers.ts';
import type { Delivery } from '../../../common/contract/words.ts';
import { fill } from '../../../common/text/fill.ts';
import { clockText, dateText } from '../../../common/text/format.ts';
import type dossierTexts from '../../../common/text/vi/dossier.json';
import type smsTexts from '../../../common/text/vi/sms.json';
import { countSegments, foldMessage } from './message-segments.ts';

export type SmsTexts = typeof smsTexts;
export type StateTexts = (typeof dossierTexts)['plain'];

export interface MessageStyle {
  texts: SmsTexts;
  states: StateTexts;
  signature: string;
  hotline: string | null;
  /** The word with which a citizen stops the messages; null when replies cannot be received. */
  stopWord: string | null;
  timeZone: string;
  /** True: ASCII only, and shortened to one message. */
  plain: boolean;
}

export type MessageContent =
  | { kind: 'received'; code: string; accepted: boolean; dueAt: number | null }
  | { kind: 'supplement' | 'late'; code: string }
  | { kind: 'ready'; code: string; delivery: Delivery }
  | { kind: 'status'; code: string; state: DossierState; dueAt: number | null; late: boolean }
  | { kind: 'unknown-code' }
  | { kind: 'stopped'; word: string }
  | { kind: 'resumed' };

/** Only in these states is the promised date still relevant. */
const statesWithDueDate: readonly DossierState[] = [2, 4];

function formatNews(content: MessageContent, { texts, states, timeZone }: MessageStyle): string {
  const due = (at: number) => `${clockText(at, timeZone)} ${dateText(at, timeZone)}`;
  switch (content.kind) {
    case 'received': {
      const { code, accepted, dueAt } = content;
      if (!accepted) return fill(texts.registered, { code });
      return dueAt === null
        ? fill(texts['received-undated'], { code })
        : fill(texts.received, { code, due: due(dueAt) });
    }
    case 'supplement':
    case 'late':
      return fill(texts[content.kind], { code: content.code });
    case 'ready': {
      const { code, delivery } = content;
      return fill(delivery === 'counter' ? texts.ready : texts[`ready-${delivery}`], { code });
    }
    case 'status': {
      const { code, state, dueAt, late } = content;
      const values = { code, state: states[state] };
      if (dueAt === null || !statesWithDueDate.includes(state)) return fill(texts.status, values);
      return fill(texts[late ? 'status-late' : 'status-due'], { ...values, due: due(dueAt) });
    }
    case 'unknown-code':
    case 'resumed':
      return texts[content.kind];
    case 'stopped':
      return fill(texts.stopped, { word: content.word });
  }
}

/** Returns the complete message. With `plain`, the least important parts are left out until it fits into one message. */
export function formatMessage(content: MessageContent, style: MessageStyle): string {
  const { texts, signature, hotline, stopWord, plain } = style;
  const main = formatNews(content, style);
  const ask = hotline === null ? '' : ` ${fill(texts.ask, { hotline })}`;
  // The word that stops messages is told once, with the first news of a dossier.
  const stop = stopWord === null || content.kind !== 'received' ? '' : ` ${fill(texts.stop, { word: stopWord })}`;
  const signed = (message: string) => fill(texts.signed, { office: signature, message });
  const whole = signed(main + ask + stop);
  if (!plain) return whole;
  const shorter = [whole, signed(main + ask), signed(main), main + ask, main].map(foldMessage);
  return shorter.find(message => countSegments(message) === 1) ?? foldMessage(main);
}
