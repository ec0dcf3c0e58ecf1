// The pages of the section for dossiers, and the tabs that lead a supervisor to the list, the numbers and the fees.
import { useRef } from 'preact/hooks';
import { DayFees } from './day-fees.tsx';
import { useDossierContext } from './dossier-context.ts';
import { DossierList } from './dossier-list.tsx';
import { DossierPage } from './dossier-page.tsx';
import { NumbersPage } from './numbers-page.tsx';
import type { Place } from './places.ts';
import { ReceiptPage } from './receipt-page.tsx';
import { Receive } from './receive.tsx';
import { ReceivedPage } from './received-page.tsx';

/** Draws nothing for officers, who have only the list. */
export function SectionTabs({ place }: { place: Place }) {
  const { texts, isLeader, go } = useDossierContext();
  if (!isLeader) return null;
  const names = { list: texts.pageList, numbers: texts.pageNumbers, fees: texts.pageFees };
  const here = place.page === 'numbers' || place.page === 'fees' ? place.page : 'list';
  return (
    <nav class="section-pages" aria-label={texts.pages}>
      {(['list', 'numbers', 'fees'] as const).map(page => (
        <button key={page} type="button" aria-current={page === here ? 'page' : undefined} onClick={() => go({ page })}>
          {names[page]}
        </button>
      ))}
    </nav>
  );
}

export function SectionPlace({ place }: { place: Place }) {
  const ticketId = useDossierContext().ticket?.ticketId ?? null;
  // The form of a citizen stays when the ticket has ended. Only the next ticket gets a new form.
  const lastTicketId = useRef(ticketId);
  if (ticketId !== null) lastTicketId.current = ticketId;
  switch (place.page) {
    case 'list':
      return <DossierList />;
    case 'receive':
      return <Receive key={lastTicketId.current ?? 'nobody'} />;
    case 'received':
      return <ReceivedPage received={place.received} />;
    case 'dossier':
      return <DossierPage code={place.code} />;
    case 'receipt':
      return <ReceiptPage token={place.token} />;
    case 'numbers':
      return <NumbersPage />;
    case 'fees':
      return <DayFees />;
  }
}
