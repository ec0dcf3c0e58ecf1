// Asks for the code of a dossier: the citizen scans the receipt or types the code on the pad. What was typed is part of the
// visit.
import { useEffect, useRef } from 'preact/hooks';
import { dateText } from '../../common/text/format.ts';
import { useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { BackButton } from '../touchscreen/parts/back-button.tsx';
import { SearchIcon } from '../touchscreen/parts/icons.tsx';
import { Frame, type PageContext } from '../touchscreen/parts/page-frame.tsx';
import { isCompleteCode, parseTyped } from './code-format.ts';
import { CodePad } from './code-pad.tsx';
import type { DossierQuery } from './use-dossier-lookup.ts';
import './code-entry.css';

interface CodeEntryProps {
  context: PageContext;
  /** The text in the box; null when nothing has been typed yet. */
  typedCode: string | null;
  onType: (typedCode: string | null) => void;
  onQuery: (query: DossierQuery | null) => void;
  onLeave: () => void;
}

export function CodeEntry({ context, typedCode, onType, onQuery, onLeave }: CodeEntryProps) {
  const { dossier } = useKioskTexts().kiosk;
  const unit = context.view.dossiers?.unit ?? '';
  const prefix = unit === '' ? '' : `${unit}-`;
  const text = typedCode ?? prefix;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  const complete = isCompleteCode(text);
  // One button has three uses: it clears what was typed, then the office's own unit, and then brings the unit back.
  const [clearLabel, cleared] =
    text === '' ? [dossier.ownUnit, prefix] : text === prefix ? [dossier.otherUnit, ''] : [dossier.clear, prefix];
  return (
    <Frame page="dossier typing" context={context} foot={<BackButton onBack={onLeave} />}>
      <div class="dossier-head">
        <h1 tabIndex={-1}>{dossier.title}</h1>
        <p>{dossier.how}</p>
      </div>
      <SampleCode context={context} unit={unit} text={text} />
      <form
        class="dossier-form"
        onSubmit={event => {
          event.preventDefault();
          if (complete) onQuery({ code: text });
        }}
      >
        <div class="find-box">
          <input
            ref={box}
            type="text"
            // The page draws its own pad; the keyboard of the system would cover it.
            inputMode="none"
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            aria-label={dossier.label}
            aria-describedby="dossier-hint"
            value={text}
            onInput={event => {
              const { value } = event.currentTarget;
              // When a person erases, the separator must not be added again at once.
              const next = text.startsWith(value) ? value : parseTyped(value, unit);
              if (next === text) event.currentTarget.value = text;
              onType(next);
            }}
          />
          {unit !== '' && (
            <button
              type="button"
              class="find-clear"
              // The box keeps the focus.
              onMouseDown={event => event.preventDefault()}
              onClick={() => onType(cleared)}
            >
              {clearLabel}
            </button>
          )}
        </div>
        <p class="dossier-hint" id="dossier-hint" role="status">
          {dossier[chooseHint(text)]}
        </p>
        <button type="submit" class="big main dossier-look" disabled={!complete || context.lostAt !== null}>
          <SearchIcon />
          {dossier.look}
        </button>
      </form>
      <CodePad text={text} onText={onType} />
    </Frame>
  );
}

/** Chooses the key of the hint about the part of the code that comes next. */
function chooseHint(text: string): 'hintWhole' | 'hintSerial' | 'hintDay' | 'hintUnit' {
  if (isCompleteCode(text)) return 'hintWhole';
  if (/-\d{6}-/.test(text)) return 'hintSerial';
  return text.includes('-') ? 'hintDay' : 'hintUnit';
}

interface SampleCodeProps {
  context: PageContext;
  unit: string;
  text: string;
}

/** Shows a code as on a receipt, and highlights the part that comes next. */
function SampleCode({ context, unit, text }: SampleCodeProps) {
  const { dossier } = useKioskTexts().kiosk;
  const { at, site } = context.view;
  const [day = '', month = '', year = ''] = dateText(at, site.timeZone).split('/');
  const currentPart = text.split('-').length - 1;
  const parts = [
    [unit, dossier.partUnit],
    [`${year.slice(2)}${month}${day}`, dossier.partDay],
    ['0001', dossier.partSerial],
  ];
  return (
    <div class="dossier-sample" aria-hidden="true">
      <p>{dossier.sample}</p>
      <ol>
        {parts.map(([part, name], i) => (
          <li key={name} class={i === currentPart ? 'is-now' : ''}>
            <b>{part}</b>
            <span>{name}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
