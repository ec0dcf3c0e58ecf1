// The dialog that hands over the result: it asks for payment first, then for the identity of the citizen, then for the
// rating. The counter's tablet asks for a rating while a ticket is served, so ticking it starts serving a ticket that
// is only called.

import { useState } from 'preact/hooks';
import { maxNameLength } from '../../common/contract/rules.ts';
import { fill } from '../../common/text/fill.ts';
import { useScan } from '../input/use-scan.ts';
import { ActionDialog, type ActionDialogProps, noValidation, useAction, useValidation } from './action-dialog.tsx';
import { formatNumber } from './amounts.ts';
import { findRatingMethod } from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';
import { trimToNull } from './draft-input.ts';
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
  const idNumber = dossier.applicant?.idNumber ?? null;
  // Only the outcome of the comparison is kept, not the number of the card.
  const compare = (number: string): Match => (idNumber === null ? 'unknown' : idNumber === number ? 'match' : 'other');
  const action = useAction('return', onDone);
  const [match, setMatch] = useState<Match | null>(() => (cardNumber === null ? null : compare(cardNumber)));
  const [isIdentityChecked, setIdentityChecked] = useState(match === 'match');
  const [collector, setCollector] = useState('');
  const [rating, setRating] = useState(false);
  const start = useSendOnce();
  const askRating = (ticked: boolean) => {
    setRating(ticked);
    // If this call fails, the text below the tick still says that the tablet does not ask yet.
    if (ticked && ticket !== null && findRatingMethod(ticket) === 'start')
      void start.send('ticket.start', { ticketId: ticket.ticketId });
  };
  const ratingText = { tablet: ask.ratingHow, start: ask.ratingCalled, none: ask.ratingNoTicket }[
    findRatingMethod(ticket)
  ];
  const validation = useValidation(() => (isIdentityChecked ? {} : { identity: 'identity' }));
  useScan('dialog', scan => {
    if (scan.kind !== 'id-card') return false;
    const found = compare(scan.card.number);
    setMatch(found);
    if (found === 'match') setIdentityChecked(true);
    return true;
  });
  if (dossier.toPay > 0)
    return (
      <ActionDialog
        confirmText={ask.payNow}
        action={action}
        focusConfirm
        validation={noValidation}
        onConfirm={onPay}
        onClose={onClose}
      >
        <p class="notice warn">{fill(ask.payFirst, { amount: fill(dong, { amount: formatNumber(dossier.toPay) }) })}</p>
      </ActionDialog>
    );
  const matchTexts = { match: ask.identityMatch, other: ask.identityOther, unknown: ask.identityUnknown };
  return (
    <ActionDialog
      action={action}
      validation={validation}
      onConfirm={() =>
        void action.run('dossier.return', {
          code: dossier.code,
          identityChecked: true,
          collector: trimToNull(collector),
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
        ticked={isIdentityChecked}
        onTick={setIdentityChecked}
        error={validation.errors.identity}
        more={
          <span class={match === 'match' ? 'filled' : match === 'other' ? 'field-wrong' : undefined} role="status">
            {match === null ? ask.identityScan : matchTexts[match]}
          </span>
        }
      >
        {ask.identity}
        {dossier.applicant !== null && (
          <b class="who-collects">
            {dossier.applicant.name} {idNumber ?? ''}
          </b>
        )}
      </Tick>
      <TextField label={ask.collector} maxLength={maxNameLength} value={collector} onValue={setCollector} />
      <Tick
        ticked={rating}
        onTick={askRating}
        more={ticket === null ? ratingText : fill(ratingText, { number: ticket.number })}
      >
        {ask.rating}
      </Tick>
    </ActionDialog>
  );
}
