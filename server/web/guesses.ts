// Protects dossiers against guessing. Only wrong answers count: an unknown code or wrong check digits. Codes are easy to invent,
// so the asker is slowed. There are only 10,000 check digits, so the dossier is locked; callers without a token and the office's
// own screens are locked separately, so that a guesser at home cannot lock out the citizen in the hall.
import type { CheckedInput } from '../../common/contract/calls/index.ts';
import type { Refusal } from '../../common/contract/refusals.ts';
import type { Log } from '../runtime/log.ts';
import { createTally } from './limits.ts';
import type { Identity } from './sessions.ts';

const windowSec = 600;
/** Wrong answers in ten minutes that have no consequence, because people mistype. */
const freePerDevice = 10;
/** The same for all callers without a token together, such as telephones. */
const freeForStrangers = 30;
/** The first wait. It doubles with each further wrong answer, up to the whole window. */
const firstWaitSec = 10;
const checksPerDossier = 5;
const checkLockSec = 900;
/** Wrong check digits of one dossier in a day by callers without a token; after that it is locked to them for a day. */
const checksPerDay = 15;
const daySec = 86_400;
const strangers = 'strangers';

type Asked = CheckedInput<'dossier.find'>;

export interface Guesses {
  /**
   * Called before the look-up and again with its answer. Both return null when the answer may be given, else the seconds to
   * wait.
   */
  before(identity: Identity, asked: Asked): Promise<number | null>;
  after(identity: Identity, asked: Asked, refusal: Refusal | null): Promise<number | null>;
}

const secondsOf = (limit: { msBeforeNext: number; remainingPoints: number } | null) =>
  limit === null || limit.remainingPoints > 0 || limit.msBeforeNext <= 0 ? null : Math.ceil(limit.msBeforeNext / 1_000);

/** @param codeOf returns the code of the dossier with a token, so that both ways of asking count for the same dossier */
export function createGuesses(log: Log, codeOf: (token: string) => string | null): Guesses {
  const wrong = createTally(Number.MAX_SAFE_INTEGER, windowSec);
  const slowed = createTally(1, windowSec);
  const checks = createTally(checksPerDossier, checkLockSec);
  const checksOfDay = createTally(checksPerDay, daySec);

  const askerOf = ({ caller }: Identity) => (caller.kind === 'device' ? `device:${caller.id}` : strangers);
  /** Staff are not limited, because they look up dossiers all day. */
  const isFree = ({ caller, unlimited }: Identity) => unlimited || caller.kind === 'staff';
  const isStranger = (identity: Identity) => askerOf(identity) === strangers;
  const lockOf = (identity: Identity, { code, token = '' }: Asked) =>
    `${isStranger(identity) ? strangers : 'screens'} ${code ?? codeOf(token) ?? token}`;

  async function locked(identity: Identity, asked: Asked): Promise<number | null> {
    return asked.check === null ? null : secondsOf(await checks.get(lockOf(identity, asked)));
  }

  async function waits(identity: Identity, asked: Asked): Promise<number | null> {
    // A token cannot be guessed, so its holder is answered even while others are slowed.
    const slow = asked.token === undefined ? secondsOf(await slowed.get(askerOf(identity))) : null;
    const lock = await locked(identity, asked);
    return slow === null && lock === null ? null : Math.max(slow ?? 0, lock ?? 0);
  }

  async function countWrong(identity: Identity): Promise<void> {
    const asker = askerOf(identity);
    const { consumedPoints } = await wrong.penalty(asker);
    const over = consumedPoints - (asker === strangers ? freeForStrangers : freePerDevice);
    if (over < 0) return;
    await slowed.block(asker, Math.min(windowSec, firstWaitSec * 2 ** over));
    if (over === 0)
      log.warn(
        { code: 'dossier.lookup-slowed', part: 'dossiers', id: asker },
        'dossier look-ups slowed after wrong codes',
      );
  }

  async function countCheck(identity: Identity, asked: Asked): Promise<void> {
    const key = lockOf(identity, asked);
    const { consumedPoints } = await checks.penalty(key);
    const ofDay = isStranger(identity) ? (await checksOfDay.penalty(key)).consumedPoints : 0;
    const forDay = ofDay >= checksPerDay;
    if (!forDay && consumedPoints !== checksPerDossier) return;
    // The lock lasts from the last wrong digits on.
    await checks.block(key, forDay ? daySec : checkLockSec);
    const reason = forDay ? 'daily limit' : 'short-term limit';
    log.warn({ code: 'dossier.check-locked', part: 'dossiers', reason }, 'dossier locked after wrong check digits');
  }

  async function judge(identity: Identity, asked: Asked, refusal: Refusal | null): Promise<number | null> {
    const wait = await waits(identity, asked);
    const isWrong = refusal === 'dossier.check-wrong' || refusal === 'dossier.unknown';
    if (isWrong && asked.token === undefined) await countWrong(identity);
    if (refusal === 'dossier.check-wrong' && wait === null) await countCheck(identity, asked);
    return wait;
  }

  let turn: Promise<unknown> = Promise.resolve();

  return {
    before: async (identity, asked) => (isFree(identity) ? null : waits(identity, asked)),
    async after(identity, asked, refusal) {
      if (isFree(identity)) return null;
      // Answers are judged one after the other, so that many guesses sent at the same time do not evade the count.
      const judged = turn.then(() => judge(identity, asked, refusal));
      turn = judged.catch(() => null);
      return judged;
    },
  };
}
