// The number of waiting tickets of each service. When there are many services, only their letters are shown.
import { nameIn } from '../../common/text/fill.ts';
import { texts } from '../display-texts.ts';
import './waiting.css';
import type { DisplayView } from '../../common/contract/views/display-views.ts';

const maxNamedServices = 7;
/** Four by five letters. Among more services, those without a waiting ticket are left out first. */
const maxServices = 20;

export function Waiting({ rows }: { rows: DisplayView['waiting'] }) {
  const shown = rows.length > maxServices ? rows.filter(row => row.count > 0).slice(0, maxServices) : rows;
  const dense = shown.length > maxNamedServices;
  return (
    <section class={`waiting ${dense ? 'is-dense' : ''}`}>
      <h2>{texts.waiting}</h2>
      {shown.length === 0 && <p class="side-none">{texts.waitingNone}</p>}
      <ul>
        {shown.map(row => (
          <li key={row.serviceId} class={row.count === 0 ? 'is-none' : ''}>
            <i>{row.letter}</i>
            <span class={dense ? 'only-read-aloud' : ''}>{nameIn(row.name, 'vi')}</span>
            <b>{row.count}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
