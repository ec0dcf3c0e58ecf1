// The code of a dossier is asked for: its receipt under the scanner, or signs on the pad. What was typed is part of the visit.
import { useEffect, useRef } from 'preact/hooks';
import { dateText } from '../../common/text/format.ts';
import { useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { BackIcon, SearchIcon } from '../touchscreen/parts/icons.tsx';
import { Frame, type PageContext } from '../touchscreen/parts/page-frame.tsx';
import { isComplete, parseTyped } from './code-format.ts';
import { CodePad } from './code-pad.tsx';
import type { DossierQuery } from './use-dossier-lookup.ts';

interface AskCodeProps {
  context: PageContext;
  /** What stands in the box; null: nothing was typed yet. */
  typed: string | null;
  onTyped: (typed: string | null) => void;
  onAsk: (asked: DossierQuery | null) => void;
  onLeave: () => void;
}

export function AskCode({ context, typed, onTyped, onAsk, onLeave }: AskCodeProps) {
  const { dossier } = useKioskTexts().kiosk;
  const unit = context.view.dossiers?.unit ?? '';
  const begin = unit === '' ? '' : `${unit}-`;
  const text = typed ?? begin;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  const whole = isComplete(text);
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
    <Frame page="dossier typing" context={context} foot={<Back onBack={onLeave} />}>
      <div class="dossier-head">
        <h1 tabIndex={-1}>{dossier.title}</h1>
        <p>{dossier.how}</p>
      </div>
      <Sample context={context} unit={unit} text={text} />
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
              const next = text.startsWith(value) ? value : parseTyped(value, unit);
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
        <button type="submit" class="big main dossier-look" disabled={!whole || context.lostAt !== null}>
          <SearchIcon />
          {dossier.look}
        </button>
      </form>
      <CodePad text={text} onText={onTyped} />
    </Frame>
  );
}

/** A code as it stands on a receipt, and which part of it comes next. */
function Sample({ context, unit, text }: Pick<AskCodeProps, 'context'> & { unit: string; text: string }) {
  const { dossier } = useKioskTexts().kiosk;
  const { at, site } = context.view;
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
  const { kiosk } = useKioskTexts();
  return (
    <button type="button" class="pill back" onClick={onBack}>
      <BackIcon />
      {kiosk.back}
    </button>
  );
}
