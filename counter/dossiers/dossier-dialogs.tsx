// Which question belongs to which deed.

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
  /** Of the card that was just scanned, to be compared and forgotten. */
  cardNumber: string | null;
  /** Another deed must come first. */
  onPress: (press: DossierAction) => void;
}

export function DossierDialogs({ press, cardNumber, onPress, ...deed }: DossierDialogsProps) {
  switch (press) {
    case 'accept':
      return <AcceptDialog {...deed} />;
    case 'advance':
      return <AdvanceDialog {...deed} />;
    case 'ready':
      return <ReadyDialog {...deed} />;
    case 'refuse':
    case 'stop':
    case 'withdraw':
      return <ReasonDialog {...deed} press={press} />;
    case 'request-supplement':
      return <RequestSupplementDialog {...deed} />;
    case 'supplement-received':
      return <SupplementReceivedDialog {...deed} />;
    case 'request-payment':
      return <RequestPaymentDialog {...deed} />;
    case 'pay':
      return <PayDialog {...deed} />;
    case 'reappoint':
      return <ReappointDialog {...deed} />;
    case 'return':
      return <ReturnDialog {...deed} cardNumber={cardNumber} onPay={() => onPress('pay')} />;
    case 'correct':
      return <CorrectDialog {...deed} />;
    case 'slip':
      return null;
  }
}
