// Brings a file of the province's system in: it is chosen, read, and shown as what it would do; only then it is accepted.
import { useRef, useState } from 'preact/hooks';
import type { Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { formatTrouble, useWords } from '../shared/language.tsx';
import { readCall } from '../shared/server-calls.ts';
import { readBase64 } from './chosen-document.ts';
import { type StateFile, type StateImportResult, sendStateRows } from './send-state-rows.ts';
import { StatesPreview } from './states-preview.tsx';

interface Read {
  name: string;
  file: StateFile;
  takenAt: number;
  news: StateImportResult;
}

type Step =
  | { at: 'none' }
  | { at: 'reading'; name: string }
  | { at: 'checking'; name: string; done: number; all: number }
  | { at: 'read'; read: Read }
  | { at: 'importing'; read: Read; done: number }
  | { at: 'refused'; name: string; lines: string[] };

const mostBytes = 10 * 1024 * 1024;
const readDeadlineMs = 60_000;

const nameOf = (step: Step) => (step.at === 'none' ? null : 'read' in step ? step.read.name : step.name);

export function ImportStates({
  onBusy,
  onImported,
  onTrouble,
}: {
  /** Something is under way that a reload would lose. */
  onBusy: (busy: boolean) => void;
  onImported: (text: string) => void;
  onTrouble: (refusal: Trouble, detail: unknown) => void;
}) {
  const words = useWords();
  const { outside } = words.desk;
  const input = useRef<HTMLInputElement>(null);
  const [step, setStep] = useState<Step>({ at: 'none' });
  const name = nameOf(step);
  const busy = step.at === 'reading' || step.at === 'checking' || step.at === 'importing';

  const leave = () => {
    setStep({ at: 'none' });
    onBusy(false);
    if (input.current !== null) input.current.value = '';
  };
  const refuse = (of: string, refusal: Trouble, detail: unknown, more: string[] = []) => {
    if (refusal === 'auth.required') onTrouble(refusal, detail);
    const { message } = (detail ?? {}) as { message?: unknown };
    // Of a file that cannot be read the server says why.
    const why = refusal === 'document.unreadable' && typeof message === 'string' ? [message] : [];
    setStep({ at: 'refused', name: of, lines: [formatTrouble(words, refusal, detail), ...why, ...more] });
  };
  const choose = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    onBusy(true);
    const of = chosen.name;
    // The same file chosen again, after it was mended, is a choice too.
    if (input.current !== null) input.current.value = '';
    if (chosen.size > mostBytes)
      return setStep({ at: 'refused', name: of, lines: [fill(outside.tooLarge, { file: of })] });
    setStep({ at: 'reading', name: of });
    let content: string;
    try {
      content = await readBase64(chosen);
    } catch {
      return setStep({ at: 'refused', name: of, lines: [fill(outside.noFile, { file: of })] });
    }
    const told = await readCall('dossier.read-file', { fileName: of, content }, readDeadlineMs);
    if (!told.ok) return refuse(of, told.refusal, told.detail);
    const file = told.value;
    const all = file.rows.length;
    setStep({ at: 'checking', name: of, done: 0, all });
    const takenAt = chosen.lastModified;
    const answer = await sendStateRows(file, takenAt, true, done => setStep({ at: 'checking', name: of, done, all }));
    if (!answer.ok) return refuse(of, answer.refusal, answer.detail);
    setStep({ at: 'read', read: { name: of, file, takenAt, news: answer.value } });
  };
  const accept = async (read: Read) => {
    const all = read.file.rows.length;
    let through = 0;
    setStep({ at: 'importing', read, done: 0 });
    const answer = await sendStateRows(read.file, read.takenAt, false, done => {
      through = done;
      setStep({ at: 'importing', read, done });
    });
    if (!answer.ok)
      return refuse(read.name, answer.refusal, answer.detail, [fill(outside.stopped, { done: through, all })]);
    const { added, changed, rejected } = answer.value;
    leave();
    onImported(fill(outside.imported, { file: read.name, added, changed, rejected: rejected.length }));
  };

  return (
    <section class="card import">
      <div class="import-head">
        <p>
          <b>{name === null ? outside.import : fill(outside.file, { file: name })}</b>
          <span class="quiet">{outside.importHow}</span>
        </p>
        <input
          ref={input}
          id="states-file"
          class="only-read-aloud"
          type="file"
          accept=".csv,.tsv,.xlsx"
          disabled={busy}
          onChange={event => void choose(event.currentTarget.files?.[0])}
        />
        <label class={name === null ? 'red' : 'plain'} for="states-file">
          {name === null ? outside.chooseFile : outside.otherFile}
        </label>
      </div>
      <div role="status">
        {step.at === 'reading' && <p class="import-note">{fill(outside.reading, { file: step.name })}</p>}
        {step.at === 'checking' && (
          <p class="import-note">{fill(outside.checking, { done: step.done, all: step.all })}</p>
        )}
        {step.at === 'refused' && (
          <div class="import-refused">
            {step.lines.map((line, i) => (
              <p key={line} class={i === 0 ? 'calm-message' : ''}>
                {line}
              </p>
            ))}
          </div>
        )}
      </div>
      {(step.at === 'read' || step.at === 'importing') && (
        <StatesPreview
          file={step.read.file}
          news={step.read.news}
          done={step.at === 'importing' ? step.done : null}
          onAccept={() => void accept(step.read)}
          onLeave={leave}
        />
      )}
      {step.at === 'refused' && (
        <div class="dialog-ends">
          <button type="button" class="plain" onClick={leave}>
            {outside.cancel}
          </button>
        </div>
      )}
    </section>
  );
}
