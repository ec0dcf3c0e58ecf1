// The fees that were paid on one day: their sum, by stage and by officer, and every receipt.
import { useState } from 'preact/hooks';
import type { Day } from '../../common/contract/words.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { clockText } from '../../common/text/format.ts';
import { formatNumber } from './amounts.ts';
import { CodeText } from './code-text.tsx';
import './numbers.css';
import { formatDay } from '../shared/format-day.ts';
import { useDossierContext } from './dossier-context.ts';
import { readDay } from './office-time.ts';
import { PeriodHead } from './period-head.tsx';
import { moveDay } from './periods.ts';
import { usePageKeys } from './use-page-keys.ts';
import { usePolledCall } from './use-polled-call.ts';

const refreshMs = 30_000;

export function DayFees() {
  const { texts, timeZone, go, leave } = useDossierContext();
  const { fees, moments, dong } = texts;
  const [day, setDay] = useState(() => readDay(serverNow(), timeZone));
  const { value: found } = usePolledCall('payment.sum', { day: day as Day }, { everyMs: refreshMs });
  const move = (by: number) => setDay(old => moveDay(old, by));
  usePageKeys({
    ArrowLeft: () => move(-1),
    ArrowRight: () => move(1),
    Escape: leave,
  });
  const formatMoney = (amount: number) => fill(dong, { amount: formatNumber(amount) });
  const formatStage = (stage: number) => moments[String(stage) as '1'];
  return (
    <div class="numbers-page">
      <PeriodHead
        title={fees.title}
        period={formatDay(day)}
        earlier={fees.dayBefore}
        later={fees.dayAfter}
        onMove={move}
      />
      {found === null ? (
        <p class="empty">{texts.loading}</p>
      ) : (
        <>
          <div class="figures three">
            <div class="card figure">
              <p>{fees.sum}</p>
              <b>{formatMoney(found.sum)}</b>
              <small class="quiet">
                {fill(fees.receipts, {
                  n: formatNumber(found.receipts.filter(({ cancelledAt }) => cancelledAt === null).length),
                })}
              </small>
            </div>
            <SumParts
              name={fees.byMoment}
              parts={found.byMoment.map(({ moment, sum }) => [formatStage(moment), formatMoney(sum)])}
            />
            <SumParts name={fees.byStaff} parts={found.byStaff.map(({ name, sum }) => [name, formatMoney(sum)])} />
          </div>
          <section class="card number-table">
            {found.receipts.length === 0 ? (
              <p class="empty">{fees.empty}</p>
            ) : (
              <table>
                <thead>
                  <tr>
                    <th scope="col">{fees.receipt}</th>
                    <th scope="col">{fees.code}</th>
                    <th scope="col">{fees.moment}</th>
                    <th scope="col">{fees.time}</th>
                    <th scope="col">{fees.amount}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.receipts.map(receipt => (
                    <tr key={receipt.receiptNumber} class={receipt.cancelledAt === null ? '' : 'cancelled'}>
                      <th scope="row">
                        <span class="receipt-number">{receipt.receiptNumber}</span>
                        {receipt.cancelledAt !== null && <small> {fees.cancelled}</small>}
                      </th>
                      <td>
                        <button
                          type="button"
                          class="row-open"
                          onClick={() => go({ page: 'dossier', code: receipt.code })}
                        >
                          <CodeText code={receipt.code} />
                        </button>
                      </td>
                      <td>{formatStage(receipt.moment)}</td>
                      <td>{clockText(receipt.at, timeZone)}</td>
                      <td>{formatMoney(receipt.amount)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
        </>
      )}
    </div>
  );
}

function SumParts({ name, parts }: { name: string; parts: readonly (readonly [string, string])[] }) {
  return (
    <div class="card figure">
      <p>{name}</p>
      <ul class="plain-list">
        {parts.map(([part, sum]) => (
          <li key={part}>
            <span>{part}</span>
            <b>{sum}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
