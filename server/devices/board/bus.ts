// Several boards on one wire: one frame at a time, for each board only the latest text, said again now and then because
// boards restart and forget. It knows no tickets. Nothing here may wait before the first frame of a call.
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../runtime/log.ts';
import type { Transport } from '../../transport/transport.ts';
import { type Blinking, type BlinkTiming, createBlinking } from './blinking.ts';
import type { BoardDriver, BoardShape } from './board.ts';
import { exchange, type Outcome } from './exchange.ts';

export interface BusMember {
  /** The board's name in the site file. */
  id: string;
  address: number;
  driver: BoardDriver;
  shape: BoardShape;
  refreshMs: number;
}

export interface BusTiming extends BlinkTiming {
  /** How many more times a frame is sent that was not answered as it should be. */
  retries: number;
  /** How soon a board that could not be reached is tried again for the first time. */
  againMs: number;
}

export const usualBusTiming: BusTiming = { phaseMs: 600, times: 6, retries: 2, againMs: 5_000 };

export interface BoardHealth {
  id: string;
  ok: boolean;
  /** "line down", "silent", "refuses", or null. A board that cannot answer is well as long as its line is. */
  message: string | null;
  /** How the latest frame went; null while none has been sent. */
  outcome: Outcome | null;
}

export interface BoardBus {
  /**
   * Shows these lines from now on, whatever happens to board and wire in between. `blinkRow`: a row that was called just
   * now; null ends any blinking; `'as-is'` changes nothing about it unless the lines are new.
   */
  show(id: string, lines: readonly string[], blinkRow: number | null | 'as-is'): void;
  health(): BoardHealth[];
  start(): void;
  stop(): Promise<void>;
}

const troubles: Record<Exclude<Outcome, 'lost'>, string | null> = {
  sent: null,
  accepted: null,
  silent: 'silent',
  refused: 'refuses',
};

/** Why a board is to be sent to; calls pass blinking, blinking passes repeats. */
const urgencies = ['new', 'blink', 'refresh'] as const;
type Urgency = (typeof urgencies)[number];

interface Member extends BusMember {
  /** Null until somebody shows something. */
  lines: readonly string[] | null;
  blinking: Blinking;
  wanted: Urgency | null;
  outcome: Outcome | null;
  /** Times in a row that it could not be reached. */
  failures: number;
  /** When to say it again. */
  dueAt: number;
}

