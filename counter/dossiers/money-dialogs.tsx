// Fees: asked for, and paid. A sum gets a receipt number by itself, or that of a receipt book.
import { useState } from 'preact/hooks';
import type { FeeMoment } from '../../common/contract/words.ts';
import { fill } from '../../common/text/fill.ts';
import { numberText } from './amounts.ts';
import { DeedDialog, type DeedProps, useDeed } from './deed-dialog.tsx';
import type { Whole } from './deeds.ts';
import { addFee, checkFees, type Errors, type FeeLine, sumOf, toFees } from './draft.ts';
import { ChoiceField, choicesOf, TextField } from './fields.tsx';
import { FeeLines } from './lines.tsx';
import { useRoom } from './room.ts';

function useFees(first: Partial<FeeLine>) {
  const [fees, setFees] = useState<FeeLine[]>(() => addFee([]).map(line => ({ ...line, ...first })));
  const [errors, setErrors] = useState<Errors>({});
  const check = () => {
    const found: Record<string, string> = checkFees(fees);
    if (Object.keys(found).length === 0 && sumOf(fees) === 0) found[`fees.${fees[0]?.key ?? 0}.amount`] = 'amount';
    return found;
  };
  return { fees, setFees, errors, setErrors, check };
}

export function RequestPaymentDialog({ dossier, onDone, onClose }: DeedProps) {
  const { words } = useRoom();
  const deed = useDeed('request-payment', onDone);
  const { fees, setFees, errors, setErrors, check } = useFees({});
  return (
    <DeedDialog
      press="request-payment"
      deed={deed}
      check={check}
      onErrors={setErrors}
      onGo={() => void deed.run('dossier.request-payment', { code: dossier.code, fees: toFees(fees) })}
      onClose={onClose}
    >
      <h3>{words.ask.fees}</h3>
      <FeeLines lines={fees} errors={errors} onLines={setFees} />
    </DeedDialog>
  );
}

/** When a fee of a dossier in this state is paid, by the official moments. */
const momentOf = ({ state }: Whole): FeeMoment => (state === 9 ? 4 : state === 1 || state === 2 ? 1 : 2);

export function PayDialog({ dossier, onDone, onClose }: DeedProps) {
  const { words } = useRoom();
  const { ask, done, dong } = words;
  const deed = useDeed('pay', onDone);
  const [moment, setMoment] = useState<FeeMoment>(momentOf(dossier));
  const [receiptNumber, setNumber] = useState('');
  const owed = dossier.toPay > 0 ? { name: ask.fees, amount: String(dossier.toPay) } : {};
  const { fees, setFees, errors, setErrors, check } = useFees(owed);
  const money = (amount: number) => fill(dong, { amount: numberText(amount) });
  const number = receiptNumber.trim();
  return (
    <DeedDialog
      press="pay"
      deed={deed}
      check={() => ({
        ...check(),
        ...(number !== '' && !/^[0-9A-Z./-]{1,30}$/i.test(number) ? { receiptNumber: 'receiptNumber' } : {}),
      })}
      onErrors={setErrors}
      onGo={() =>
        void deed.run(
          'dossier.pay',
          { code: dossier.code, moment, fees: toFees(fees), receiptNumber: number === '' ? null : number },
          value => fill(done.pay, { amount: money(value.amount), number: value.receiptNumber }),
        )
      }
      onClose={onClose}
    >
      {dossier.toPay > 0 && <p class="notice warn">{fill(ask.toPay, { amount: money(dossier.toPay) })}</p>}
      <h3>{ask.feesPaid}</h3>
      <FeeLines lines={fees} errors={errors} onLines={setFees} />
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
          error={errors.receiptNumber}
          onValue={setNumber}
        />
      </div>
    </DeedDialog>
  );
}
