// Imports a file of dossiers from the province's system: it is chosen, read, and previewed before it is accepted.
import { useRef } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { CancelImport, FileChoice, RefusedLines } from './import-parts.tsx';
import { StatesPreview } from './states-preview.tsx';
import { type ImportStatesProps, type StatesStep, useImportStates } from './use-import-states.ts';

function readFileName(step: StatesStep): string | null {
  if (step.at === 'none') return null;
  return 'checked' in step ? step.checked.name : step.name;
}

export function ImportStates(props: ImportStatesProps) {
  const { outside } = useDeskTexts().desk;
  const input = useRef<HTMLInputElement>(null);
  const { step, chooseFile, accept, clear } = useImportStates(props);
  const name = readFileName(step);
  return (
    <section class="card import">
      <FileChoice
        id="states-file"
        accept=".csv,.tsv,.xlsx"
        title={name === null ? outside.import : fill(outside.file, { file: name })}
        hint={outside.importHow}
        label={name === null ? outside.chooseFile : outside.otherFile}
        isFirst={name === null}
        disabled={step.at === 'reading' || step.at === 'checking' || step.at === 'importing'}
        input={input}
        onFile={file => {
          // Without this a file that was corrected could not be chosen again.
          if (input.current !== null) input.current.value = '';
          void chooseFile(file);
        }}
      />
      <div role="status">
        {step.at === 'reading' && <p class="import-note">{fill(outside.reading, { file: step.name })}</p>}
        {step.at === 'checking' && (
          <p class="import-note">{fill(outside.checking, { done: step.done, all: step.all })}</p>
        )}
        {step.at === 'refused' && <RefusedLines lines={step.lines} />}
      </div>
      {(step.at === 'read' || step.at === 'importing') && (
        <StatesPreview
          file={step.checked.file}
          result={step.checked.result}
          done={step.at === 'importing' ? step.done : null}
          onAccept={() => void accept(step.checked)}
          onCancel={clear}
        />
      )}
      {step.at === 'refused' && <CancelImport text={outside.cancel} onCancel={clear} />}
    </section>
  );
}
