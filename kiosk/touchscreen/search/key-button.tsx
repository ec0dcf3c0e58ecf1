// One key of the on-screen keyboard.
import type { ComponentChildren } from 'preact';
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { EraseIcon } from '../parts/icons.tsx';
import { tones } from './compose.ts';
import type { Key, KeyAction, Layer } from './keyboard-keys.ts';

/** A tone mark is shown above a dotted circle, as in books on writing systems, because it is invisible alone. */
const dottedCircle = '\u25cc';

interface KeyButtonProps {
  definition: Key;
  telex: boolean;
  /** The layer to which the layer key leads. */
  nextLayer: Layer;
  onPress: () => void;
}

export function KeyButton({ definition: key, telex, nextLayer, onPress }: KeyButtonProps) {
  const { find } = useKioskTexts().kiosk;
  const style = key.span === 1 ? undefined : { gridColumn: `span ${key.span}` };
  if (key.kind === 'letter')
    return (
      <button type="button" class={`key${key.soft ? ' soft' : ''}`} onClick={onPress}>
        {key.letter}
      </button>
    );
  if (key.kind === 'tone')
    return (
      <button
        type="button"
        class="key soft tone"
        style={style}
        aria-label={fill(find.tone, { tone: find.tones[key.tone] })}
        onClick={onPress}
      >
        <b>{dottedCircle + tones[key.tone]}</b>
        <span>{find.tones[key.tone]}</span>
      </button>
    );
  const faces: Record<KeyAction, ComponentChildren> = {
    erase: <EraseIcon />,
    space: find.space,
    hide: find.hide,
    telex: find.telex,
    layer: nextLayer === 'more' ? find.moreKeys : find.letterKeys,
  };
  return (
    <button
      type="button"
      class={`key word ${key.action}`}
      style={style}
      aria-label={key.action === 'erase' ? find.erase : undefined}
      aria-pressed={key.action === 'telex' ? telex : undefined}
      onClick={onPress}
    >
      {faces[key.action]}
    </button>
  );
}
