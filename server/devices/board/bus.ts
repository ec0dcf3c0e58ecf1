// Several boards on one serial line, or one board with a transport of its own: sends one frame at a time, for each board only
// its latest text, and repeats it now and then because a board that restarts loses it. It knows nothing of tickets.
import type { Log } from '../../runtime/log.ts';
import type { Transport } from '../../transport/transport.ts';
import {
  type BoardHealth,
  type BusMember,
  type BusTiming,
  createMemberState,
  describeMemberHealth,
  findMostUrgent,
  type MemberState,
  markWanted,
  recordOutcome,
  type Urgency,
} from './bus-member.ts';
import { createBusSender } from './bus-sender.ts';
import type { Outcome } from './exchange.ts';

export interface BoardBus {
  /**
   * Shows these lines from now on, whatever happens to board and transport in between. Returns at once.
   *
   * @param blinkRow the row that has just been called; null ends any blinking; `'as-is'` changes the blinking only when the
   *   lines are new
   * @throws when no board of this id is on the bus
   */
  show(id: string, lines: readonly string[], blinkRow: number | null | 'as-is'): void;
  health(): BoardHealth[];
  start(): void;
  stop(): Promise<void>;
}

/** `now`: monotonic milliseconds, since a clock that is set back must not silence a board. */
export function createBoardBus(dependencies: {
  transport: Transport;
  boards: readonly BusMember[];
  timing: BusTiming;
  log: Log;
  now: () => number;
}): BoardBus {
  const { transport, timing, log, now } = dependencies;
  const sender = createBusSender(transport, now);
  let stopped = true;
  let busy = false;
  let working: Promise<void> = Promise.resolve();
  let repeatTimer: NodeJS.Timeout | null = null;
  let unsubscribe: () => void = () => {};

  const members: MemberState[] = dependencies.boards.map(board => {
    const member: MemberState = createMemberState(board, timing, () => request(member, 'blink'));
    return member;
  });

  function request(member: MemberState, urgency: Urgency): void {
    markWanted(member, urgency);
    wake();
  }

  function wake(): void {
    // Up to its first write, `work` runs within this call: nothing may delay the first frame of a call.
    if (!busy && !stopped && transport.up) working = work();
  }

  async function work(): Promise<void> {
    busy = true;
    for (;;) {
      // The pause comes before the choice, so that a call which arrives meanwhile goes first. There is no `await` without need.
      if (sender.mustKeepQuiet()) await sender.keepQuiet();
      const member = stopped || !transport.up ? null : findMostUrgent(members);
      if (member === null) break;
      try {
        await send(member);
      } catch (error) {
        // The failure of one board must not end the work for the others.
        log.error(
          { code: 'board.send-failed', part: 'board', id: member.id, err: error },
          'text could not be sent to board',
        );
        finish(member, 'refused');
      }
    }
    busy = false;
  }

  function finish(member: MemberState, outcome: Outcome): void {
    recordOutcome(member, outcome, { now: now(), againMs: timing.againMs, log: stopped ? null : log });
  }

  async function send(member: MemberState): Promise<void> {
    const urgency = member.wanted ?? 'refresh';
    // While it is being sent to, the board is not due, however long it takes.
    member.dueAt = Number.POSITIVE_INFINITY;
    // A board that was silent before must not delay the others by more than one attempt.
    const attempts = member.outcome === 'silent' || urgency !== 'new' ? 1 : 1 + timing.retries;
    const outcome = await sender.send(member, attempts, () => {
      if (stopped) return 'stop';
      if (!transport.up) return 'new';
      // A call on another board comes before the next attempt.
      return members.some(waiting => waiting !== member && waiting.wanted === 'new') ? 'blink' : null;
    });
    if (outcome !== null) finish(member, outcome);
  }

  function repeatDueTexts(): void {
    for (const member of members) if (member.wanted === null && member.dueAt <= now()) markWanted(member, 'refresh');
    wake();
  }

  function findMember(id: string): MemberState {
    const member = members.find(candidate => candidate.id === id);
    if (member === undefined) throw new Error(`there is no board "${id}" on this line`);
    return member;
  }

  return {
    show(id, lines, blinkRow) {
      const member = findMember(id);
      const isSame = member.lines !== null && JSON.stringify(member.lines) === JSON.stringify(lines);
      if (isSame && blinkRow === 'as-is') return;
      member.lines = [...lines];
      if (typeof blinkRow === 'number') member.blinking.start(blinkRow);
      else member.blinking.stop();
      request(member, 'new');
    },
    health: () => members.map(member => describeMemberHealth(member, transport.up)),
    start() {
      stopped = false;
      unsubscribe = transport.onChange(up => {
        if (!up) return;
        // Whoever unplugged the line may have switched off the boards too, and what was on the way is lost.
        for (const member of members) markWanted(member, 'new');
        wake();
      });
      const shortestMs = Math.min(timing.againMs, ...members.map(member => member.refreshMs));
      repeatTimer = setInterval(repeatDueTexts, Math.max(10, shortestMs / 4));
      transport.start();
      wake();
    },
    async stop() {
      stopped = true;
      unsubscribe();
      if (repeatTimer !== null) clearInterval(repeatTimer);
      for (const { blinking } of members) blinking.stop();
      await transport.stop();
      await working;
    },
  };
}
