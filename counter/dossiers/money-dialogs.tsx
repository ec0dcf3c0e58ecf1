// The dialogs for fees: requesting them, paying them, and cancelling a receipt. The server numbers a receipt unless the
// officer types the number of a receipt book.

import { useEffect, useState } from 'preact/hooks';
import { DossierState, FeeStage } from '../../common/contract/official-numbers.ts';
import { maxCancelReasonLength, maxReceiptNumberLength, receiptNumberPattern } from '../../common/contract/rules.ts';
import { fill } from '../../common/text/fill.ts';
import { ActionDialog, type ActionDialogProps, useAction, useValidation } from './action-dialog.tsx';
import { formatNumber } from './amounts.ts';
import { checkFees } from './check-draft.ts';
import type { DossierDetails } from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';
import { buildFees, sumFees } from './draft-input.ts';
import { FeeLines } from './draft-line-fields.tsx';
import { type FeeLine, parseFeeLine } from './draft-lines.ts';
import { ChoiceField, listChoices, TextField, Tick } from './fields.tsx';

type Sum = Pick<FeeLine, 'name' | 'amount'>;

const listFeeLines = (sums: readonly Sum[]): FeeLine[] =>
  sums.map((fee, key) => ({ key, ...fee, paid: true, own: true, text: '' }));

function useFees(first: readonly Sum[]) {
  const [fees, setFees] = useState<FeeLine[]>(() => listFeeLines(first));
  const check = (): Record<string, string> => {
    const found = checkFees(fees);
    const nothing = Object.keys(found).length === 0 && sumFees(fees) === 0;
    return nothing ? { [`fees.${fees[0]?.key ?? 0}.amount`]: 'amount' } : found;
  };
  return { fees, setFees, check };
}

const emptyFees = [{ name: '', amount: '' }];

/**
 * Lists the fees that were requested last. If they do not add up to what is owed, it returns the owed sum as one fee.
 */
function listOwedFees({ words, toPay }: DossierDetails, sumName: string) {
  const lines = words.findLast(({ kind }) => kind === 'fees-asked')?.lines ?? [];
  const fees = lines.map(line => {
    const { name, amount } = parseFeeLine(line);
    return { name, amount: String(amount ?? '') };
  });
  const sum = fees.reduce((total, { amount }) => total + Number(amount), 0);
  return sum === toPay ? fees : [{ name: sumName, amount: String(toPay) }];
}

export function RequestPaymentDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts } = useDossierContext();
  const action = useAction('request-payment', onDone);
  const { fees, setFees, check } = useFees(emptyFees);
  const validation = useValidation(check);
  return (
    <ActionDialog
      action={action}
      validation={validation}
      onConfirm={() => void action.run('dossier.request-payment', { code: dossier.code, fees: buildFees(fees) })}
      onClose={onClose}
    >
      <h3>{texts.ask.fees}</h3>
      <FeeLines lines={fees} errors={validation.errors} first onLines={setFees} />
    </ActionDialog>
  );
}

/** Cancels a receipt that was written with a mistake. It stays visible with the reason but counts in no sum. */
export function CancelReceiptDialog({
  dossier,
  receipt,
  onDone,
  onClose,
}: ActionDialogProps & { receipt: DossierDetails['paid'][number] }) {
  const { texts } = useDossierContext();
  const { ask, done, dong } = texts;
  const action = useAction('cancel-receipt', onDone);
  const [reason, setReason] = useState('');
  const mayPay = dossier.may.includes('pay');
  const [stillOwed, setStillOwed] = useState(true);
  const validation = useValidation(() => (reason.trim() === '' ? { reason: 'reason' } : {}));
  const formatMoney = (amount: number) => fill(dong, { amount: formatNumber(amount) });
  const { receiptNumber: number, amount } = receipt;
  return (
    <ActionDialog
      action={action}
      validation={validation}
      onConfirm={() =>
        void action.run('receipt.cancel', { receiptNumber: number, reason: reason.trim(), stillOwed }, () =>
          fill(done['cancel-receipt'], { number }),
        )
      }
      onClose={onClose}
    >
      <p>{fill(ask['cancel-receipt'], { number, amount: formatMoney(amount) })}</p>
      <TextField
        label={ask.reason}
        name="reason"
        first
        rows={3}
        maxLength={maxCancelReasonLength}
        value={reason}
        error={validation.errors.reason}
        onValue={setReason}
      />
      {mayPay ? (
        <Tick ticked={stillOwed} onTick={setStillOwed}>
          {ask.stillOwed}
        </Tick>
      ) : (
        <p class="notice warn">{ask.cancelOver}</p>
      )}
    </ActionDialog>
  );
}

/** Returns the official stage at which a fee is paid, from the state of the dossier. */
function findFeeStage({ state, paid, toPay }: DossierDetails): FeeStage {
  const last = paid.at(-1);
  // A fee that is paid again after its receipt was cancelled belongs to the stage of that receipt.
  if (toPay > 0 && last !== undefined && last.cancelledAt !== null) return last.moment;
  if (state === DossierState.Completed) return FeeStage.OnReturn;
  const isAtReception = state === DossierState.Registered || state === DossierState.Received;
  return isAtReception ? FeeStage.OnReception : FeeStage.DuringProcess;
}

export function PayDialog({ dossier, onDone, onClose }: ActionDialogProps) {
  const { texts } = useDossierContext();
  const { ask, done, dong } = texts;
  const action = useAction('pay', onDone);
  const [moment, setMoment] = useState<FeeStage>(findFeeStage(dossier));
  const [receiptNumber, setNumber] = useState('');
  // The sum that the officer sees. The server compares it, because a colleague may have taken a payment meanwhile.
  const [owed, setOwed] = useState(dossier.toPay);
  const toTake = () => (dossier.toPay > 0 ? listOwedFees(dossier, ask.fees) : emptyFees);
  const { fees, setFees, check } = useFees(toTake());
  useEffect(() => {
    if (action.failed?.refusal !== 'payment.changed' || dossier.toPay === owed) return;
    setOwed(dossier.toPay);
    setFees(listFeeLines(toTake()));
  }, [action.failed, dossier.toPay]);
  const formatMoney = (amount: number) => fill(dong, { amount: formatNumber(amount) });
  const number = receiptNumber.trim();
  const validation = useValidation(() => ({
    ...check(),
    ...(number !== '' && !receiptNumberPattern.test(number) ? { receiptNumber: 'receiptNumber' } : {}),
  }));
  return (
    <ActionDialog
      action={action}
      focusConfirm={owed > 0}
      validation={validation}
      onConfirm={() =>
        void action.run(
          'dossier.pay',
          { code: dossier.code, moment, owed, fees: buildFees(fees), receiptNumber: number === '' ? null : number },
          value => fill(done.pay, { amount: formatMoney(value.amount), number: value.receiptNumber }),
        )
      }
      onClose={onClose}
    >
      {owed > 0 && <p class="notice warn">{fill(ask.toPay, { amount: formatMoney(owed) })}</p>}
      <h3>{ask.feesPaid}</h3>
      <FeeLines lines={fees} errors={validation.errors} first={owed === 0} onLines={setFees} />
      <div class="fields two">
        <ChoiceField
          label={ask.moment}
          value={moment}
          choices={listChoices(texts.moments, [1, 2, 4] as const)}
          onValue={setMoment}
        />
        <TextField
          label={ask.receiptNumber}
          name="receiptNumber"
          maxLength={maxReceiptNumberLength}
          value={receiptNumber}
          error={validation.errors.receiptNumber}
          onValue={setNumber}
        />
      </div>
    </ActionDialog>
  );
}
