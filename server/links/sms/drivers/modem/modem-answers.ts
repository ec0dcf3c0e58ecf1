// Interprets the answers of a modem to AT commands (3GPP TS 27.005 and 27.007): whether it can send, what became of a message,
// which messages it has stored.
import { failedOutcome, type SmsOutcome, unknownOutcome } from '../../sms-driver.ts';

/** Why a modem cannot send now. The values appear as `reason` of messages and in logs. */
export type ModemTrouble =
  | 'line-down'
  | 'silent'
  | 'no-sim'
  | 'pin-wanted'
  | 'pin-wrong'
  | 'puk-wanted'
  | 'no-network'
  | 'no-messages';

/** What /health tells the administrator. */
export const troubleMessages: Readonly<Record<ModemTrouble, string>> = {
  'line-down': 'the modem is not there',
  silent: 'the modem does not answer',
  'no-sim': 'the modem has no SIM card that works',
  'pin-wanted': 'the SIM card wants its PIN: put it into the site file',
  'pin-wrong': 'the SIM card refused the PIN of the site file; it was tried once',
  'puk-wanted': 'the SIM card is locked and wants its PUK',
  'no-network': 'the modem has no network',
  'no-messages': 'the modem takes no messages',
};

/** Reads the answer to AT+CPIN?; `error` is the code of its final line, "cme-11". */
export function readPin(lines: readonly string[], error: string | null): ModemTrouble | 'ready' | 'busy' {
  if (error === 'cme-14') return 'busy';
  if (error !== null) return error === 'cme-11' ? 'pin-wanted' : error === 'cme-12' ? 'puk-wanted' : 'no-sim';
  const [, state = ''] = /^\+CPIN:\s*(.+)$/.exec(lines.find(line => line.startsWith('+CPIN:')) ?? '') ?? [];
  if (state === 'READY') return 'ready';
  return /PUK/.test(state) ? 'puk-wanted' : 'pin-wanted';
}

/** Reads the answer to AT+CREG?: registered at home (1), roaming (5), or for messages only (6, 7). */
export function isRegistered(lines: readonly string[]): boolean {
  return lines.some(line => /^\+CREG:\s*\d\s*,\s*[1567]\b/.test(line));
}

/** Reads the answer to AT+CSQ as percent; null when the modem does not know its signal (99). */
export function readSignal(lines: readonly string[]): number | null {
  const [, value] = /^\+CSQ:\s*(\d+)/.exec(lines.find(line => line.startsWith('+CSQ:')) ?? '') ?? [];
  const level = Number(value ?? 99);
  return level > 31 ? null : Math.round((level / 31) * 100);
}

/** Errors that a later attempt cannot cure: the number is not assigned (1, 28, 30), or the message itself is wrong (304, 305). */
const permanentErrors = ['cms-1', 'cms-28', 'cms-30', 'cms-304', 'cms-305'];
/** The network did not answer the modem in time (332), so it may have accepted the message. */
const uncertainErrors = ['cms-332'];

export function readRefusal(error: string): SmsOutcome {
  if (uncertainErrors.includes(error)) return unknownOutcome(error);
  return failedOutcome(error, !permanentErrors.includes(error));
}

/** A received message in the modem's memory. */
export interface StoredMessage {
  index: number;
  pdu: string;
}

/** Reads the received messages of the answer to AT+CMGL=4, each a line with its index and a line with its PDU; stored drafts are skipped. */
export function readStoredMessages(lines: readonly string[]): StoredMessage[] {
  return lines.flatMap((line, i) => {
    const [, index, state] = /^\+CMGL:\s*(\d+)\s*,\s*(\d)/.exec(line) ?? [];
    const pdu = lines[i + 1];
    if (index === undefined || !['0', '1'].includes(state ?? '') || pdu === undefined) return [];
    return [{ index: Number(index), pdu }];
  });
}

/** Reads where a new message was stored from a line like `+CMTI: "SM",3`; null for any other line. */
export function readArrivalNotice(line: string): { store: string; index: number } | null {
  const [, store, index] = /^\+CMTI:\s*"(\w+)"\s*,\s*(\d+)/.exec(line) ?? [];
  return store === undefined ? null : { store, index: Number(index) };
}
