// The dialogs of the desk, of which one is open at a time. What the officer confirms becomes an action of the desk.

import type { CounterView } from '../../common/contract/views/desk-views.ts';
import { fill } from '../../common/text/fill.ts';
import { Confirm } from '../shared/dialog.tsx';
import { useDeskTexts } from '../shared/language.tsx';
import type { Printer } from './desk-bar.tsx';
import { sendAction, sendNewRoll, sendPause, sendTransfer } from './desk-calls.ts';
import { HelpDialog } from './help-dialog.tsx';
import { PauseDialog } from './pause-dialog.tsx';
import { PrinterDialog } from './printer-dialog.tsx';
import { SignOutDialog } from './sign-out-dialog.tsx';
import type { DeskTicket } from './ticket-text.ts';
import { TransferDialog } from './transfer-dialog.tsx';
import type { ActionRequest } from './use-desk-actions.ts';

export type OpenDialog =
  | { kind: 'transfer'; ticket: DeskTicket }
  | { kind: 'printer'; printer: Printer }
  | { kind: 'pause' | 'close' | 'help' | 'sign-out' };

interface DeskDialogsProps {
  open: OpenDialog | null;
  view: CounterView;
  withDossiers: boolean;
  onAction: (id: string, name: string, run: ActionRequest['run']) => void;
  onLeave: () => Promise<void>;
  onClose: () => void;
}

export function DeskDialogs({ open, view, withDossiers, onAction, onLeave, onClose }: DeskDialogsProps) {
  const { desk, shared } = useDeskTexts();
  const counterId = view.counter.id;
  switch (open?.kind) {
    case undefined:
      return null;
    case 'help':
      return <HelpDialog withDossiers={withDossiers} onClose={onClose} />;
    case 'transfer': {
      const { ticket } = open as Extract<OpenDialog, { kind: 'transfer' }>;
      return (
        <TransferDialog
          view={view}
          ticket={ticket}
          onTransfer={(toServiceId, toCounterId) =>
            onAction('transfer', desk.deed.transfer, () => sendTransfer(ticket.ticketId, toServiceId, toCounterId))
          }
          onClose={onClose}
        />
      );
    }
    case 'pause':
      return (
        <PauseDialog
          view={view}
          onPause={reason => onAction('pause', desk.deed.pause, () => sendPause(counterId, reason))}
          onClose={onClose}
        />
      );
    case 'close':
      return (
        <Confirm
          title={fill(desk.closeTitle, { counter: fill(shared.counter, { label: view.counter.label }) })}
          text={desk.closeText}
          yes={desk.deed.close}
          onYes={() => onAction('close', desk.deed.close, now => sendAction('close', now))}
          onClose={onClose}
        />
      );
    case 'printer': {
      const { printer } = open as Extract<OpenDialog, { kind: 'printer' }>;
      return (
        <PrinterDialog
          printer={printer}
          onNewRoll={() => onAction('new-roll', desk.newRoll, () => sendNewRoll(printer.id))}
          onClose={onClose}
        />
      );
    }
    case 'sign-out':
      return (
        <SignOutDialog
          view={view}
          onCloseAndLeave={() =>
            onAction('close', desk.deed.close, async now => {
              const closed = await sendAction('close', now);
              if (closed.ok) await onLeave();
              return closed;
            })
          }
          onLeave={() => void onLeave()}
          onClose={onClose}
        />
      );
  }
}
