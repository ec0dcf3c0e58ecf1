// The numbers of a period for whoever leads: received, on time, late, under way; and what the percentage is a part of.
import { useState } from 'preact/hooks';
import type { Day } from '../../common/contract/words.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { numberText, shareText } from './amounts.ts';
import { ChoiceField, choicesOf } from './fields.tsx';
import './numbers.css';
import { dayOf } from './office-time.ts';
import { registerUrl } from './paper-link.ts';
import { daysOf, movePeriod, namePeriod, periodKinds, periodOf, sayDay } from './periods.ts';
import { useRoom } from './room.ts';
import { useAsked } from './use-asked.ts';
import { useRoomKeys } from './use-room-keys.ts';

const groupings = ['field', 'procedure', 'officer'] as const;
const everyMs = 30_000;

export function NumbersPage() {
  const { words, timeZone, toDesk, go } = useRoom();
  const { numbers } = words;
  const [period, setPeriod] = useState(() => periodOf('month', dayOf(serverNow(), timeZone)));
  const [by, setBy] = useState<(typeof groupings)[number]>('field');
  const { from, to } = daysOf(period);
  const found = useAsked('dossier.numbers', { from: from as Day, to: to as Day, by }, everyMs);
  const move = (step: 1 | -1) => setPeriod(old => movePeriod(old, step));
  useRoomKeys({
    ArrowLeft: () => move(-1),
    ArrowRight: () => move(1),
    I: () => void window.open(registerUrl(from, to), '_blank', 'noopener'),
    Escape: () => (toDesk === null ? go({ page: 'list' }) : toDesk()),
  });
  const all = found?.all;
  const ended = all === undefined ? 0 : all.onTime + all.late;
  const nameOf = (name: string) => name || (by === 'field' ? numbers.noField : numbers.noName);

  return (
    <div class="numbers-page">
      <header class="page-head">
        <h1>{numbers.title}</h1>
        <div class="period-pick">
          <button type="button" class="row-button" onClick={() => move(-1)}>
            <kbd>←</kbd> {numbers.earlier}
          </button>
          <b aria-live="polite">{namePeriod(period, numbers.named)}</b>
          <button type="button" class="row-button" onClick={() => move(1)}>
            {numbers.later} <kbd>→</kbd>
          </button>
        </div>
      </header>
      <div class="fields number-tools">
        <ChoiceField
          label={numbers.period}
          value={period.kind}
          choices={choicesOf(numbers.periods, periodKinds)}
          onValue={kind => setPeriod(periodOf(kind, dayOf(serverNow(), timeZone)))}
        />
        <ChoiceField label={numbers.by} value={by} choices={choicesOf(numbers.bys, groupings)} onValue={setBy} />
        <p class="quiet">{fill(numbers.fromTo, { from: sayDay(from), to: sayDay(to) })}</p>
        <a class="plain" href={registerUrl(from, to)} target="_blank" rel="noreferrer">
          {words.forms.register} <kbd>I</kbd>
        </a>
      </div>
      {all === undefined || found === null ? (
        <p class="empty">{words.loading}</p>
      ) : (
        <>
          <div class="figures">
            <Figure name={numbers.received} value={numberText(all.received)} />
            <Figure name={numbers.onTime} value={numberText(all.onTime)} tone="good" />
            <Figure name={numbers.late} value={numberText(all.late)} tone={all.late > 0 ? 'bad' : ''} />
            <Figure
              name={numbers.inProgress}
              value={numberText(all.inProgress)}
              more={`${numbers.overdue}: ${numberText(all.overdue)}`}
            />
            <Figure
              name={numbers.rate}
              value={shareText(all.onTime, ended) ?? words.none}
              more={
                ended === 0
                  ? numbers.rateNone
                  : fill(numbers.rateOf, { onTime: numberText(all.onTime), ended: numberText(ended) })
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
                      <td>{numberText(group.received)}</td>
                      <td>{numberText(group.onTime)}</td>
                      <td class={group.late > 0 ? 'late-text' : undefined}>{numberText(group.late)}</td>
                      <td>{numberText(group.inProgress)}</td>
                      <td class={group.overdue > 0 ? 'late-text' : undefined}>{numberText(group.overdue)}</td>
                      <td>{shareText(group.onTime, group.onTime + group.late) ?? words.none}</td>
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
