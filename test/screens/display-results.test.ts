// The board of dossiers: which fresh result is shown large, and percentages that promise nothing that is not so.
import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../common/contract/live.ts';
import type { DossierReadyMoment } from '../../common/contract/moments.ts';
import { shareText } from '../../display/percent-text.ts';
import {
  addResult,
  endResult,
  mostResults,
  noResults,
  presentResult,
  type ResultQueue,
  resultStayMs,
  stepResults,
} from '../../display/result-queue.ts';

const made = (id: string) =>
  ({ momentId: id, type: 'dossier.ready', at: 0, code: id }) as unknown as DossierReadyMoment;
const on = (results: ResultQueue) => results.presented?.moment.momentId ?? null;
const fill = (...ids: string[]) => ids.reduce((results, id) => addResult(results, made(id)), noResults);
const announcing = (id: string): Announcement => ({ announcementId: id, moment: made(id), url: null, durationMs: 0 });

describe('fresh results', () => {
  it('are shown one after the other, each for its time and to the end of its sound', () => {
    let results = stepResults(fill('a', 'b'), 0, false);
    expect(on(results)).toBe('a');
    results = stepResults(results, resultStayMs, false);
    expect(on(results), 'its sound is not over').toBe('a');
    results = stepResults(endResult(results, 'a'), resultStayMs, false);
    expect(on(results)).toBeNull();
    expect(on(stepResults(results, resultStayMs, false))).toBe('b');
  });

  it('wait while somebody is called', () => {
    expect(on(stepResults(fill('a'), 0, true))).toBeNull();
  });

  it('are the newest few, each once', () => {
    const results = fill('a', 'a', 'b', 'c', 'd', 'e', 'f', 'g');
    expect(results.waiting.map(one => one.momentId)).toEqual(['c', 'd', 'e', 'f', 'g'].slice(-mostResults));
  });

  it('come on when the server says them, whoever was on', () => {
    const results = presentResult(stepResults(fill('a', 'b'), 0, false), announcing('b'), 5);
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
  ])('of %i in %i is %s: never more than it is', (part, whole, text) => expect(shareText(part, whole)).toBe(text));
});
