// One dossier of the list: its code, procedure and applicant, state and step, date, and the officer who has it.
import type { CallValue } from '../../common/contract/calls/index.ts';
import { DossierState } from '../../common/contract/official-numbers.ts';
import { fill } from '../../common/text/fill.ts';
import { CodeText } from './code-text.tsx';
import { useDossierContext } from './dossier-context.ts';
import { formatTime } from './office-time.ts';
import { StateTag } from './state-tag.tsx';

type ListedDossier = CallValue<'dossier.list'>['items'][number];

export function DossierRow({ item, onOpen }: { item: ListedDossier; onOpen: (code: string) => void }) {
  const { texts, timeZone } = useDossierContext();
  const { list, show } = texts;
  const urgency = item.late ? 'late' : item.soon ? 'soon' : '';
  return (
    <tr class={urgency}>
      <th scope="row">
        <button type="button" class="row-open" data-row onClick={() => onOpen(item.code)}>
          <CodeText code={item.code} />
        </button>
      </th>
      <td>
        <span class="row-what">{item.procedureName}</span>
        <small>{item.applicantName ?? list.forgotten}</small>
      </td>
      <td>
        <StateTag state={item.state} />
        {item.step !== null && (
          <small>
            {fill(list.stepOf, { no: item.step, steps: item.steps })} {item.stepLabel}
            {/* The time does not count while the office waits for the citizen, so the date is not shown then. */}
            {item.stepDueAt !== null &&
              (item.state === DossierState.Received || item.state === DossierState.InProcess) && (
                <> · {fill(list.stepDue, { time: formatTime(item.stepDueAt, timeZone) })}</>
              )}
          </small>
        )}
      </td>
      <td class="row-due">
        {item.dueAt === null ? texts.none : formatTime(item.dueAt, timeZone)}
        {item.late && <b class="urgent late">{show.late}</b>}
        {!item.late && item.soon && <b class="urgent soon">{show.soon}</b>}
      </td>
      <td>{item.holderName ?? texts.none}</td>
    </tr>
  );
}
