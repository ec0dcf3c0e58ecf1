// What the phone page says of a ticket and when it rings: from picture to words, without a browser.
import { describe, expect, it } from 'vitest';
import type { PhoneView } from '../../common/contract/views/following-views.ts';
import type { TicketNumber } from '../../common/contract/words.ts';
import { ticketStates } from '../../common/contract/words.ts';
import en from '../../common/text/en/phone.json' with { type: 'json' };
import vi from '../../common/text/vi/phone.json' with { type: 'json' };
import { dayText, ringFor, spokenText, stateText, tabTitle } from '../../kiosk/phone/phone-ticket-text.ts';

type Picture = Pick<PhoneView, 'number' | 'state' | 'ahead' | 'counterLabel' | 'calledAt' | 'nth'>;

function picture(some: Partial<Picture> = {}): Picture {
  return {
    number: 'A012' as TicketNumber,
    state: 'waiting',
    ahead: 4,
    counterLabel: null,
    calledAt: null,
    nth: 0,
    ...some,
  };
}
const called = (nth: number, counterLabel = '3') =>
  picture({ state: 'called', ahead: null, counterLabel, nth, calledAt: nth });

describe('the tab', () => {
  it('tells number and how many are before', () => {
    expect(tabTitle(picture(), vi)).toBe('A012 · còn 4 người trước');
    expect(tabTitle(picture({ ahead: 0 }), vi)).toBe('A012 · sắp đến lượt');
    expect(tabTitle(picture(), en)).toBe('A012 · 4 ahead of you');
  });

  it('tells the counter when called', () => {
    expect(tabTitle(called(1), vi)).toBe('A012 → quầy 3');
  });

  it('has words for every state, with no gap left open', () => {
    for (const state of ticketStates)
      for (const text of [vi, en]) {
        const view = picture({ state, ahead: null });
        for (const words of [stateText(view, text), tabTitle(view, text), spokenText(view, text)]) {
          expect(words.length).toBeGreaterThan(4);
          expect(words).not.toMatch(/[{}]|undefined|null/);
        }
      }
  });
});

describe('what is read aloud', () => {
  it('counts people, one as one', () => {
    expect(spokenText(picture({ ahead: 1 }), en)).toBe('A012: 1 person ahead of you.');
    expect(spokenText(picture({ ahead: 2 }), en)).toBe('A012: 2 people ahead of you.');
  });

  it('is the announcement of the hall when called', () => {
    expect(spokenText(called(1), vi)).toBe('Mời công dân có số thứ tự A012 đến quầy số 3.');
  });
});

describe('the bell', () => {
  it('rings when called, when called again, and when called to another counter', () => {
    expect(ringFor(picture(), called(1))).toBe('called');
    expect(ringFor(called(1), called(2))).toBe('called');
    expect(ringFor(called(1), called(1, '4'))).toBe('called');
  });

  it('gives one soft sign when nobody is before any more', () => {
    expect(ringFor(picture({ ahead: 1 }), picture({ ahead: 0 }))).toBe('next');
    expect(ringFor(picture({ ahead: 0 }), picture({ ahead: 0 }))).toBeNull();
  });

  it('is silent for the first picture, for the same picture, and for everything else', () => {
    expect(ringFor(null, called(1))).toBeNull();
    expect(ringFor(called(1), called(1))).toBeNull();
    expect(ringFor(called(1), picture({ state: 'serving', nth: 1 }))).toBeNull();
    expect(ringFor(picture({ ahead: 4 }), picture({ ahead: 3 }))).toBeNull();
  });
});

it('writes a day as people do', () => {
  expect(dayText('2026-11-23')).toBe('23/11/2026');
});
