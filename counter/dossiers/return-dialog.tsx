// Handing the result over: what is still to be paid comes first, then whose hands, then the rating. The counter's tablet asks for
// it while a number is served; ticking begins the service of one that is only called.

import { useState } from 'preact/hooks';
import { maxNameLength } from '../../common/contract/rules.ts';
import { fill } from '../../common/text/fill.ts';
import { useScan } from '../input/use-scan.ts';
import { ActionDialog, type ActionDialogProps, noValidation, useAction, useValidation } from './action-dialog.tsx';
import { formatNumber } from './amounts.ts';
import { findRatingMethod } from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';
import { TextField, Tick } from './fields.tsx';
import { useSendOnce } from './use-send-once.ts';

type Match = 'match' | 'other' | 'unknown';

export function ReturnDialog({
  dossier,
  cardNumber,
  onPay,
  onDone,
  onClose,
}: ActionDialogProps & { cardNumber: string | null; onPay: () => void }) {
  const { texts, ticket } = useDossierContext();
  const { ask, dong } = texts;
  const known = dossier.applicant?.idNumber ?? null;
  // Compared, and forgotten: only the answer stays.
  const compare = (number: string): Match => (known === null ? 'unknown' : known === number ? 'match' : 'other');
  const deed = useAction('return', onDone);
  const [match, setMatch] = useState<Match | null>(() => (cardNumber === null ? null : compare(cardNumber)));
  const [checked, setChecked] = useState(match === 'match');
  const [collector, setCollector] = useState('');
  const [rating, setRating] = useState(false);
  const start = useSendOnce();
  const askRating = (ticked: boolean) => {
    setRating(ticked);
    // Should it fail, what stands below says that the tablet does not ask yet.
    if (ticked && ticket !== null && findRatingMethod(ticket) === 'start')
      void start.send('ticket.start', { ticketId: ticket.ticketId });
  };
  const ratingHow = { tablet: ask.ratingHow, start: ask.ratingCalled, none: ask.ratingNoTicket }[
    findRatingMethod(ticket)
  ];
  const form = useValidation(() => (checked ? {} : { identity: 'identity' }));
  useScan('dialog', scan => {
    if (scan.kind !== 'id-card') return false;
    const found = compare(scan.card.number);
    setMatch(found);
    if (found === 'match') setChecked(true);
    return true;
  });
  if (dossier.toPay > 0)
    return (
      <ActionDialog
        press="return"
        yes={ask.payNow}
        action={deed}
        plain
        validation={noValidation}
        onConfirm={onPay}
        onClose={onClose}
      >
        <p class="notice warn">{fill(ask.payFirst, { amount: fill(dong, { amount: formatNumber(dossier.toPay) }) })}</p>
      </ActionDialog>
    );
  const matched = { match: ask.identityMatch, other: ask.identityOther, unknown: ask.identityUnknown };
  return (
    <ActionDialog
      press="return"
      action={deed}
      validation={form}
      onConfirm={() =>
        void deed.run('dossier.return', {
          code: dossier.code,
          identityChecked: true,
          collector: collector.trim() === '' ? null : collector.trim(),
          ratingAsked: rating,
          ticketId: ticket?.ticketId ?? null,
        })
      }
      onClose={onClose}
    >
      <p>{ask.return}</p>
      <p class="quiet">{ask.nothingToPay}</p>
      <Tick
        name="identity"
        first
        ticked={checked}
        onTick={setChecked}
        error={form.errors.identity}
        more={
          <span class={match === 'match' ? 'filled' : match === 'other' ? 'field-wrong' : undefined} role="status">
            {match === null ? ask.identityScan : matched[match]}
          </span>
        }
      >
        {ask.identity}
        {dossier.applicant !== null && (
          <b class="who-collects">
            {dossier.applicant.name} {known ?? ''}
          </b>
        )}
      </Tick>
      <TextField label={ask.collector} maxLength={maxNameLength} value={collector} onValue={setCollector} />
      <Tick
        ticked={rating}
        onTick={askRating}
        more={ticket === null ? ratingHow : fill(ratingHow, { number: ticket.number })}
      >
        {ask.rating}
      </Tick>
    </ActionDialog>
  );
}
