// The actions on a ticket of a list: take a parked one, put a missed one back into the queue, call one out of order.
import type { CounterId } from '../../common/contract/words.ts';
import { fill } from '../../common/text/fill.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { sendCall, sendResume, sendReturn } from './desk-calls.ts';
import { mayTakeTicket } from './ticket-lists.tsx';
import type { DeskTicket } from './ticket-text.ts';
import type { DeskActions } from './use-desk-actions.ts';

interface TicketActions {
  resume: (ticket: DeskTicket) => void;
  bringBack: (ticket: DeskTicket) => void;
  call: (ticket: DeskTicket) => void;
}

export function useTicketActions({ press }: DeskActions, counterId: CounterId): TicketActions {
  const { desk } = useDeskTexts();
  return {
    resume: ({ ticketId }) =>
      press({
        id: `resume:${ticketId}`,
        name: desk.resume,
        may: mayTakeTicket,
        run: () => sendResume(ticketId, counterId),
      }),
    bringBack: ({ ticketId }) =>
      press({ id: `bring-back:${ticketId}`, name: desk.bringBack, may: () => true, run: () => sendReturn(ticketId) }),
    call: ({ ticketId, number }) =>
      press({
        id: `call:${ticketId}`,
        name: fill(desk.callThisLong, { number }),
        may: mayTakeTicket,
        run: () => sendCall(ticketId, counterId),
      }),
  };
}
