// Dossiers of the province's system: when its data were last updated, and the import of a file. For administrators
// only.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import type { Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { clockText, dateText } from '../../common/text/format.ts';
import { formatTrouble, useDeskTexts } from '../shared/language.tsx';
import { MessageLine } from '../shared/message-line.tsx';
import { useReloadWhen } from '../shared/reload-once.ts';
import { readCall } from '../shared/server-calls.ts';
import { AdminFrame, type AdminPageProps, useAdminPage } from './admin-frame.tsx';
import { ImportStates } from './import-states.tsx';
import './procedures-page.css';
import './external-dossiers-page.css';

const refreshMs = 15_000;

export function ExternalDossiersPage({ bar, onSignOut, onSessionOver }: AdminPageProps) {
  const texts = useDeskTexts();
  const { outside } = texts.desk;
  const page = useAdminPage(outside.title);
  const { timeZone, showMessage } = page;
  const [source, setSource] = useState<CallValue<'dossier.outside'> | null>(null);
  const [busy, setBusy] = useState(false);
  const refresh = useCallback(async () => {
    const answer = await readCall('dossier.outside', {});
    if (answer.ok) setSource(answer.value);
    else if (answer.refusal === 'auth.required') onSessionOver();
  }, [onSessionOver]);
  useEffect(() => {
    void refresh();
    // A file that arrives in the folder or comes from another program changes the time of the last update too.
    const timer = setInterval(() => void refresh(), refreshMs);
    return () => clearInterval(timer);
  }, [refresh]);
  useReloadWhen(page.otherBuild && !busy);

  return (
    <AdminFrame page={page} bar={bar} class="screens procedures outside" onSignOut={onSignOut}>
      <h1>{outside.title}</h1>
      <MessageLine message={page.message} />
      {source !== null && (
        <div class="outside-source">
          <p>
            {outside.source}: <b>{source.source}</b>
          </p>
          <p>
            {source.updatedAt === null
              ? outside.never
              : fill(outside.updated, {
                  time: `${clockText(source.updatedAt, timeZone)} ${dateText(source.updatedAt, timeZone)}`,
                })}
          </p>
          {source.folder !== null && <p class="quiet">{fill(outside.folder, { folder: source.folder })}</p>}
        </div>
      )}
      <ImportStates
        onBusy={setBusy}
        onImported={text => {
          showMessage(text, 'good');
          void refresh();
        }}
        onTrouble={(refusal: Trouble, detail: unknown) => {
          if (refusal === 'auth.required') onSessionOver();
          showMessage(formatTrouble(texts, refusal, detail));
        }}
      />
    </AdminFrame>
  );
}
