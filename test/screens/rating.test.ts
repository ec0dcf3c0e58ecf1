// Which picture the rating tablet shows, without a browser.
import { describe, expect, it } from 'vitest';
import type { RatingView } from '../../common/contract/views/rating-views.ts';
import type { CounterId, TicketId, TicketNumber } from '../../common/contract/words.ts';
import { askAfterDoneMs, choosePicture, type RatingTicket } from '../../kiosk/rating/choose-picture.ts';

const now = 1_790_000_000_000;
const ticket: RatingTicket = {
  ticketId: '0190a0b0-0000-7000-8000-000000000001' as TicketId,
  number: 'A012' as TicketNumber,
  serviceName: { vi: 'Hộ tịch – Chứng thực' },
  state: 'serving',
  language: 'vi',
  rated: false,
  endedAt: null,
};

function view(of: Partial<RatingTicket> | null, state: 'open' | 'paused' | 'closed' = 'open'): RatingView {
  return {
    kind: 'rating',
    id: 'quay-1',
    revision: 1,
    at: now,
    site: {
      agency: { vi: 'Ủy ban' },
      name: { vi: 'Trung tâm' },
      hotline: null,
      timeZone: 'Asia/Ho_Chi_Minh',
      example: true,
    },
    counter: { id: 'quay-1' as CounterId, label: '1', state },
    staffName: 'Nguyễn Thị Hoa',
    ticket: of === null ? null : { ...ticket, ...of },
  };
}
const nothing = () => false;
const kindOf = (of: Partial<RatingTicket> | null, state: 'open' | 'paused' | 'closed' = 'open', answered = nothing) =>
  choosePicture(view(of, state), now, answered).kind;

describe('the picture of the tablet', () => {
  it('asks while serving and for a minute after', () => {
    expect(kindOf({ state: 'serving' })).toBe('ask');
    expect(kindOf({ state: 'done', endedAt: now - askAfterDoneMs + 1 })).toBe('ask');
    expect(kindOf({ state: 'done', endedAt: now - askAfterDoneMs })).toBe('rest');
  });

  it('asks the last citizen though the officer has paused or closed', () => {
    expect(kindOf({ state: 'done', endedAt: now - 1_000 }, 'paused')).toBe('ask');
    expect(kindOf({ state: 'done', endedAt: now - 1_000 }, 'closed')).toBe('ask');
  });

  it('never asks twice, whether the server or only the tablet knows', () => {
    expect(kindOf({ rated: true })).toBe('rest');
    expect(kindOf({ state: 'serving' }, 'open', () => true)).toBe('rest');
  });

  it('shows who is called', () => {
    expect(kindOf({ state: 'called' })).toBe('called');
  });

  it('asks nobody who was not served', () => {
    for (const state of ['waiting', 'parked', 'no-show', 'cancelled', 'expired'] as const)
      expect(kindOf({ state, endedAt: now - 1_000 })).toBe('rest');
  });

  it('says when the counter is away', () => {
    expect(choosePicture(view(null, 'paused'), now, nothing)).toEqual({ kind: 'away', state: 'paused' });
    expect(choosePicture(view(null, 'closed'), now, nothing)).toEqual({ kind: 'away', state: 'closed' });
    expect(kindOf(null)).toBe('rest');
  });
});
