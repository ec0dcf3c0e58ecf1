// The pad for dossier codes: digits, dot, hyphen and letters. A key that cannot come next is disabled, so that nobody types a
// month 13.
import { useState } from 'preact/hooks';
import { useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { EraseIcon } from '../touchscreen/parts/icons.tsx';
import { eraseCharacter, typeCharacter } from './code-format.ts';
import './code-pad.css';

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** The first layer has the letters with which most unit codes begin. */
const firstLayer = [...'1234567890', '.', '-', 'H', 'G'];

export function CodePad({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { dossier } = useKioskTexts().kiosk;
  const [letters, setLetters] = useState(false);
  const spokenNames: Record<string, string> = { '.': dossier.dot, '-': dossier.hyphen };
  const renderKey = (character: string) => {
    const next = typeCharacter(text, character);
    return (
      <button
        key={character}
        type="button"
        class="key"
        aria-label={spokenNames[character]}
        disabled={next === null}
        onClick={() => {
          setLetters(false);
          if (next !== null) onText(next);
        }}
      >
        {character}
      </button>
    );
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays out its grid otherwise
    <div
      class={`code-pad${letters ? ' letters' : ''}`}
      role="group"
      aria-label={dossier.pad}
      // The box keeps the focus.
      onMouseDown={event => event.preventDefault()}
    >
      {(letters ? alphabet : firstLayer).map(renderKey)}
      <button type="button" class="key word" onClick={() => setLetters(!letters)}>
        {letters ? dossier.digits : dossier.letters}
      </button>
      <button
        type="button"
        class="key erase"
        aria-label={dossier.erase}
        disabled={text === ''}
        onClick={() => onText(eraseCharacter(text))}
      >
        <EraseIcon />
      </button>
    </div>
  );
}
