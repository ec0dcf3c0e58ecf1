// The catalogue of procedures: decisions are imported after a preview, and procedures that no longer hold are retired.
// For administrators only.
import { useRef, useState } from 'preact/hooks';
import type { Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { Confirm } from '../shared/dialog.tsx';
import { formatTrouble, useDeskTexts } from '../shared/language.tsx';
import { MessageLine } from '../shared/message-line.tsx';
import { useReloadWhen } from '../shared/reload-once.ts';
import { writeCall } from '../shared/server-calls.ts';
import { AdminFrame, type AdminPageProps, useAdminPage } from './admin-frame.tsx';
import { ImportDecision } from './import-decision.tsx';
import type { Note } from './list-note.tsx';
import { ProcedureList } from './procedure-list.tsx';
import './procedures-page.css';
import type { PublicProcedure } from './public-procedures.tsx';
import { Spreadsheets } from './spreadsheets.tsx';
import type { Busy } from './use-import-decision.ts';

export function ProceduresPage({ bar, onSignOut, onSessionOver }: AdminPageProps) {
  const texts = useDeskTexts();
  const { catalogue } = texts.desk;
  const page = useAdminPage(catalogue.title);
  const { showMessage } = page;
  const [retiring, setRetiring] = useState<{ procedure: PublicProcedure; at: number } | null>(null);
  const [note, setNote] = useState<Note | null>(null);
  const [busy, setBusy] = useState<Busy>('no');
  const [revision, setRevision] = useState(0);
  const line = useRef<HTMLParagraphElement>(null);
  useReloadWhen(page.otherBuild && busy === 'no' && retiring === null);

  const reportTrouble = (refusal: Trouble, detail: unknown) => {
    if (refusal === 'auth.required') onSessionOver();
    showMessage(formatTrouble(texts, refusal, detail));
  };
  const reportImport = (text: string) => {
    setNote(null);
    showMessage(text, 'good');
    setRevision(before => before + 1);
    // The long preview disappears, so the message may be out of sight.
    line.current?.scrollIntoView({ block: 'center' });
  };
  const change = async (action: 'retire' | 'restore', { id, name }: { id: string; name: string }, at: number) => {
    setRetiring(null);
    const answer = await writeCall(`procedure.${action}`, { id });
    if (!answer.ok && answer.refusal === 'auth.required') return reportTrouble(answer.refusal, answer.detail);
    if (!answer.ok) return setNote({ at, text: formatTrouble(texts, answer.refusal, answer.detail), tone: 'trouble' });
    const done = action === 'retire' ? catalogue.retired : catalogue.restoredNow;
    const doneBefore = action === 'retire' ? catalogue.retiredBefore : catalogue.restoredBefore;
    // A colleague may have done the same before; then this administrator must not believe that he did it.
    const isMine = answer.value.changed;
    setNote({ at, text: fill(isMine ? done : doneBefore, { name }), tone: isMine ? 'good' : 'trouble' });
    setRevision(before => before + 1);
  };
  return (
    <>
      <AdminFrame page={page} bar={bar} class="screens procedures" onSignOut={onSignOut}>
        <h1>{catalogue.title}</h1>
        <MessageLine message={page.message} line={line} />
        <ImportDecision onBusy={setBusy} onImported={reportImport} onTrouble={reportTrouble} />
        <Spreadsheets revision={revision} onTrouble={reportTrouble} />
        <ProcedureList
          revision={revision}
          timeZone={page.timeZone}
          busy={busy === 'importing'}
          note={note}
          onOthers={() => setNote(null)}
          onRetire={(procedure, at) => setRetiring({ procedure, at })}
          onRestore={(procedure, at) => void change('restore', procedure, at)}
        />
      </AdminFrame>
      {retiring !== null && (
        <RetireDialog
          procedure={retiring.procedure}
          onConfirm={() => void change('retire', retiring.procedure, retiring.at)}
          onClose={() => setRetiring(null)}
        />
      )}
    </>
  );
}

interface RetireDialogProps {
  procedure: PublicProcedure;
  onConfirm: () => void;
  onClose: () => void;
}

function RetireDialog({ procedure: { name, code, agency, province }, onConfirm, onClose }: RetireDialogProps) {
  const { catalogue } = useDeskTexts().desk;
  return (
    <Confirm
      title={catalogue.retireTitle}
      text={fill(catalogue.retireText, { name })}
      facts={[code === null ? catalogue.noCode : fill(catalogue.itsCode, { code }), agency ?? '', province ?? '']}
      yes={catalogue.retire}
      careful
      onYes={onConfirm}
      onClose={onClose}
    />
  );
}
