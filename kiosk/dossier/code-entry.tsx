// The code of a dossier is asked for: its receipt under the scanner, or signs on the pad. What was typed is part of the visit.
import { useEffect, useRef } from 'preact/hooks';
import { dateText } from '../../common/text/format.ts';
import { useWords } from '../touchscreen/kiosk-texts.ts';
import { BackIcon, SearchIcon } from '../touchscreen/parts/icons.tsx';
import { Frame, type Setting } from '../touchscreen/parts/page-frame.tsx';
import { isWhole, readTyped } from './code-format.ts';
import { CodePad } from './code-pad.tsx';
import type { AskedDossier } from './use-dossier-lookup.ts';

interface AskCodeProps {
  setting: Setting;
  /** What stands in the box; null: nothing was typed yet. */
  typed: string | null;
  onTyped: (typed: string | null) => void;
  onAsk: (asked: AskedDossier | null) => void;
  onLeave: () => void;
}

export function AskCode({ setting, typed, onTyped, onAsk, onLeave }: AskCodeProps) {
  const { dossier } = useWords().kiosk;
  const unit = setting.view.dossiers?.unit ?? '';
  const begin = unit === '' ? '' : `${unit}-`;
  const text = typed ?? begin;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  const whole = isWhole(text);
  const dayTyped = /-\d{6}-/.test(text);
  const hint = whole
    ? dossier.hintWhole
    : dayTyped
      ? dossier.hintSerial
      : text.includes('-')
        ? dossier.hintDay
        : dossier.hintUnit;
  // One place, three uses: what was typed goes; then the office's own part; then it comes back.
  const [clear, cleared] =
    text === '' ? [dossier.ownUnit, begin] : text === begin ? [dossier.otherUnit, ''] : [dossier.clear, begin];
  const ask = () => whole && onAsk({ code: text });
  return (
    <Frame page="dossier typing" setting={setting} foot={<Back onBack={onLeave} />}>
      <div class="dossier-head">
        <h1 tabIndex={-1}>{dossier.title}</h1>
        <p>{dossier.how}</p>
      </div>
      <Sample setting={setting} unit={unit} text={text} />
      <form
        class="dossier-form"
        onSubmit={event => {
          event.preventDefault();
          ask();
        }}
      >
        <div class="find-box">
          <input
            ref={box}
            type="text"
            // The pad is our own; one of the system would cover it.
            inputMode="none"
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            aria-label={dossier.label}
            aria-describedby="dossier-hint"
            value={text}
            onInput={event => {
              const { value } = event.currentTarget;
              // A hand that erases must not find the separator put back under it.
              const next = text.startsWith(value) ? value : readTyped(value, unit);
              if (next === text) event.currentTarget.value = text;
              onTyped(next);
            }}
          />
          {unit !== '' && (
            <button
              type="button"
              class="find-clear"
              onMouseDown={event => event.preventDefault()}
              onClick={() => onTyped(cleared)}
            >
              {clear}
            </button>
          )}
        </div>
        <p class="dossier-hint" id="dossier-hint" role="status">
          {hint}
        </p>
        <button type="submit" class="big main dossier-look" disabled={!whole || setting.lostAt !== null}>
          <SearchIcon />
          {dossier.look}
        </button>
      </form>
      <CodePad text={text} onText={onTyped} />
    </Frame>
  );
}

/** A code as it stands on a receipt, and which part of it comes next. */
function Sample({ setting, unit, text }: Pick<AskCodeProps, 'setting'> & { unit: string; text: string }) {
  const { dossier } = useWords().kiosk;
  const { at, site } = setting.view;
  const [day = '', month = '', year = ''] = dateText(at, site.timeZone).split('/');
  const now = text.split('-').length - 1;
  const parts = [
    [unit, dossier.partUnit],
    [`${year.slice(2)}${month}${day}`, dossier.partDay],
    ['0001', dossier.partSerial],
  ];
  return (
    <div class="dossier-sample" aria-hidden="true">
      <p>{dossier.sample}</p>
      <ol>
        {parts.map(([sign, name], i) => (
          <li key={name} class={i === now ? 'is-now' : ''}>
            <b>{sign}</b>
            <span>{name}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

export function Back({ onBack }: { onBack: () => void }) {
  const { kiosk } = useWords();
  return (
    <button type="button" class="pill back" onClick={onBack}>
      <BackIcon />
      {kiosk.back}
    </button>
  );
}
