// The dialog for pasting the text of a decision. A table copied from Word arrives with tabs between its cells, which
// the server's readers understand.
import { useState } from 'preact/hooks';
import { BackButton, Dialog } from '../shared/dialog.tsx';
import { useDeskTexts } from '../shared/language.tsx';

export function PasteText({ onText, onClose }: { onText: (text: string) => void; onClose: () => void }) {
  const { desk } = useDeskTexts();
  const { catalogue } = desk;
  const [text, setText] = useState('');
  return (
    <Dialog title={catalogue.paste} wide onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (text.trim() !== '') onText(text);
        }}
      >
        <label class="field">
          <span class="quiet">{catalogue.pasteHow}</span>
          <textarea
            data-first
            class="paste"
            rows={14}
            spellcheck={false}
            value={text}
            onInput={event => setText(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.form?.requestSubmit();
            }}
          />
        </label>
        <div class="dialog-ends">
          <BackButton onClose={onClose} />
          <button type="submit" class="red" disabled={text.trim() === ''}>
            {catalogue.readPasted} <kbd>Ctrl+{desk.keyEnter}</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
