// Reads the messages that a modem has received and stored, reports each once, and deletes it.
import { decodeDeliver } from '../../pdu.ts';
import type { ReplyListener } from '../../sms-driver.ts';
import { readStoredMessages, type StoredMessage } from './modem-answers.ts';
import type { ModemSession } from './modem-session.ts';

export interface StoredMessageReader {
  /** Reads all received messages of the SIM card. @throws AtFault */
  readAll(timeoutMs: number): Promise<void>;
  /** Reads the message that the modem announced. `store` is the modem's name of the memory, "SM". @throws AtFault */
  readOne(store: string, index: number): Promise<void>;
}

export function createStoredMessageReader(session: ModemSession, notify: ReplyListener): StoredMessageReader {
  /** PDUs that were reported but could not be deleted; they must not be reported again. */
  const reported = new Set<string>();

  /** Reports before deleting: after a crash in between, a message reported twice does less harm than one that is lost. */
  async function reportAndDelete({ index, pdu }: StoredMessage): Promise<void> {
    const message = decodeDeliver(pdu);
    // The first part of a long message contains the request; the other parts are ignored.
    if (message !== null && !reported.has(pdu) && (message.part === null || message.part.no === 1)) {
      reported.add(pdu);
      notify(message.from, message.text);
    }
    const { ok } = await session.ask(`AT+CMGD=${index}`);
    if (ok) reported.delete(pdu);
  }

  return {
    async readAll(timeoutMs) {
      const { lines } = await session.ask('AT+CMGL=4', timeoutMs);
      for (const message of readStoredMessages(lines)) await reportAndDelete(message);
    },
    async readOne(store, index) {
      await session.ask(`AT+CPMS="${store}"`);
      const { lines } = await session.ask(`AT+CMGR=${index}`);
      const head = lines.findIndex(line => line.startsWith('+CMGR:'));
      const pdu = head < 0 ? undefined : lines[head + 1];
      if (pdu !== undefined) await reportAndDelete({ index, pdu });
    },
  };
}
