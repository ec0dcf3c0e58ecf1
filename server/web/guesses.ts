// Who guesses at dossiers is slowed, and the office is told. Only wrong answers count: a code that is not there, digits that do
// not fit. Codes are easy to make up, so what is slowed is the asker; digits are four, so what is locked is the dossier: for
// strangers and at the office's own screens apart, since whoever guesses at home must not lock the citizen out in the hall.
import type { CheckedInput } from '../../common/contract/calls/index.ts';
import type { Refusal } from '../../common/contract/refusals.ts';
import type { Log } from '../runtime/log.ts';
import { createTally } from './limits.ts';
import type { Identity } from './sessions.ts';

const windowSec = 600;
/** Wrong answers in ten minutes that nobody minds: a hand that slips, a paper hard to read. */
const freePerDevice = 10;
/** All who ask without a token, together: telephones, and pages on other people's computers. */
const freeForStrangers = 30;
/** The first wait of a guesser. It doubles with each further wrong answer, up to the whole window. */
const firstWaitSec = 10;
const checksPerDossier = 5;
const checkLockSec = 900;
/** Strangers, who can come back all night, have so many wrong digits of a dossier in a day; then it is locked to them for one. */
const checksPerDay = 15;
const daySec = 86_400;
const strangers = 'strangers';

type Asked = CheckedInput<'dossier.find'>;

export interface Guesses {
  /** Both: null when the answer may be given, else the seconds to wait. Asked before the look-up, and again with its answer. */
  before(identity: Identity, asked: Asked): Promise<number | null>;
  after(identity: Identity, asked: Asked, refusal: Refusal | null): Promise<number | null>;
}

const secondsOf = (limit: { msBeforeNext: number; remainingPoints: number } | null) =>
  limit === null || limit.remainingPoints > 0 || limit.msBeforeNext <= 0 ? null : Math.ceil(limit.msBeforeNext / 1_000);

/** @param codeOf the code of the dossier with this token, or null: a dossier is the same one however it is asked for */
export function createGuesses(log: Log, codeOf: (token: string) => string | null): Guesses {
  const wrong = createTally(Number.MAX_SAFE_INTEGER, windowSec);
  const slowed = createTally(1, windowSec);
  const checks = createTally(checksPerDossier, checkLockSec);
  const checksOfDay = createTally(checksPerDay, daySec);

  const askerOf = ({ caller }: Identity) => (caller.kind === 'device' ? `device:${caller.id}` : strangers);
  /** Staff look up all day, and know a dossier's number from the paper before them. */
  const isFree = ({ caller, unlimited }: Identity) => unlimited || caller.kind === 'staff';
  const isStranger = (identity: Identity) => askerOf(identity) === strangers;
  const lockOf = (identity: Identity, { code, token = '' }: Asked) =>
    `${isStranger(identity) ? strangers : 'screens'} ${code ?? codeOf(token) ?? token}`;

  async function locked(identity: Identity, asked: Asked): Promise<number | null> {
    return asked.check === null ? null : secondsOf(await checks.get(lockOf(identity, asked)));
  }

  async function waits(identity: Identity, asked: Asked): Promise<number | null> {
    // Nobody guesses a token: who has one holds the paper, and a paper is answered whoever else guesses here.
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
    // From the last wrong digits on, not from the first.
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
      // One after the other, each by what was found wrong before it: a hundred guesses sent at once are no way round.
      const judged = turn.then(() => judge(identity, asked, refusal));
      turn = judged.catch(() => null);
      return judged;
    },
  };
}
