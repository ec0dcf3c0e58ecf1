// How many wait for each service. Many services are told by their letters alone.
import type { DisplayView } from '../../common/contract/views.ts';
import { nameIn } from '../../common/text/fill.ts';
import { texts } from '../display-texts.ts';
import './waiting.css';

const withNames = 7;
/** Four by five letters; of more services those for which nobody waits are left out first. */
const most = 20;

export function Waiting({ rows }: { rows: DisplayView['waiting'] }) {
  const some = rows.length > most ? rows.filter(row => row.count > 0).slice(0, most) : rows;
  const dense = some.length > withNames;
  return (
    <section class={`waiting ${dense ? 'is-dense' : ''}`}>
      <h2>{texts.waiting}</h2>
      {some.length === 0 && <p class="side-none">{texts.waitingNone}</p>}
      <ul>
        {some.map(row => (
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
