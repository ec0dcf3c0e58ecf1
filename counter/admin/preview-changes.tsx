// The changes that a document makes to known procedures: the old and the new text, and the texts that it removes.
import { fill } from '../../common/text/fill.ts';
import { formatDay } from '../shared/format-day.ts';
import { type DeskTexts, useDeskTexts } from '../shared/language.tsx';
import type { Preview } from './preview.ts';
import { cutToDifference } from './text-difference.ts';

type Group = Preview['changes'][number];
type Change = Group['changes'][number];

/** Up to this number of groups the list is shown unfolded. */
const maxOpenGroups = 6;

const removesText = ({ changes }: Group) => changes.some(({ before, after }) => before !== null && after === null);

export function Changes({ groups }: { groups: readonly Group[] }) {
  const { catalogue } = useDeskTexts().desk;
  if (groups.length === 0) return null;
  // Changes that remove a text come first.
  const sorted = groups.toSorted((a, b) => Number(removesText(b)) - Number(removesText(a)));
  const removesAny = groups.some(removesText);
  return (
    <details class="preview-changes" open={removesAny || groups.length <= maxOpenGroups}>
      <summary>
        {catalogue.changes}
        {removesAny && <b class="preview-lost">{catalogue.takesAway}</b>}
      </summary>
      {sorted.map((group, i) => (
        <ChangeGroup key={i} {...group} />
      ))}
    </details>
  );
}

function ChangeGroup({ procedures, changes }: Group) {
  const { catalogue } = useDeskTexts().desk;
  const [first, ...others] = procedures;
  return (
    <section>
      <h3>{first}</h3>
      {others.length > 0 && (
        <details>
          <summary class="quiet">{fill(catalogue.sameChange, { n: others.length })}</summary>
          <ul>
            {others.map((name, i) => (
              <li key={i}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      <dl>
        {changes.map((change, i) => (
          <ChangeText key={i} change={change} />
        ))}
      </dl>
    </section>
  );
}

const isDay = ({ what }: Change) => what === 'in-force-from';

function ChangeText({ change }: { change: Change }) {
  const { catalogue } = useDeskTexts().desk;
  const formatValue = (text: string | null) => (text !== null && isDay(change) ? formatDay(text) : text);
  const [before, after] = [formatValue(change.before), formatValue(change.after)];
  if (before === null && after === null) return <dt class="whole">{formatChange(change, catalogue)}</dt>;
  const [old, now] = before === null || after === null ? [before, after] : cutToDifference(before, after);
  return (
    <>
      <dt>{formatChange(change, catalogue)}</dt>
      <dd>
        {old !== null && (
          <p class="old">
            <b>{now === null ? catalogue.takenAway : catalogue.before}</b> {now === null ? <del>{old}</del> : old}
          </p>
        )}
        {now !== null && (
          <p class="new">
            <b>{old === null ? catalogue.new : catalogue.after}</b> {now}
          </p>
        )}
      </dd>
    </>
  );
}

function formatChange({ what, of }: Change, { change }: DeskTexts['desk']['catalogue']) {
  return fill(change[what], { of: of ?? '' }).trim();
}
