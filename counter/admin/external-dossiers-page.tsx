// Dossiers of the province's system: of when the last news is, and a file brought in by hand. For administrators only.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import type { Trouble } from '../../common/screen/call.ts';
import { useWatch } from '../../common/screen/use-watch.ts';
import { fill } from '../../common/text/fill.ts';
import { clockText, dateText } from '../../common/text/format.ts';
import { formatTrouble, useWords } from '../shared/language.tsx';
import { LostBanner } from '../shared/lost-banner.tsx';
import { reloadOnce } from '../shared/reload-once.ts';
import { readCall } from '../shared/server-calls.ts';
import { type Bar, TopBar } from '../shared/top-bar.tsx';
import { useMessage } from '../shared/use-message.ts';
import { ImportStates } from './import-states.tsx';
import './procedures-page.css';
import './external-dossiers-page.css';

interface ExternalDossiersProps {
  bar: Bar;
  onSignOut: () => Promise<boolean>;
  onSessionOver: () => void;
}

const refreshMs = 15_000;

export function ExternalDossiersPage({ bar, onSignOut, onSessionOver }: ExternalDossiersProps) {
  const words = useWords();
  const { outside } = words.desk;
  const { view, lostAt, otherBuild } = useWatch({ kind: 'supervisor' });
  const [told, setTold] = useState<CallValue<'dossier.outside'> | null>(null);
  const [busy, setBusy] = useState(false);
  const [message, say] = useMessage();
  const timeZone = view?.site.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const ask = useCallback(async () => {
    const answer = await readCall('dossier.outside', {});
    if (answer.ok) setTold(answer.value);
    else if (answer.refusal === 'auth.required') onSessionOver();
  }, [onSessionOver]);
  useEffect(() => {
    document.title = outside.title;
  }, [outside]);
  useEffect(() => {
    void ask();
    // What comes in by the folder or from a program is seen here too.
    const timer = setInterval(() => void ask(), refreshMs);
    return () => clearInterval(timer);
  }, [ask]);
  useEffect(() => {
    if (otherBuild && !busy) reloadOnce();
  }, [otherBuild, busy]);

  const leave = async () => {
    if (!(await onSignOut())) say(words.refusals['server.unreachable']);
  };
  return (
    <>
      <TopBar {...bar} onSignOut={() => void leave()}>
        <b class="bar-title">{words.desk.app}</b>
      </TopBar>
      <LostBanner lostAt={lostAt} timeZone={timeZone} />
      <main class="screens procedures outside">
        <h1>{outside.title}</h1>
        <p class={message === null ? 'message' : `message shown ${message.tone}`} role="status">
          {message?.text}
        </p>
        {told !== null && (
          <div class="outside-source">
            <p>
              {outside.source}: <b>{told.source}</b>
            </p>
            <p>
              {told.updatedAt === null
                ? outside.never
                : fill(outside.updated, {
                    time: `${clockText(told.updatedAt, timeZone)} ${dateText(told.updatedAt, timeZone)}`,
                  })}
            </p>
            {told.folder !== null && <p class="quiet">{fill(outside.folder, { folder: told.folder })}</p>}
          </div>
        )}
        <ImportStates
          onBusy={setBusy}
          onImported={text => {
            say(text, 'good');
            void ask();
          }}
          onTrouble={(refusal: Trouble, detail: unknown) => {
            if (refusal === 'auth.required') onSessionOver();
            say(formatTrouble(words, refusal, detail));
          }}
        />
      </main>
    </>
  );
}
