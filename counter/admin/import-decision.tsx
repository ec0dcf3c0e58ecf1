// Brings a decision in: a file is chosen, read, and shown as what it would do to the catalogue; only then it is accepted.
import { useRef, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { type CallResult, makeCall, newRequestId, type Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { sayTrouble, useWords } from '../language.tsx';
import { ImportPreview } from './import-preview.tsx';

export type Preview = CallValue<'catalogue.import'>;

interface Chosen {
  file: string;
  /** Base64. */
  content: string;
}

/** What the person says of a document, and wants done with what it replaces. */
interface Wish {
  province: string | null;
  decision: string | null;
  endReplaced: boolean;
}

type Step =
  | { at: 'none' }
  | { at: 'reading'; preview: Preview | null; wish: Wish }
  /** What is accepted is what was shown: the wish with which it was read. */
  | { at: 'read' | 'importing'; preview: Preview; wish: Wish }
  | { at: 'refused'; lines: string[] };

const mostBytes = 10 * 1024 * 1024;
/** A decision of some hundred pages takes a while on a small computer. */
const deadlineMs = 90_000;

export function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Where a spreadsheet is wrong, if it was one. */
function wrongCells(detail: unknown): { sheet: string; cell: string; message: string }[] {
  const { cells } = (detail ?? {}) as { cells?: { sheet: string; cell: string; message: string }[] };
  return Array.isArray(cells) ? cells : [];
}

/** Why it was not read, where there is a sentence for it. */
function said(detail: unknown): string {
  const { said: sentence } = (detail ?? {}) as { said?: unknown };
  return typeof sentence === 'string' ? sentence : '';
}

/** What an unreadable document was searched for, if the server says. */
function lookedFor(detail: unknown): { what: string[]; lines: number | null } {
  const { lookedFor: what, lines } = (detail ?? {}) as { lookedFor?: unknown; lines?: unknown };
  return {
    what: Array.isArray(what) ? what.filter(each => typeof each === 'string') : [],
    lines: typeof lines === 'number' ? lines : null,
  };
}

export function ImportDecision({
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
  const { catalogue } = words.desk;
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [province, setProvince] = useState('');
  const [decision, setDecision] = useState('');
  const [step, setStep] = useState<Step>({ at: 'none' });

  const leave = () => {
    setChosen(null);
    setStep({ at: 'none' });
    setProvince('');
    setDecision('');
    onBusy(false);
    if (input.current !== null) input.current.value = '';
  };
  const origin = { province: province.trim() || null, decision: decision.trim() || null };
  const send = ({ file, content }: Chosen, preview: boolean, wish: Wish): Promise<CallResult<'catalogue.import'>> =>
    makeCall(
      'catalogue.import',
      { fileName: file, content, ...wish, preview },
      { token: null, requestId: preview ? null : newRequestId(), deadlineMs },
    );
  const refuse = (refusal: Trouble, detail: unknown) => {
    if (refusal === 'auth.required') onTrouble(refusal, detail);
    const { what, lines } = lookedFor(detail);
    setStep({
      at: 'refused',
      lines: [
        sayTrouble(words, refusal, detail),
        said(detail),
        what.length > 0 ? fill(catalogue.lookedFor, { what: what.map(each => `“${each}”`).join(', ') }) : '',
        lines === null ? '' : fill(catalogue.lines, { n: lines }),
        ...wrongCells(detail).map(place => fill(catalogue.wrongCell, place)),
      ].filter(line => line !== ''),
    });
  };
  const read = async (what: Chosen, wish: Wish, shown: Preview | null = null) => {
    setStep({ at: 'reading', preview: shown, wish });
    const answer = await send(what, true, wish);
    if (answer.ok) setStep({ at: 'read', preview: answer.value, wish });
    else refuse(answer.refusal, answer.detail);
  };
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    onBusy(true);
    setChosen({ file: file.name, content: '' });
    if (file.size > mostBytes)
      return setStep({ at: 'refused', lines: [fill(catalogue.tooLarge, { file: file.name })] });
    try {
      const what = { file: file.name, content: await readBase64(file) };
      setChosen(what);
      await read(what, { ...origin, endReplaced: false });
    } catch {
      setStep({ at: 'refused', lines: [fill(catalogue.noFile, { file: file.name })] });
    }
  };
  const accept = async (what: Chosen, preview: Preview, wish: Wish) => {
    setStep({ at: 'importing', preview, wish });
    const answer = await send(what, false, wish);
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
        <label class={chosen === null ? 'red' : 'plain'} for="decision-file">
          {chosen === null ? catalogue.chooseFile : catalogue.otherFile}
        </label>
      </div>
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
            <input value={province} maxLength={80} onInput={event => setProvince(event.currentTarget.value)} />
          </label>
          <label class="field">
            <span>{catalogue.decision}</span>
            <input value={decision} maxLength={80} onInput={event => setDecision(event.currentTarget.value)} />
          </label>
          <button type="submit" class="plain" disabled={busy}>
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
          importing={step.at === 'importing'}
          stale={step.wish.province !== origin.province || step.wish.decision !== origin.decision}
          endReplaced={step.wish.endReplaced}
          onEndReplaced={endReplaced => void read(chosen, { ...step.wish, endReplaced }, step.preview)}
          onAccept={() => step.preview !== null && void accept(chosen, step.preview, step.wish)}
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
