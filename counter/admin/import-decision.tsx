// Brings a decision in: a file is chosen or a text pasted, read, and shown as what it would do to the catalogue; only then it is
// accepted.
import { useRef, useState } from 'preact/hooks';
import { type CallResult, makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { useWords } from '../shared/language.tsx';
import { type ChosenDocument, encodePasted, maxDocumentBytes, readBase64 } from './chosen-document.ts';
import { ImportPreview } from './import-preview.tsx';
import { describeImportRefusal } from './import-refusal-text.ts';
import { PasteText } from './paste-text.tsx';
import type { Preview } from './preview.ts';

/** What the person says of a document, and wants done with what it replaces. */
interface ReadOptions {
  province: string | null;
  decision: string | null;
  endReplaced: boolean;
}

type Step =
  | { at: 'none' }
  | { at: 'reading'; preview: Preview | null; wish: ReadOptions }
  /** What is accepted is what was shown: the wish with which it was read. */
  | { at: 'read'; preview: Preview; wish: ReadOptions }
  /** `unsure`: no answer came. Asked again under the same id, the server does it once. */
  | { at: 'importing' | 'unsure'; preview: Preview; wish: ReadOptions; requestId: string }
  | { at: 'refused'; lines: string[] };

/** A decision of some hundred pages takes a while on a small computer. */
const importDeadlineMs = 90_000;

/** Something is under way that a reload would lose; `importing` also what would change under it. */
export type Busy = 'no' | 'chosen' | 'importing';

export function ImportDecision({
  onBusy,
  onImported,
  onTrouble,
}: {
  onBusy: (busy: Busy) => void;
  onImported: (text: string) => void;
  onTrouble: (refusal: Trouble, detail: unknown) => void;
}) {
  const words = useWords();
  const { catalogue } = words.desk;
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ChosenDocument | null>(null);
  const [province, setProvince] = useState('');
  const [decision, setDecision] = useState('');
  const [step, setStep] = useState<Step>({ at: 'none' });
  const [pasting, setPasting] = useState(false);

  const leave = () => {
    setChosen(null);
    setStep({ at: 'none' });
    setProvince('');
    setDecision('');
    onBusy('no');
    if (input.current !== null) input.current.value = '';
  };
  const origin = { province: province.trim() || null, decision: decision.trim() || null };
  /** Without a request id it is only looked at. */
  const send = (
    { file, content }: ChosenDocument,
    wish: ReadOptions,
    requestId: string | null,
  ): Promise<CallResult<'catalogue.import'>> =>
    makeCall(
      'catalogue.import',
      { fileName: file.slice(0, 200), content, ...wish, preview: requestId === null },
      { token: null, requestId, deadlineMs: importDeadlineMs },
    );
  const refuse = (refusal: Trouble, detail: unknown) => {
    if (refusal === 'auth.required') onTrouble(refusal, detail);
    onBusy('chosen');
    setStep({ at: 'refused', lines: describeImportRefusal(words, refusal, detail) });
  };
  const read = async (what: ChosenDocument, wish: ReadOptions, shown: Preview | null = null) => {
    setStep({ at: 'reading', preview: shown, wish });
    const answer = await send(what, wish, null);
    if (answer.ok) setStep({ at: 'read', preview: answer.value, wish });
    else refuse(answer.refusal, answer.detail);
  };
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    await take(file.name, file.size, async () => ({ file: file.name, content: await readBase64(file) }));
  };
  const paste = async (text: string) => {
    setPasting(false);
    if (input.current !== null) input.current.value = '';
    await take(catalogue.pasted, new Blob([text]).size, () => encodePasted(text, catalogue.pasted));
  };
  const take = async (name: string, size: number, encode: () => Promise<ChosenDocument>) => {
    onBusy('chosen');
    setChosen({ file: name, content: '' });
    if (size > maxDocumentBytes) return setStep({ at: 'refused', lines: [fill(catalogue.tooLarge, { file: name })] });
    try {
      const what = await encode();
      setChosen(what);
      await read(what, { ...origin, endReplaced: false });
    } catch {
      setStep({ at: 'refused', lines: [fill(catalogue.noFile, { file: name })] });
    }
  };
  const accept = async (what: ChosenDocument, preview: Preview, wish: ReadOptions, requestId: string) => {
    onBusy('importing');
    setStep({ at: 'importing', preview, wish, requestId });
    const answer = await send(what, wish, requestId);
    if (!answer.ok && (answer.refusal === 'server.unreachable' || answer.refusal === 'server.fault'))
      return setStep({ at: 'unsure', preview, wish, requestId });
    if (!answer.ok) return refuse(answer.refusal, answer.detail);
    const { added, changed, replaced } = answer.value;
    leave();
    onImported(
      fill(catalogue.imported, {
        file: what.file,
        added: added.length,
        changed: changed.length,
        replaced: replaced.length,
      }),
    );
  };
  const busy = step.at === 'reading' || step.at === 'importing';
  /** What was accepted cannot be changed any more. */
  const held = step.at === 'importing' || step.at === 'unsure';
  return (
    <section class="card import">
      <div class="import-head">
        <p>
          <b>{chosen === null ? catalogue.import : fill(catalogue.file, { file: chosen.file })}</b>
          <span class="quiet">{catalogue.importHow}</span>
        </p>
        <input
          ref={input}
          id="decision-file"
          class="only-read-aloud"
          type="file"
          accept=".docx,.txt,.xlsx,.md,.csv,.tsv,.json"
          disabled={busy}
          onChange={event => void choose(event.currentTarget.files?.[0])}
        />
        <div class="import-ways">
          <button type="button" class="plain" disabled={busy} onClick={() => setPasting(true)}>
            {catalogue.paste}
          </button>
          <label class={chosen === null ? 'red' : 'plain'} for="decision-file">
            {chosen === null ? catalogue.chooseFile : catalogue.otherFile}
          </label>
        </div>
      </div>
      {pasting && <PasteText onText={text => void paste(text)} onClose={() => setPasting(false)} />}
      {chosen !== null && chosen.content !== '' && (
        <form
          class="import-origin"
          onSubmit={event => {
            event.preventDefault();
            void read(chosen, { ...origin, endReplaced: false });
          }}
        >
          <label class="field">
            <span>{catalogue.province}</span>
            <input
              disabled={held}
              value={province}
              maxLength={80}
              onInput={event => setProvince(event.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>{catalogue.decision}</span>
            <input
              disabled={held}
              value={decision}
              maxLength={80}
              onInput={event => setDecision(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="plain" disabled={busy || held}>
            {catalogue.again}
          </button>
        </form>
      )}
      <div role="status">
        {step.at === 'reading' && step.preview === null && (
          <p class="import-note">{fill(catalogue.reading, { file: chosen?.file ?? '' })}</p>
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
      {step.at !== 'none' && step.at !== 'refused' && step.preview !== null && chosen !== null && (
        <ImportPreview
          preview={step.preview}
          busy={busy}
          state={step.at === 'reading' ? 'read' : step.at}
          isWord={/\.docx$/i.test(chosen.file)}
          stale={step.wish.province !== origin.province || step.wish.decision !== origin.decision}
          endReplaced={step.wish.endReplaced}
          onEndReplaced={endReplaced => void read(chosen, { ...step.wish, endReplaced }, step.preview)}
          onAccept={() => {
            const requestId = step.at === 'unsure' ? step.requestId : newRequestId();
            if (step.preview !== null) void accept(chosen, step.preview, step.wish, requestId);
          }}
          onLeave={leave}
        />
      )}
      {step.at === 'refused' && (
        <div class="dialog-ends">
          <button type="button" class="plain" onClick={leave}>
            {catalogue.cancel}
          </button>
        </div>
      )}
    </section>
  );
}
