// Opens the dialog of an action.

import type { ActionDialogProps } from './action-dialog.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import type { DossierAction } from './dossier-actions.ts';
import { PayDialog, RequestPaymentDialog } from './money-dialogs.tsx';
import { ReappointDialog } from './reappoint-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { AcceptDialog, AdvanceDialog, ReadyDialog, ReasonDialog } from './step-dialogs.tsx';
import { RequestSupplementDialog, SupplementReceivedDialog } from './supplement-dialogs.tsx';

interface DossierDialogsProps extends ActionDialogProps {
  press: DossierAction;
  /** The number of an ID card that was just scanned, or null. It is compared and not kept. */
  cardNumber: string | null;
  /** Opens the dialog of another action that must come first. */
  onPress: (press: DossierAction) => void;
}

export function DossierDialogs({ press, cardNumber, onPress, ...dialogProps }: DossierDialogsProps) {
  switch (press) {
    case 'accept':
      return <AcceptDialog {...dialogProps} />;
    case 'advance':
      return <AdvanceDialog {...dialogProps} />;
    case 'ready':
      return <ReadyDialog {...dialogProps} />;
    case 'refuse':
    case 'stop':
    case 'withdraw':
      return <ReasonDialog {...dialogProps} press={press} />;
    case 'request-supplement':
      return <RequestSupplementDialog {...dialogProps} />;
    case 'supplement-received':
      return <SupplementReceivedDialog {...dialogProps} />;
    case 'request-payment':
      return <RequestPaymentDialog {...dialogProps} />;
    case 'pay':
      return <PayDialog {...dialogProps} />;
    case 'reappoint':
      return <ReappointDialog {...dialogProps} />;
    case 'return':
      return <ReturnDialog {...dialogProps} cardNumber={cardNumber} onPay={() => onPress('pay')} />;
    case 'correct':
      return <CorrectDialog {...dialogProps} />;
    case 'slip':
      return null;
  }
}
