// What a modem's answers mean: whether it can send, what became of a message, which messages lie in its store. Pure.
import { failedOutcome, type SmsOutcome, unknownOutcome } from '../../sms-driver.ts';

/** Why a modem cannot send now. */
export type ModemTrouble =
  | 'line-down'
  | 'silent'
  | 'no-sim'
  | 'pin-wanted'
  | 'pin-wrong'
  | 'puk-wanted'
  | 'no-network'
  | 'no-messages';

/** For whoever looks after the server. */
export const troubleWords: Readonly<Record<ModemTrouble, string>> = {
  'line-down': 'the modem is not there',
  silent: 'the modem does not answer',
  'no-sim': 'the modem has no SIM card that works',
  'pin-wanted': 'the SIM card wants its PIN: put it into the site file',
  'pin-wrong': 'the SIM card refused the PIN of the site file; it was tried once',
  'puk-wanted': 'the SIM card is locked and wants its PUK',
  'no-network': 'the modem has no network',
  'no-messages': 'the modem takes no messages',
};

/** The answer to AT+CPIN?. */
export function readPin(lines: readonly string[], error: string | null): ModemTrouble | 'ready' | 'busy' {
  if (error === 'cme-14') return 'busy';
  if (error !== null) return error === 'cme-11' ? 'pin-wanted' : error === 'cme-12' ? 'puk-wanted' : 'no-sim';
  const [, what = ''] = /^\+CPIN:\s*(.+)$/.exec(lines.find(line => line.startsWith('+CPIN:')) ?? '') ?? [];
  if (what === 'READY') return 'ready';
  return /PUK/.test(what) ? 'puk-wanted' : 'pin-wanted';
}

/** The answer to AT+CREG?: at home (1), roaming (5), or for messages only (6, 7). */
export function isRegistered(lines: readonly string[]): boolean {
  return lines.some(line => /^\+CREG:\s*\d\s*,\s*[1567]\b/.test(line));
}

/** The answer to AT+CSQ in percent; null when the modem does not know. */
export function readSignal(lines: readonly string[]): number | null {
  const [, value] = /^\+CSQ:\s*(\d+)/.exec(lines.find(line => line.startsWith('+CSQ:')) ?? '') ?? [];
  const level = Number(value ?? 99);
  return level > 31 ? null : Math.round((level / 31) * 100);
}

/** Errors that stay: the number is nobody's (1, 28, 30), or the message itself is wrong (304, 305). */
const forGood = ['cms-1', 'cms-28', 'cms-30', 'cms-304', 'cms-305'];
/** The network did not answer the modem: it may have taken the message. */
const nobodyKnows = ['cms-332'];

export function readRefusal(error: string): SmsOutcome {
  if (nobodyKnows.includes(error)) return unknownOutcome(error);
  return failedOutcome(error, !forGood.includes(error));
}

/** A message in the modem's store. */
export interface StoredMessage {
  index: number;
  pdu: string;
}

/** The received ones of AT+CMGL (those to be sent are left alone). */
export function readStoredMessages(lines: readonly string[]): StoredMessage[] {
  return lines.flatMap((line, i) => {
    const [, index, state] = /^\+CMGL:\s*(\d+)\s*,\s*(\d)/.exec(line) ?? [];
    const pdu = lines[i + 1];
    if (index === undefined || !['0', '1'].includes(state ?? '') || pdu === undefined) return [];
    return [{ index: Number(index), pdu }];
  });
}

/** Where a message came to, of a line like `+CMTI: "SM",3`. */
export function readArrivalNotice(line: string): { store: string; index: number } | null {
  const [, store, index] = /^\+CMTI:\s*"(\w+)"\s*,\s*(\d+)/.exec(line) ?? [];
  return store === undefined ? null : { store, index: Number(index) };
}
