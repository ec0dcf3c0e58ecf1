// The catalogue of procedures: decisions are brought in, with a look at what they do before; and what no longer holds is taken
// away from citizens. For administrators only.
import { useEffect, useState } from 'preact/hooks';
import { makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';
import { useWatch } from '../../common/screen/use-watch.ts';
import { fill } from '../../common/text/fill.ts';
import type { Bar } from '../desk/desk-bar.tsx';
import { useMessage } from '../desk/use-message.ts';
import { Confirm } from '../dialog.tsx';
import { sayTrouble, useWords } from '../language.tsx';
import { LostBanner } from '../lost-banner.tsx';
import { reloadOnce } from '../reload.ts';
import { TopBar } from '../top-bar.tsx';
import { ImportDecision } from './import-decision.tsx';
import { type Listed, ProcedureList } from './procedure-list.tsx';
import { Spreadsheets } from './spreadsheets.tsx';
import './procedures.css';

interface ProceduresProps {
  bar: Bar;
  onSignOut: () => Promise<boolean>;
  onSessionOver: () => void;
}

export function Procedures({ bar, onSignOut, onSessionOver }: ProceduresProps) {
  const words = useWords();
  const { catalogue } = words.desk;
  const { view, lostAt, otherBuild } = useWatch('supervisor', '', null, null);
  const [retiring, setRetiring] = useState<Listed | null>(null);
  const [busy, setBusy] = useState(false);
  const [revision, setRevision] = useState(0);
  const [message, say] = useMessage();
  const timeZone = view?.site.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  useEffect(() => {
    document.title = catalogue.title;
  }, [catalogue]);
  useEffect(() => {
    if (otherBuild && !busy && retiring === null) reloadOnce();
  }, [otherBuild, busy, retiring]);

  const tellTrouble = (refusal: Trouble, detail: unknown) => {
    if (refusal === 'auth.required') onSessionOver();
    say(sayTrouble(words, refusal, detail));
  };
  const changed = (text: string) => {
    say(text, 'good');
    setRevision(before => before + 1);
  };
  const retire = async (id: string) => {
    setRetiring(null);
    const answer = await makeCall('procedure.retire', { id }, { token: null, requestId: newRequestId() });
    if (answer.ok) changed(catalogue.retired);
    else tellTrouble(answer.refusal, answer.detail);
  };
  const restore = async (id: string) => {
    const answer = await makeCall('procedure.restore', { id }, { token: null, requestId: newRequestId() });
    if (answer.ok) changed(catalogue.restoredNow);
    else tellTrouble(answer.refusal, answer.detail);
  };
  const leave = async () => {
    if (!(await onSignOut())) say(words.refusals['server.unreachable']);
  };
  return (
    <>
      <TopBar {...bar} onSignOut={() => void leave()}>
        <b class="bar-title">{words.desk.app}</b>
      </TopBar>
      <LostBanner lostAt={lostAt} timeZone={timeZone} />
      <main class="screens procedures">
        <h1>{catalogue.title}</h1>
        <p class={message === null ? 'message' : `message shown ${message.tone}`} role="status">
          {message?.text}
        </p>
        <ImportDecision onBusy={setBusy} onImported={changed} onTrouble={tellTrouble} />
        <Spreadsheets revision={revision} onTrouble={tellTrouble} />
        <ProcedureList
          revision={revision}
          timeZone={timeZone}
          onRetire={setRetiring}
          onRestore={({ id }) => void restore(id)}
        />
      </main>
      {retiring !== null && (
        <Confirm
          title={catalogue.retireTitle}
          text={fill(catalogue.retireText, { name: retiring.name })}
          yes={catalogue.retire}
          onYes={() => void retire(retiring.id)}
          onClose={() => setRetiring(null)}
        />
      )}
    </>
  );
}
