// Imports a decision: a file is chosen or a text pasted, read, and previewed with its effect on the catalogue before it
// is accepted.
import { useRef, useState } from 'preact/hooks';
import type { Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { CancelImport, FileChoice, RefusedLines } from './import-parts.tsx';
import { ImportPreview } from './import-preview.tsx';
import { PasteText } from './paste-text.tsx';
import { type Busy, useImportDecision } from './use-import-decision.ts';

interface ImportDecisionProps {
  onBusy: (busy: Busy) => void;
  /** Receives the sentence that says what was imported. */
  onImported: (text: string) => void;
  onTrouble: (refusal: Trouble, detail: unknown) => void;
}

export function ImportDecision(props: ImportDecisionProps) {
  const { catalogue } = useDeskTexts().desk;
  const input = useRef<HTMLInputElement>(null);
  const [province, setProvince] = useState('');
  const [decision, setDecision] = useState('');
  const [pasting, setPasting] = useState(false);
  const origin = { province: province.trim() || null, decision: decision.trim() || null };
  const clearOrigin = () => {
    setProvince('');
    setDecision('');
    clearInput();
  };
  const { step, chosen, chooseFile, choosePasted, read, accept, clear } = useImportDecision(origin, {
    ...props,
    onImported: text => {
      clearOrigin();
      props.onImported(text);
    },
  });
  /** Without this the same file could not be chosen again. */
  const clearInput = () => {
    if (input.current !== null) input.current.value = '';
  };
  const cancel = () => {
    clear();
    clearOrigin();
  };
  const paste = (text: string) => {
    setPasting(false);
    clearInput();
    void choosePasted(text);
  };
  const busy = step.at === 'reading' || step.at === 'importing';
  /** The origin cannot be changed any more once the import was accepted. */
  const isAccepted = step.at === 'importing' || step.at === 'unsure';
  return (
    <section class="card import">
      <FileChoice
        id="decision-file"
        accept=".docx,.txt,.xlsx,.md,.csv,.tsv,.json"
        title={chosen === null ? catalogue.import : fill(catalogue.file, { file: chosen.file })}
        hint={catalogue.importHow}
        label={chosen === null ? catalogue.chooseFile : catalogue.otherFile}
        isFirst={chosen === null}
        disabled={busy}
        input={input}
        onFile={file => void chooseFile(file)}
      >
        {button => (
          <div class="import-ways">
            <button type="button" class="plain" disabled={busy} onClick={() => setPasting(true)}>
              {catalogue.paste}
            </button>
            {button}
          </div>
        )}
      </FileChoice>
      {pasting && <PasteText onText={paste} onClose={() => setPasting(false)} />}
      {chosen !== null && chosen.content !== '' && (
        <form
          class="import-origin"
          onSubmit={event => {
            event.preventDefault();
            void read(chosen, { ...origin, endReplaced: false });
          }}
        >
          <OriginField label={catalogue.province} value={province} disabled={isAccepted} onValue={setProvince} />
          <OriginField label={catalogue.decision} value={decision} disabled={isAccepted} onValue={setDecision} />
          <button type="submit" class="plain" disabled={busy || isAccepted}>
            {catalogue.again}
          </button>
        </form>
      )}
      <div role="status">
        {step.at === 'reading' && step.preview === null && (
          <p class="import-note">{fill(catalogue.reading, { file: chosen?.file ?? '' })}</p>
        )}
        {step.at === 'refused' && <RefusedLines lines={step.lines} />}
      </div>
      {step.at !== 'none' && step.at !== 'refused' && step.preview !== null && chosen !== null && (
        <ImportPreview
          preview={step.preview}
          busy={busy}
          state={step.at === 'reading' ? 'read' : step.at}
          isWord={/\.docx$/i.test(chosen.file)}
          stale={step.options.province !== origin.province || step.options.decision !== origin.decision}
          endReplaced={step.options.endReplaced}
          onEndReplaced={endReplaced => void read(chosen, { ...step.options, endReplaced }, step.preview)}
          onAccept={() => void accept(chosen)}
          onCancel={cancel}
        />
      )}
      {step.at === 'refused' && <CancelImport text={catalogue.cancel} onCancel={cancel} />}
    </section>
  );
}

interface OriginFieldProps {
  label: string;
  value: string;
  disabled: boolean;
  onValue: (value: string) => void;
}

function OriginField({ label, value, disabled, onValue }: OriginFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input disabled={disabled} value={value} maxLength={80} onInput={event => onValue(event.currentTarget.value)} />
    </label>
  );
}
