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
import { type Busy, ImportDecision } from './import-decision.tsx';
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
  const [busy, setBusy] = useState<Busy>('no');
  const [revision, setRevision] = useState(0);
  const [message, say] = useMessage();
  const timeZone = view?.site.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  useEffect(() => {
    document.title = catalogue.title;
  }, [catalogue]);
  useEffect(() => {
    if (otherBuild && busy === 'no' && retiring === null) reloadOnce();
  }, [otherBuild, busy, retiring]);

  const tellTrouble = (refusal: Trouble, detail: unknown) => {
    if (refusal === 'auth.required') onSessionOver();
    say(sayTrouble(words, refusal, detail));
  };
  const changed = (text: string) => {
    say(text, 'good');
    setRevision(before => before + 1);
  };
  /** Somebody else may have done it already: then nobody is told it was his deed. */
  const turn = async (deed: 'retire' | 'restore', { id, name }: Pick<Listed, 'id' | 'name'>) => {
    setRetiring(null);
    const answer = await makeCall(`procedure.${deed}`, { id }, { token: null, requestId: newRequestId() });
    if (!answer.ok) return tellTrouble(answer.refusal, answer.detail);
    const did = deed === 'retire' ? catalogue.retired : catalogue.restoredNow;
    const was = deed === 'retire' ? catalogue.retiredBefore : catalogue.restoredBefore;
    if (!answer.value.changed) setRevision(before => before + 1);
    if (answer.value.changed) changed(fill(did, { name }));
    else say(fill(was, { name }));
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
          busy={busy === 'importing'}
          onRetire={setRetiring}
          onRestore={procedure => void turn('restore', procedure)}
        />
      </main>
      {retiring !== null && (
        <Confirm
          title={catalogue.retireTitle}
          text={fill(catalogue.retireText, { name: retiring.name })}
          more={[
            retiring.code === null ? catalogue.noCode : fill(catalogue.itsCode, { code: retiring.code }),
            retiring.agency ?? '',
            retiring.province ?? '',
          ]}
          yes={catalogue.retire}
          careful
          onYes={() => void turn('retire', retiring)}
          onClose={() => setRetiring(null)}
        />
      )}
    </>
  );
}
