// What a message says: the dossier's code, what happened, what to do, whom to ask. Never a name, a procedure or a reason: a
// telephone lies open on tables, and messages cross networks of others.
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
  /** The word that stops the messages; null where nobody would hear it. */
  stopWord: string | null;
  timeZone: string;
  /** Folded, and cut down to one message. */
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

/** States in which a promised date still means something. */
const underWay: readonly DossierState[] = [2, 4];

function sayMain(say: MessageContent, { texts, states, timeZone }: MessageStyle): string {
  const due = (at: number) => `${clockText(at, timeZone)} ${dateText(at, timeZone)}`;
  switch (say.kind) {
    case 'received': {
      const { code, accepted, dueAt } = say;
      if (!accepted) return fill(texts.registered, { code });
      return dueAt === null
        ? fill(texts['received-undated'], { code })
        : fill(texts.received, { code, due: due(dueAt) });
    }
    case 'supplement':
    case 'late':
      return fill(texts[say.kind], { code: say.code });
    case 'ready': {
      const { code, delivery } = say;
      return fill(delivery === 'counter' ? texts.ready : texts[`ready-${delivery}`], { code });
    }
    case 'status': {
      const { code, state, dueAt, late } = say;
      const values = { code, state: states[state] };
      if (dueAt === null || !underWay.includes(state)) return fill(texts.status, values);
      return fill(texts[late ? 'status-late' : 'status-due'], { ...values, due: due(dueAt) });
    }
    case 'unknown-code':
    case 'resumed':
      return texts[say.kind];
    case 'stopped':
      return fill(texts.stopped, { word: say.word });
  }
}

/** The whole message. A plain one is one message long: what matters least is left out until it is. */
export function formatMessage(say: MessageContent, head: MessageStyle): string {
  const { texts, signature, hotline, stopWord, plain } = head;
  const main = sayMain(say, head);
  const ask = hotline === null ? '' : ` ${fill(texts.ask, { hotline })}`;
  // Once is enough: with the first news of a dossier.
  const stop = stopWord === null || say.kind !== 'received' ? '' : ` ${fill(texts.stop, { word: stopWord })}`;
  const signed = (message: string) => fill(texts.signed, { office: signature, message });
  const whole = signed(main + ask + stop);
  if (!plain) return whole;
  const shorter = [whole, signed(main + ask), signed(main), main + ask, main].map(foldMessage);
  return shorter.find(message => countSegments(message) === 1) ?? foldMessage(main);
}
