// The numbers of a period for supervisors: dossiers received, finished on time, late and in progress, and the
// percentage on time.
import { useState } from 'preact/hooks';
import type { Day } from '../../common/contract/words.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { formatNumber, formatPercentage } from './amounts.ts';
import { ChoiceField, listChoices } from './fields.tsx';
import './numbers.css';
import { formatDay } from '../shared/format-day.ts';
import { useDossierContext } from './dossier-context.ts';
import { readDay } from './office-time.ts';
import { registerUrl } from './paper-link.ts';
import { PeriodHead } from './period-head.tsx';
import { findPeriod, formatPeriod, listPeriodDays, movePeriod, periodKinds } from './periods.ts';
import { usePageKeys } from './use-page-keys.ts';
import { usePolledCall } from './use-polled-call.ts';

const groupings = ['field', 'procedure', 'officer'] as const;
const refreshMs = 30_000;

export function NumbersPage() {
  const { texts, timeZone, leave } = useDossierContext();
  const { numbers } = texts;
  const [period, setPeriod] = useState(() => findPeriod('month', readDay(serverNow(), timeZone)));
  const [by, setBy] = useState<(typeof groupings)[number]>('field');
  const { from, to } = listPeriodDays(period);
  const { value: found } = usePolledCall(
    'dossier.numbers',
    { from: from as Day, to: to as Day, by },
    { everyMs: refreshMs },
  );
  const move = (step: 1 | -1) => setPeriod(old => movePeriod(old, step));
  usePageKeys({
    ArrowLeft: () => move(-1),
    ArrowRight: () => move(1),
    I: () => void window.open(registerUrl(from, to), '_blank', 'noopener'),
    Escape: leave,
  });
  const all = found?.all;
  const ended = all === undefined ? 0 : all.onTime + all.late;
  const nameOf = (name: string) => name || (by === 'field' ? numbers.noField : numbers.noName);

  return (
    <div class="numbers-page">
      <PeriodHead
        title={numbers.title}
        period={formatPeriod(period, numbers.named)}
        earlier={numbers.earlier}
        later={numbers.later}
        onMove={move}
      />
      <div class="fields number-tools">
        <ChoiceField
          label={numbers.period}
          value={period.kind}
          choices={listChoices(numbers.periods, periodKinds)}
          onValue={kind => setPeriod(findPeriod(kind, readDay(serverNow(), timeZone)))}
        />
        <ChoiceField label={numbers.by} value={by} choices={listChoices(numbers.bys, groupings)} onValue={setBy} />
        <p class="quiet">{fill(numbers.fromTo, { from: formatDay(from), to: formatDay(to) })}</p>
        <a class="plain" href={registerUrl(from, to)} target="_blank" rel="noreferrer">
          {texts.forms.register} <kbd>I</kbd>
        </a>
      </div>
      {all === undefined || found === null ? (
        <p class="empty">{texts.loading}</p>
      ) : (
        <>
          <div class="figures">
            <Figure name={numbers.received} value={formatNumber(all.received)} />
            <Figure name={numbers.onTime} value={formatNumber(all.onTime)} tone="good" />
            <Figure name={numbers.late} value={formatNumber(all.late)} tone={all.late > 0 ? 'bad' : ''} />
            <Figure
              name={numbers.inProgress}
              value={formatNumber(all.inProgress)}
              more={`${numbers.overdue}: ${formatNumber(all.overdue)}`}
            />
            <Figure
              name={numbers.rate}
              value={formatPercentage(all.onTime, ended) ?? texts.none}
              more={
                ended === 0
                  ? numbers.rateNone
                  : fill(numbers.rateOf, { onTime: formatNumber(all.onTime), ended: formatNumber(ended) })
              }
            />
          </div>
          <p class="quiet">{numbers.rateMeans}</p>
          <section class="card number-table">
            {found.groups.length === 0 ? (
              <p class="empty">{numbers.empty}</p>
            ) : (
              <table>
                <thead>
                  <tr>
                    <th scope="col">{numbers.bys[by]}</th>
                    <th scope="col">{numbers.received}</th>
                    <th scope="col">{numbers.onTime}</th>
                    <th scope="col">{numbers.late}</th>
                    <th scope="col">{numbers.inProgress}</th>
                    <th scope="col">{numbers.overdue}</th>
                    <th scope="col">{numbers.rate}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.groups.map(group => (
                    <tr key={group.name}>
                      <th scope="row">{nameOf(group.name)}</th>
                      <td>{formatNumber(group.received)}</td>
                      <td>{formatNumber(group.onTime)}</td>
                      <td class={group.late > 0 ? 'late-text' : undefined}>{formatNumber(group.late)}</td>
                      <td>{formatNumber(group.inProgress)}</td>
                      <td class={group.overdue > 0 ? 'late-text' : undefined}>{formatNumber(group.overdue)}</td>
                      <td>{formatPercentage(group.onTime, group.onTime + group.late) ?? texts.none}</td>
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

function Figure({ name, value, more, tone = '' }: { name: string; value: string; more?: string; tone?: string }) {
  return (
    <div class={`card figure ${tone}`}>
      <p>{name}</p>
      <b>{value}</b>
      {more !== undefined && <small class="quiet">{more}</small>}
    </div>
  );
}
