// Sends one message through a modem that was prepared, part by part, and tells how certain it is that the message left.
import { encodeSubmit } from '../../pdu.ts';
import { failedOutcome, type SmsMessage, type SmsOutcome, unknownOutcome } from '../../sms-driver.ts';
import { AtFault } from './at-connection.ts';
import { readRefusal } from './modem-answers.ts';
import type { ModemSession } from './modem-session.ts';

async function sendPart(session: ModemSession, hex: string, length: number): Promise<SmsOutcome> {
  try {
    const prompt = await session.askForPrompt(length);
    if (prompt !== 'prompt') return readRefusal(prompt.error ?? 'no-prompt');
  } catch (error) {
    if (!(error instanceof AtFault)) throw error;
    session.loseSync();
    return failedOutcome(session.isUp ? 'no-prompt' : 'line-down', true);
  }
  try {
    const answer = await session.sendPdu(hex);
    return answer.error === null ? { state: 'sent' } : readRefusal(answer.error);
  } catch (error) {
    if (!(error instanceof AtFault)) throw error;
    session.loseSync();
    if (error.reason === 'not-sent') return failedOutcome('line-down', true);
    return unknownOutcome(error.reason === 'silent' ? 'no-word' : 'line-broke');
  }
}

/** @param chain 0-255, different from that of the message before: it ties the parts of a long message together */
export async function sendMessage(session: ModemSession, { to, text }: SmsMessage, chain: number): Promise<SmsOutcome> {
  const parts = encodeSubmit(to, text, chain);
  for (const [index, { hex, length }] of parts.entries()) {
    const outcome = await sendPart(session, hex, length);
    if (outcome.state === 'sent') continue;
    // The citizen's phone has received some parts already, so sending again would repeat them.
    return index === 0 ? outcome : unknownOutcome('half-sent');
  }
  return { state: 'sent' };
}
