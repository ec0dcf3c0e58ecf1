// Downloads a decision of the catalogue, or the empty template, as a spreadsheet that can be edited and imported again.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import type { Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { formatDay } from '../shared/format-day.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { readCall } from '../shared/server-calls.ts';

type Decision = CallValue<'catalogue.decisions'>['decisions'][number];

const deadlineMs = 60_000;
const fileType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function downloadFile({ fileName, content }: CallValue<'catalogue.spreadsheet'>): void {
  const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: fileType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

export function Spreadsheets({
  revision,
  onTrouble,
}: {
  /** Changes whenever the catalogue has changed. */
  revision: number;
  onTrouble: (refusal: Trouble, detail: unknown) => void;
}) {
  const { catalogue } = useDeskTexts().desk;
  const [decisions, setDecisions] = useState<readonly Decision[]>([]);
  const [chosen, setChosen] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let isReplaced = false;
    void readCall('catalogue.decisions', {}).then(answer => {
      if (!isReplaced && answer.ok) setDecisions(answer.value.decisions.filter(({ procedures }) => procedures > 0));
    });
    return () => {
      isReplaced = true;
    };
  }, [revision]);
  const chosenDecision = decisions.find(({ id }) => id === chosen);
  const formatDecision = ({ number, title, date, province }: Decision) =>
    [
      number === null ? (title ?? catalogue.noNumber) : fill(catalogue.number, { number }),
      date === null ? '' : fill(catalogue.date, { date: formatDay(date) }),
      province ?? '',
    ]
      .filter(part => part !== '')
      .join(', ');
  const download = async () => {
    setBusy(true);
    const input = { decision: chosenDecision?.id ?? null };
    const answer = await readCall('catalogue.spreadsheet', input, deadlineMs);
    setBusy(false);
    if (answer.ok) downloadFile(answer.value);
    else onTrouble(answer.refusal, answer.detail);
  };
  return (
    <section class="card sheets">
      <p>
        <b>{catalogue.sheets}</b>
        <span class="quiet">{catalogue.sheetsHow}</span>
      </p>
      <label class="field">
        <span>{catalogue.sheetDecision}</span>
        <select value={chosenDecision?.id ?? ''} onChange={event => setChosen(event.currentTarget.value)}>
          <option value="">{catalogue.template}</option>
          {decisions.map(decision => (
            <option key={decision.id} value={decision.id}>
              {`${formatDecision(decision)} (${decision.procedures})`}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="plain" disabled={busy} onClick={() => void download()}>
        {catalogue.download}
      </button>
    </section>
  );
}
