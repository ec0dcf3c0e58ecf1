// Sends the frames of one board over a bus, keeps the pauses that the protocols ask for, and tries again. It belongs to bus.ts.
import { setTimeout as wait } from 'node:timers/promises';
import type { Transport } from '../../transport/transport.ts';
import { isDelivered, type MemberState, markWanted, type Urgency } from './bus-member.ts';
import { exchange, type Outcome } from './exchange.ts';

export interface BusSender {
  /** True while the pause after the last frame is not over. */
  mustKeepQuiet(): boolean;
  /** Resolves when the bus may be used. */
  keepQuiet(): Promise<void>;
  /**
   * Sends what the board is to show at this moment, at most `attempts` times.
   *
   * @param interrupt asked after each failed attempt: `stop` ends the attempts; an urgency ends them too and marks the board to
   *   be sent to later; null goes on
   * @returns how the last attempt ended, or null when the board is to be sent to later
   */
  send(member: MemberState, attempts: number, interrupt: () => Urgency | 'stop' | null): Promise<Outcome | null>;
}

/** `now`: monotonic milliseconds. */
export function createBusSender(transport: Transport, now: () => number): BusSender {
  let quietUntil = 0;

  const mustKeepQuiet = () => quietUntil > now();
  async function keepQuiet(): Promise<void> {
    while (mustKeepQuiet()) await wait(quietUntil - now());
  }

  async function sendOnce(member: MemberState): Promise<Outcome> {
    const { driver, address } = member;
    if (mustKeepQuiet()) await keepQuiet();
    // Cleared after the pause, so that a text which came meanwhile is included.
    member.wanted = null;
    let outcome: Outcome = 'sent';
    for (const frame of driver.encode(address, member.blinking.withBlink(member.lines ?? []))) {
      if (mustKeepQuiet()) await keepQuiet();
      outcome = await exchange(transport, frame, driver.answerMs);
      quietUntil = now() + driver.gapMs;
      if (!isDelivered(outcome)) break;
    }
    return outcome;
  }

  return {
    mustKeepQuiet,
    keepQuiet,
    async send(member, attempts, interrupt) {
      let outcome: Outcome = 'silent';
      for (let attempt = 0; attempt < attempts; attempt++) {
        outcome = await sendOnce(member);
        const reason = isDelivered(outcome) ? 'stop' : interrupt();
        if (reason === 'stop') break;
        if (reason !== null) {
          markWanted(member, reason);
          return null;
        }
      }
      return outcome;
    },
  };
}
