// Fees: asked for, and paid. A sum gets a receipt number by itself, or that of a receipt book.
import { useEffect, useState } from 'preact/hooks';
import { DossierState, FeeStage } from '../../common/contract/official-numbers.ts';
import { fill } from '../../common/text/fill.ts';
import { numberText } from './amounts.ts';
import { DeedDialog, type DeedProps, useChecked, useDeed } from './deed-dialog.tsx';
import type { Whole } from './deeds.ts';
import { checkFees, type FeeLine, readFeeLine, sumOf, toFees } from './draft.ts';
import { ChoiceField, choicesOf, TextField, Tick } from './fields.tsx';
import { FeeLines } from './lines.tsx';
import { useRoom } from './room.ts';

type Sum = Pick<FeeLine, 'name' | 'amount'>;

const asLines = (sums: readonly Sum[]): FeeLine[] =>
  sums.map((fee, key) => ({ key, ...fee, paid: true, own: true, text: '' }));

function useFees(first: readonly Sum[]) {
  const [fees, setFees] = useState<FeeLine[]>(() => asLines(first));
  const check = (): Record<string, string> => {
    const found = checkFees(fees);
    const nothing = Object.keys(found).length === 0 && sumOf(fees) === 0;
    return nothing ? { [`fees.${fees[0]?.key ?? 0}.amount`]: 'amount' } : found;
  };
  return { fees, setFees, check };
}

const noFee = [{ name: '', amount: '' }];

/** The fees that were asked for last; their sum alone where that is all that is known. */
function owedFees({ words, toPay }: Whole, otherwise: string) {
  const lines = words.findLast(({ kind }) => kind === 'fees-asked')?.lines ?? [];
  const fees = lines.map(line => {
    const { name, amount } = readFeeLine(line);
    return { name, amount: String(amount ?? '') };
  });
  const sum = fees.reduce((total, { amount }) => total + Number(amount), 0);
  return sum === toPay ? fees : [{ name: otherwise, amount: String(toPay) }];
}

export function RequestPaymentDialog({ dossier, onDone, onClose }: DeedProps) {
  const { words } = useRoom();
  const deed = useDeed('request-payment', onDone);
  const { fees, setFees, check } = useFees(noFee);
  const checked = useChecked(check);
  return (
    <DeedDialog
      press="request-payment"
      deed={deed}
      checked={checked}
      onGo={() => void deed.run('dossier.request-payment', { code: dossier.code, fees: toFees(fees) })}
      onClose={onClose}
    >
      <h3>{words.ask.fees}</h3>
      <FeeLines lines={fees} errors={checked.errors} first onLines={setFees} />
    </DeedDialog>
  );
}

/** A receipt that was written wrong: it stays to be seen, with the reason, and stands in no sum. */
export function CancelReceiptDialog({
  dossier,
  receipt,
  onDone,
  onClose,
}: DeedProps & { receipt: Whole['paid'][number] }) {
  const { words } = useRoom();
  const { ask, done, dong } = words;
  const deed = useDeed('cancel-receipt', onDone);
  const [reason, setReason] = useState('');
  const mayPay = dossier.may.includes('pay');
  const [stillOwed, setStillOwed] = useState(true);
  const checked = useChecked(() => (reason.trim() === '' ? { reason: 'reason' } : {}));
  const money = (amount: number) => fill(dong, { amount: numberText(amount) });
  const { receiptNumber: number, amount } = receipt;
  return (
    <DeedDialog
      press="cancel-receipt"
      deed={deed}
      checked={checked}
      onGo={() =>
        void deed.run('receipt.cancel', { receiptNumber: number, reason: reason.trim(), stillOwed }, () =>
          fill(done['cancel-receipt'], { number }),
        )
      }
      onClose={onClose}
    >
      <p>{fill(ask['cancel-receipt'], { number, amount: money(amount) })}</p>
      <TextField
        label={ask.reason}
        name="reason"
        first
        rows={3}
        maxLength={500}
        value={reason}
        error={checked.errors.reason}
        onValue={setReason}
      />
      {mayPay ? (
        <Tick ticked={stillOwed} onTick={setStillOwed}>
          {ask.stillOwed}
        </Tick>
      ) : (
        <p class="notice warn">{ask.cancelOver}</p>
      )}
    </DeedDialog>
  );
}

/** When a fee of a dossier in this state is paid, by the official moments. */
function momentOf({ state, paid, toPay }: Whole): FeeStage {
  const last = paid.at(-1);
  // Taken anew for a receipt that was wrong.
  if (toPay > 0 && last !== undefined && last.cancelledAt !== null) return last.moment;
  if (state === DossierState.Completed) return FeeStage.OnReturn;
  const isAtReception = state === DossierState.Registered || state === DossierState.Received;
  return isAtReception ? FeeStage.OnReception : FeeStage.DuringProcess;
}

export function PayDialog({ dossier, onDone, onClose }: DeedProps) {
  const { words } = useRoom();
  const { ask, done, dong } = words;
  const deed = useDeed('pay', onDone);
  const [moment, setMoment] = useState<FeeStage>(momentOf(dossier));
  const [receiptNumber, setNumber] = useState('');
  // As it was when the officer last looked, whatever has been paid elsewhere since: the server compares.
  const [owed, setOwed] = useState(dossier.toPay);
  const toTake = () => (dossier.toPay > 0 ? owedFees(dossier, ask.fees) : noFee);
  const { fees, setFees, check } = useFees(toTake());
  useEffect(() => {
    if (deed.failed?.refusal !== 'payment.changed' || dossier.toPay === owed) return;
    setOwed(dossier.toPay);
    setFees(asLines(toTake()));
  }, [deed.failed, dossier.toPay]);
  const money = (amount: number) => fill(dong, { amount: numberText(amount) });
  const number = receiptNumber.trim();
  const checked = useChecked(() => ({
    ...check(),
    ...(number !== '' && !/^[0-9A-Z./-]{1,30}$/i.test(number) ? { receiptNumber: 'receiptNumber' } : {}),
  }));
  return (
    <DeedDialog
      press="pay"
      deed={deed}
      plain={owed > 0}
      checked={checked}
      onGo={() =>
        void deed.run(
          'dossier.pay',
          { code: dossier.code, moment, owed, fees: toFees(fees), receiptNumber: number === '' ? null : number },
          value => fill(done.pay, { amount: money(value.amount), number: value.receiptNumber }),
        )
      }
      onClose={onClose}
    >
      {owed > 0 && <p class="notice warn">{fill(ask.toPay, { amount: money(owed) })}</p>}
      <h3>{ask.feesPaid}</h3>
      <FeeLines lines={fees} errors={checked.errors} first={owed === 0} onLines={setFees} />
      <div class="fields two">
        <ChoiceField
          label={ask.moment}
          value={moment}
          choices={choicesOf(words.moments, [1, 2, 4] as const)}
          onValue={setMoment}
        />
        <TextField
          label={ask.receiptNumber}
          name="receiptNumber"
          maxLength={30}
          value={receiptNumber}
          error={checked.errors.receiptNumber}
          onValue={setNumber}
        />
      </div>
    </DeedDialog>
  );
}
