// The board of dossiers: which fresh result is shown large, and percentages that promise nothing that is not so.
import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../common/contract/live-protocol.ts';
import type { DossierReadyMoment } from '../../common/contract/moments.ts';
import { percentText } from '../../display/percent-text.ts';
import {
  advanceResults,
  emptyResultQueue,
  enqueueResult,
  markResultEnded,
  maxWaitingResults,
  presentAnnouncedResult,
  type ResultQueue,
  resultDisplayMs,
} from '../../display/result-queue.ts';

const made = (id: string) =>
  ({ momentId: id, type: 'dossier.ready', at: 0, code: id }) as unknown as DossierReadyMoment;
const on = (results: ResultQueue) => results.presented?.event.momentId ?? null;
const fill = (...ids: string[]) => ids.reduce((results, id) => enqueueResult(results, made(id)), emptyResultQueue);
const announcing = (id: string): Announcement => ({ announcementId: id, moment: made(id), url: null, durationMs: 0 });

describe('fresh results', () => {
  it('are shown one after the other, each for its time and to the end of its sound', () => {
    let results = advanceResults(fill('a', 'b'), 0, false);
    expect(on(results)).toBe('a');
    results = advanceResults(results, resultDisplayMs, false);
    expect(on(results), 'its sound is not over').toBe('a');
    results = advanceResults(markResultEnded(results, 'a'), resultDisplayMs, false);
    expect(on(results)).toBeNull();
    expect(on(advanceResults(results, resultDisplayMs, false))).toBe('b');
  });

  it('wait while somebody is called', () => {
    expect(on(advanceResults(fill('a'), 0, true))).toBeNull();
  });

  it('are the newest few, each once', () => {
    const results = fill('a', 'a', 'b', 'c', 'd', 'e', 'f', 'g');
    expect(results.waiting.map(result => result.momentId)).toEqual(['c', 'd', 'e', 'f', 'g'].slice(-maxWaitingResults));
  });

  it('come on when the server says them, whoever was on', () => {
    const results = presentAnnouncedResult(advanceResults(fill('a', 'b'), 0, false), announcing('b'), 5);
    expect([on(results), results.waiting]).toEqual(['b', []]);
  });
});

describe('a share', () => {
  it.each([
    [354, 357, '99,1'],
    [357, 357, '100'],
    [99_999, 100_000, '99,9'],
    [0, 12, '0'],
    [0, 0, null],
  ])('of %i in %i is %s: never more than it is', (part, whole, text) => expect(percentText(part, whole)).toBe(text));
});
