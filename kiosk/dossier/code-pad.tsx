// The pad of dossier codes: digits, dot, hyphen and the letters of codes. A key that cannot come next is out of reach, so nobody
// types a month 13.
import { useState } from 'preact/hooks';
import { useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { EraseIcon } from '../touchscreen/parts/icons.tsx';
import { eraseCharacter, typeCharacter } from './code-format.ts';
import './code-pad.css';

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const firstSigns = [...'1234567890', '.', '-', 'H', 'G'];

export function CodePad({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { dossier } = useKioskTexts().kiosk;
  const [letters, setLetters] = useState(false);
  const names: Record<string, string> = { '.': dossier.dot, '-': dossier.hyphen };
  const key = (sign: string) => {
    const next = typeCharacter(text, sign);
    return (
      <button
        key={sign}
        type="button"
        class="key"
        aria-label={names[sign]}
        disabled={next === null}
        onClick={() => {
          setLetters(false);
          if (next !== null) onText(next);
        }}
      >
        {sign}
      </button>
    );
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays out its grid otherwise
    <div
      class={`code-pad${letters ? ' letters' : ''}`}
      role="group"
      aria-label={dossier.pad}
      onMouseDown={event => event.preventDefault()}
    >
      {(letters ? alphabet : firstSigns).map(key)}
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
