// What the TV shows large, what it lists, how it cuts notices, and that its chime is clean.
import { describe, expect, it } from 'vitest';
import type { TicketCalledMoment as Moment } from '../../common/contract/moments.ts';
import type { DisplayView } from '../../common/contract/views/display-views.ts';
import en from '../../common/text/en/display.json';
import vi from '../../common/text/vi/display.json';
import { type CallQueue, emptyCallQueue } from '../../display/call-queue.ts';
import { chimeSeconds, makeChime } from '../../display/chime.ts';
import { splitNotices, splitText } from '../../display/notice-pages.ts';
import { chooseMainContent, listRecent } from '../../display/shown-call.ts';

const row = (ticketId: string, state: string) => ({
  ticketId,
  number: 'A001',
  counterLabel: '1',
  serviceName: { vi: 'Hộ tịch' },
  priorityName: null,
  nth: 1,
  state,
});
const moment = (ticketId: string) =>
  ({
    momentId: `m-${ticketId}`,
    ticketId,
    number: 'B002',
    counterLabel: '2',
    serviceName: { vi: 'Đất đai' },
    priority: null,
    nth: 2,
  }) as Moment;
const view = (recent: unknown[], counterStates: string[]) =>
  ({ recent, now: counterStates.map(counterState => ({ counterState })) }) as unknown as DisplayView;
const presenting = (ticketId: string, ...waiting: string[]): CallQueue => ({
  presented: { event: moment(ticketId), since: 0, voiceEnded: false, announcement: null },
  waiting: waiting.map(moment),
  idleSince: null,
});

describe('the large place', () => {
  it('shows the moment being presented, although the picture is further or knows nothing of it', () => {
    const shown = chooseMainContent(presenting('t1'), view([row('t9', 'serving')], ['open']));
    expect(shown).toMatchObject({
      kind: 'call',
      presenting: true,
      ticketId: 't1',
      number: 'B002',
      nth: 2,
      state: 'called',
    });
  });
  it('shows the newest call, steady, when nothing is presented', () => {
    const shown = chooseMainContent(
      emptyCallQueue,
      view([row('t1', 'serving'), row('t0', 'called')], ['open', 'closed']),
    );
    expect(shown).toMatchObject({ kind: 'call', presenting: false, ticketId: 't1', state: 'serving' });
  });
  it('welcomes before the first call, and says so when no counter is open', () => {
    expect(chooseMainContent(emptyCallQueue, view([], ['paused', 'closed'])).kind).toBe('welcome');
    expect(chooseMainContent(emptyCallQueue, view([row('t1', 'done')], ['closed', 'closed'])).kind).toBe('closed');
    expect(chooseMainContent(emptyCallQueue, view([], [])).kind).toBe('closed');
  });
  it('lists neither the call shown large nor those whose turn is still to come', () => {
    const queue = presenting('t1', 't2');
    const picture = view([row('t3', 'serving'), row('t2', 'called'), row('t1', 'called'), row('t0', 'done')], ['open']);
    const listed = listRecent(queue, picture, chooseMainContent(queue, picture));
    expect(listed.map(call => call.ticketId)).toEqual(['t3', 't0']);
  });
});

describe('notices', () => {
  it('come in every language of the screen, as far as written', () => {
    const notices = [{ vi: 'Một', en: 'One' }, { vi: 'Hai' }];
    expect(splitNotices(notices, ['vi', 'en'], 50)).toEqual(['Một', 'One', 'Hai']);
  });
  it('are cut between words, nothing lost', () => {
    const text = 'Kính mời quý công dân chuẩn bị sẵn căn cước và giấy tờ liên quan.';
    const pages = splitText(text, 30);
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(32);
    expect(pages.join(' ').replaceAll(' … …', '')).toBe(text);
    expect(splitText(text, 100)).toEqual([text]);
    expect(splitText('  ', 10)).toEqual([]);
  });
});

describe('chime', () => {
  it('is as long as told, never clipped, loud enough, and silent at both ends', () => {
    for (const rate of [44_100, 48_000]) {
      const samples = makeChime(rate);
      expect(samples.length).toBe(Math.round(chimeSeconds * rate));
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(peak).toBeLessThan(0.9);
      expect(peak).toBeGreaterThan(0.3);
      expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
      expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.001);
    }
  });
});

describe('texts of the TV', () => {
  it('have the same sentences and placeholders in both languages', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'string'
        ? (value.match(/\{\w+\}/g) ?? []).sort()
        : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, shape(inner)]));
    expect(shape(en)).toEqual(shape(vi));
  });
});
