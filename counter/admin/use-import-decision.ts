// The import of a decision step by step: a document is read and previewed, and the catalogue changes only when it is
// accepted.
import { useState } from 'preact/hooks';
import { type CallResult, makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { type ChosenDocument, encodePasted, maxDocumentBytes, readBase64 } from './chosen-document.ts';
import { describeImportRefusal } from './import-refusal-text.ts';
import type { Preview } from './preview.ts';

/** What the administrator states about a document, and whether the decisions that it replaces end. */
interface ReadOptions {
  province: string | null;
  decision: string | null;
  endReplaced: boolean;
}

type ImportStep =
  | { at: 'none' }
  | { at: 'reading'; preview: Preview | null; options: ReadOptions }
  /** `options` are those with which the preview was read; the import uses the same. */
  | { at: 'read'; preview: Preview; options: ReadOptions }
  /** `unsure`: no answer came. The import is repeated with the same request id, so that the server runs it once. */
  | { at: 'importing' | 'unsure'; preview: Preview; options: ReadOptions; requestId: string }
  | { at: 'refused'; lines: string[] };

/** Reading a decision of some hundred pages takes long on a small computer. */
const importDeadlineMs = 90_000;

/**
 * `chosen` means that a reload would lose the preview, `importing` also that the catalogue may change at any moment.
 */
export type Busy = 'no' | 'chosen' | 'importing';

interface ImportDecisionOptions {
  onBusy: (busy: Busy) => void;
  /** Receives the sentence that says what was imported. */
  onImported: (text: string) => void;
  onTrouble: (refusal: Trouble, detail: unknown) => void;
}

interface ImportedDecision {
  step: ImportStep;
  chosen: ChosenDocument | null;
  chooseFile: (file: File) => Promise<void>;
  choosePasted: (text: string) => Promise<void>;
  /** Reads the chosen document with the options, and shows the preview of before until the new one arrives. */
  read: (document: ChosenDocument, options: ReadOptions, shown?: Preview | null) => Promise<void>;
  accept: (document: ChosenDocument) => Promise<void>;
  clear: () => void;
}

/** @param origin what the administrator has typed about the document */
export function useImportDecision(
  origin: Omit<ReadOptions, 'endReplaced'>,
  { onBusy, onImported, onTrouble }: ImportDecisionOptions,
): ImportedDecision {
  const texts = useDeskTexts();
  const { catalogue } = texts.desk;
  const [chosen, setChosen] = useState<ChosenDocument | null>(null);
  const [step, setStep] = useState<ImportStep>({ at: 'none' });

  const clear = () => {
    setChosen(null);
    setStep({ at: 'none' });
    onBusy('no');
  };
  /** Without a request id the server only makes the preview. */
  const send = ({ file, content }: ChosenDocument, options: ReadOptions, requestId: string | null) =>
    makeCall(
      'catalogue.import',
      { fileName: file.slice(0, 200), content, ...options, preview: requestId === null },
      { token: null, requestId, deadlineMs: importDeadlineMs },
    ) as Promise<CallResult<'catalogue.import'>>;
  const refuse = (refusal: Trouble, detail: unknown) => {
    if (refusal === 'auth.required') onTrouble(refusal, detail);
    onBusy('chosen');
    setStep({ at: 'refused', lines: describeImportRefusal(texts, refusal, detail) });
  };
  const read = async (document: ChosenDocument, options: ReadOptions, shown: Preview | null = null) => {
    setStep({ at: 'reading', preview: shown, options });
    const answer = await send(document, options, null);
    if (answer.ok) setStep({ at: 'read', preview: answer.value, options });
    else refuse(answer.refusal, answer.detail);
  };
  const choose = async (name: string, size: number, encode: () => Promise<ChosenDocument>) => {
    onBusy('chosen');
    setChosen({ file: name, content: '' });
    if (size > maxDocumentBytes) return setStep({ at: 'refused', lines: [fill(catalogue.tooLarge, { file: name })] });
    try {
      const document = await encode();
      setChosen(document);
      await read(document, { ...origin, endReplaced: false });
    } catch {
      setStep({ at: 'refused', lines: [fill(catalogue.noFile, { file: name })] });
    }
  };
  const accept = async (document: ChosenDocument) => {
    if (step.at !== 'read' && step.at !== 'unsure') return;
    const { preview, options } = step;
    const requestId = step.at === 'unsure' ? step.requestId : newRequestId();
    onBusy('importing');
    setStep({ at: 'importing', preview, options, requestId });
    const answer = await send(document, options, requestId);
    if (!answer.ok && (answer.refusal === 'server.unreachable' || answer.refusal === 'server.fault'))
      return setStep({ at: 'unsure', preview, options, requestId });
    if (!answer.ok) return refuse(answer.refusal, answer.detail);
    const { added, changed, replaced } = answer.value;
    clear();
    onImported(
      fill(catalogue.imported, {
        file: document.file,
        added: added.length,
        changed: changed.length,
        replaced: replaced.length,
      }),
    );
  };
  return {
    step,
    chosen,
    chooseFile: file =>
      choose(file.name, file.size, async () => ({ file: file.name, content: await readBase64(file) })),
    choosePasted: text => choose(catalogue.pasted, new Blob([text]).size, () => encodePasted(text, catalogue.pasted)),
    read,
    accept,
    clear,
  };
}