export function createBoardBus(parts: {
  transport: Transport;
  boards: readonly BusMember[];
  timing: BusTiming;
  log: Log;
  now: () => number;
}): BoardBus {
  const { transport, timing, log, now } = parts;
  let stopped = true;
  let busy = false;
  let working: Promise<void> = Promise.resolve();
  /** Before this the line must stay quiet. */
  let quietUntil = 0;
  let repeat: NodeJS.Timeout | null = null;
  let leave: () => void = () => {};

  const members: Member[] = parts.boards.map(board => {
    const member: Member = {
      ...board,
      lines: null,
      // A board that blinks as a whole must not make the other rows hard to read.
      blinking: createBlinking(board.driver.blinksByItself && board.shape.rows === 1, timing, () =>
        want(member, 'blink'),
      ),
      wanted: null,
      outcome: null,
      failures: 0,
      dueAt: 0,
    };
    return member;
  });

  function mark(member: Member, urgency: Urgency): void {
    if (member.lines === null) return;
    if (member.wanted === null || urgencies.indexOf(urgency) < urgencies.indexOf(member.wanted))
      member.wanted = urgency;
  }

  function want(member: Member, urgency: Urgency): void {
    mark(member, urgency);
    wake();
  }

  function wake(): void {
    // Runs as far as the first write in this very call.
    if (!busy && !stopped && transport.up) working = work();
  }

  const next = () => urgencies.flatMap(urgency => members.filter(member => member.wanted === urgency)).at(0) ?? null;

  const mustKeepQuiet = () => quietUntil > now();
  async function keepQuiet(): Promise<void> {
    while (mustKeepQuiet()) await wait(quietUntil - now());
  }

  async function work(): Promise<void> {
    busy = true;
    for (;;) {
      // Before choosing, so that a call that comes in meanwhile goes first; and no `await` when there is nothing to wait for.
      if (mustKeepQuiet()) await keepQuiet();
      const member = stopped || !transport.up ? null : next();
      if (member === null) break;
      try {
        await send(member);
      } catch (error) {
        // One board's failure is its own.
        log.error(
          { code: 'board.send-failed', part: 'board', id: member.id, err: error },
          'text could not be sent to board',
        );
        conclude(member, 'refused');
      }
    }
    busy = false;
  }

  /** One try: every frame of what the board is to show at this moment. */
  async function trySend(member: Member): Promise<Outcome> {
    const { driver, address } = member;
    if (mustKeepQuiet()) await keepQuiet();
    // Taken after the pause: what came in meanwhile is what the board gets.
    member.wanted = null;
    let outcome: Outcome = 'sent';
    for (const frame of driver.encode(address, member.blinking.withBlink(member.lines ?? []))) {
      if (mustKeepQuiet()) await keepQuiet();
      outcome = await exchange(transport, frame, driver.answerMs);
      quietUntil = now() + driver.gapMs;
      if (outcome !== 'sent' && outcome !== 'accepted') break;
    }
    return outcome;
  }

  async function send(member: Member): Promise<void> {
    const urgency = member.wanted ?? 'refresh';
    // In hand, and so not due, however long it takes.
    member.dueAt = Number.POSITIVE_INFINITY;
    // A board known to be dead must not hold up the others with more than one try.
    const tries = member.outcome === 'silent' || urgency !== 'new' ? 1 : 1 + timing.retries;
    let outcome: Outcome = 'silent';
    for (let i = 0; i < tries; i++) {
      outcome = await trySend(member);
      if (outcome === 'sent' || outcome === 'accepted' || stopped) break;
      if (!transport.up) {
        mark(member, 'new');
        return;
      }
      // Somebody else's call comes before the next try.
      if (members.some(other => other !== member && other.wanted === 'new')) {
        mark(member, 'blink');
        return;
      }
    }
    conclude(member, outcome);
  }

  function conclude(member: Member, outcome: Outcome): void {
    const well = outcome === 'sent' || outcome === 'accepted';
    if (outcome !== member.outcome && !stopped) {
      if (!well)
        log.warn(
          { code: 'board.text-rejected', part: 'board', id: member.id, reason: outcome },
          'board did not accept its text',
        );
      else if (member.outcome !== null)
        log.info({ code: 'board.recovered', part: 'board', id: member.id }, 'board shows its text again');
    }
    member.outcome = outcome;
    member.failures = well ? 0 : member.failures + 1;
    // Soon at first, then no more often than the others: each try holds the line for as long as an answer may take.
    const again = Math.min(timing.againMs * 2 ** (member.failures - 1), member.refreshMs);
    member.dueAt = now() + (well ? member.refreshMs : again);
  }

  function repeatDue(): void {
    for (const member of members) if (member.wanted === null && member.dueAt <= now()) mark(member, 'refresh');
    wake();
  }

  function find(id: string): Member {
    const member = members.find(one => one.id === id);
    if (member === undefined) throw new Error(`there is no board "${id}" on this line`);
    return member;
  }

  return {
    show(id, lines, blinkRow) {
      const member = find(id);
      const same = member.lines !== null && JSON.stringify(member.lines) === JSON.stringify(lines);
      if (same && blinkRow === 'as-is') return;
      member.lines = [...lines];
      if (typeof blinkRow === 'number') member.blinking.start(blinkRow);
      else member.blinking.stop();
      want(member, 'new');
    },

    health: () =>
      members.map(({ id, outcome }) => {
        const trouble = !transport.up || outcome === 'lost' ? 'line down' : outcome === null ? null : troubles[outcome];
        return { id, ok: trouble === null, message: trouble, outcome };
      }),

    start() {
      stopped = false;
      leave = transport.onChange(up => {
        if (!up) return;
        // Whoever unplugged the line may have unplugged the boards, and what was on the way is gone.
        for (const member of members) mark(member, 'new');
        wake();
      });
      const shortest = Math.min(timing.againMs, ...members.map(member => member.refreshMs));
      repeat = setInterval(repeatDue, Math.max(10, shortest / 4));
      transport.start();
      wake();
    },

    async stop() {
      stopped = true;
      leave();
      if (repeat !== null) clearInterval(repeat);
      for (const { blinking } of members) blinking.stop();
      await transport.stop();
      await working;
    },
  };
}
