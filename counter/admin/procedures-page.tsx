// The catalogue of procedures: decisions are brought in, with a look at what they do before; and what no longer holds is taken
// away from citizens. For administrators only.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Trouble } from '../../common/screen/call.ts';
import { useWatch } from '../../common/screen/use-watch.ts';
import { fill } from '../../common/text/fill.ts';
import { Confirm } from '../shared/dialog.tsx';
import { formatTrouble, useWords } from '../shared/language.tsx';
import { LostBanner } from '../shared/lost-banner.tsx';
import { reloadOnce } from '../shared/reload-once.ts';
import { writeCall } from '../shared/server-calls.ts';
import { type Bar, TopBar } from '../shared/top-bar.tsx';
import { useMessage } from '../shared/use-message.ts';
import { type Busy, ImportDecision } from './import-decision.tsx';
import type { Note } from './list-note.tsx';
import { type Listed, ProcedureList } from './procedure-list.tsx';
import { Spreadsheets } from './spreadsheets.tsx';
import './procedures-page.css';

interface ProceduresProps {
  bar: Bar;
  onSignOut: () => Promise<boolean>;
  onSessionOver: () => void;
}

export function ProceduresPage({ bar, onSignOut, onSessionOver }: ProceduresProps) {
  const words = useWords();
  const { catalogue } = words.desk;
  const { view, lostAt, otherBuild } = useWatch({ kind: 'supervisor' });
  const [retiring, setRetiring] = useState<{ procedure: Listed; at: number } | null>(null);
  const [note, setNote] = useState<Note | null>(null);
  const [busy, setBusy] = useState<Busy>('no');
  const [revision, setRevision] = useState(0);
  const [message, say] = useMessage();
  const box = useRef<HTMLParagraphElement>(null);
  const forget = useCallback(() => setNote(null), []);
  const timeZone = view?.site.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  useEffect(() => {
    document.title = catalogue.title;
  }, [catalogue]);
  useEffect(() => {
    if (otherBuild && busy === 'no' && retiring === null) reloadOnce();
  }, [otherBuild, busy, retiring]);

  const tellTrouble = (refusal: Trouble, detail: unknown) => {
    if (refusal === 'auth.required') onSessionOver();
    say(formatTrouble(words, refusal, detail));
  };
  const imported = (text: string) => {
    setNote(null);
    say(text, 'good');
    setRevision(before => before + 1);
    // The preview is gone, and with it the place where one looked.
    box.current?.scrollIntoView({ block: 'center' });
  };
  /** Somebody else may have done it already: then nobody is told it was his deed. */
  const turn = async (deed: 'retire' | 'restore', { id, name }: Pick<Listed, 'id' | 'name'>, at: number) => {
    setRetiring(null);
    const answer = await writeCall(`procedure.${deed}`, { id });
    if (!answer.ok && answer.refusal === 'auth.required') return tellTrouble(answer.refusal, answer.detail);
    if (!answer.ok) return setNote({ at, text: formatTrouble(words, answer.refusal, answer.detail), tone: 'trouble' });
    const did = deed === 'retire' ? catalogue.retired : catalogue.restoredNow;
    const was = deed === 'retire' ? catalogue.retiredBefore : catalogue.restoredBefore;
    const isMine = answer.value.changed;
    setNote({ at, text: fill(isMine ? did : was, { name }), tone: isMine ? 'good' : 'trouble' });
    setRevision(before => before + 1);
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
        <p ref={box} class={message === null ? 'message' : `message shown ${message.tone}`} role="status">
          {message?.text}
        </p>
        <ImportDecision onBusy={setBusy} onImported={imported} onTrouble={tellTrouble} />
        <Spreadsheets revision={revision} onTrouble={tellTrouble} />
        <ProcedureList
          revision={revision}
          timeZone={timeZone}
          busy={busy === 'importing'}
          note={note}
          onOthers={forget}
          onRetire={(procedure, at) => setRetiring({ procedure, at })}
          onRestore={(procedure, at) => void turn('restore', procedure, at)}
        />
      </main>
      {retiring !== null && (
        <Confirm
          title={catalogue.retireTitle}
          text={fill(catalogue.retireText, { name: retiring.procedure.name })}
          facts={[
            retiring.procedure.code === null
              ? catalogue.noCode
              : fill(catalogue.itsCode, { code: retiring.procedure.code }),
            retiring.procedure.agency ?? '',
            retiring.procedure.province ?? '',
          ]}
          yes={catalogue.retire}
          careful
          onYes={() => void turn('retire', retiring.procedure, retiring.at)}
          onClose={() => setRetiring(null)}
        />
      )}
    </>
  );
}
