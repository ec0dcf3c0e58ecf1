// The import of external dossiers step by step: a file is read, checked row by row, previewed, and imported when
// accepted.
import { useState } from 'preact/hooks';
import type { Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { formatTrouble, useDeskTexts } from '../shared/language.tsx';
import { readCall } from '../shared/server-calls.ts';
import { maxDocumentBytes, readBase64 } from './chosen-document.ts';
import { type StateFile, type StateImportResult, sendStateRows } from './send-state-rows.ts';

interface CheckedFile {
  name: string;
  file: StateFile;
  /** When the file was last changed, in UTC ms; the server takes it as the time of its data. */
  takenAt: number;
  /** What the import would do. */
  result: StateImportResult;
}

export type StatesStep =
  | { at: 'none' }
  | { at: 'reading'; name: string }
  /** `done` of `all` rows were checked. */
  | { at: 'checking'; name: string; done: number; all: number }
  | { at: 'read'; checked: CheckedFile }
  | { at: 'importing'; checked: CheckedFile; done: number }
  | { at: 'refused'; name: string; lines: string[] };

const readDeadlineMs = 60_000;

export interface ImportStatesProps {
  /** Receives true while a reload would lose the preview. */
  onBusy: (busy: boolean) => void;
  /** Receives the sentence that says what was imported. */
  onImported: (text: string) => void;
  onTrouble: (refusal: Trouble, detail: unknown) => void;
}

interface ImportedStates {
  step: StatesStep;
  chooseFile: (file: File) => Promise<void>;
  accept: (checked: CheckedFile) => Promise<void>;
  clear: () => void;
}

export function useImportStates({ onBusy, onImported, onTrouble }: ImportStatesProps): ImportedStates {
  const texts = useDeskTexts();
  const { outside } = texts.desk;
  const [step, setStep] = useState<StatesStep>({ at: 'none' });

  const clear = () => {
    setStep({ at: 'none' });
    onBusy(false);
  };
  const refuse = (name: string, { refusal, detail }: { refusal: Trouble; detail: unknown }, more: string[] = []) => {
    if (refusal === 'auth.required') onTrouble(refusal, detail);
    const { message } = (detail ?? {}) as { message?: unknown };
    // The server explains why a file cannot be read.
    const why = refusal === 'document.unreadable' && typeof message === 'string' ? [message] : [];
    setStep({ at: 'refused', name, lines: [formatTrouble(texts, refusal, detail), ...why, ...more] });
  };
  const chooseFile = async (chosen: File) => {
    const { name, lastModified: takenAt } = chosen;
    onBusy(true);
    if (chosen.size > maxDocumentBytes)
      return setStep({ at: 'refused', name, lines: [fill(outside.tooLarge, { file: name })] });
    setStep({ at: 'reading', name });
    let content: string;
    try {
      content = await readBase64(chosen);
    } catch {
      return setStep({ at: 'refused', name, lines: [fill(outside.noFile, { file: name })] });
    }
    const read = await readCall('dossier.read-file', { fileName: name, content }, readDeadlineMs);
    if (!read.ok) return refuse(name, read);
    const file = read.value;
    const all = file.rows.length;
    const showProgress = (done: number) => setStep({ at: 'checking', name, done, all });
    showProgress(0);
    const answer = await sendStateRows(file, { takenAt, preview: true, onProgress: showProgress });
    if (!answer.ok) return refuse(name, answer);
    setStep({ at: 'read', checked: { name, file, takenAt, result: answer.value } });
  };
  const accept = async (checked: CheckedFile) => {
    const { name, file, takenAt } = checked;
    let done = 0;
    const showProgress = (rows: number) => {
      done = rows;
      setStep({ at: 'importing', checked, done });
    };
    showProgress(0);
    const answer = await sendStateRows(file, { takenAt, preview: false, onProgress: showProgress });
    if (!answer.ok) return refuse(name, answer, [fill(outside.stopped, { done, all: file.rows.length })]);
    const { added, changed, rejected } = answer.value;
    clear();
    onImported(fill(outside.imported, { file: name, added, changed, rejected: rejected.length }));
  };
  return { step, chooseFile, accept, clear };
}
