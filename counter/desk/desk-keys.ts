// Which key does what at the desk: the one table for the keyboard, the buttons and the help. Pure.
import type { CounterView } from '../../common/contract/views.ts';

/** What can be pressed at the desk: the deeds that the server may allow, and what is always there. */
export type DeskAction = CounterView['may'][number];
export type Press = DeskAction | 'reprint' | 'help' | DossierKey;
/** Only at an office that receives dossiers. */
export type DossierKey = 'receive' | 'dossiers';

export function isDossierKey(press: Press): press is DossierKey {
  return press === 'receive' || press === 'dossiers';
}

/** How a key is named on its button. */
export type KeyName = 'Space' | 'Enter' | 'Del' | 'R' | 'S' | 'P' | 'T' | 'Q' | 'I' | 'O' | 'B' | 'C' | 'N' | 'H' | '?';

export const pressKeys: Record<Press, KeyName> = {
  'call-next': 'Space',
  recall: 'R',
  start: 'S',
  finish: 'Enter',
  'no-show': 'Del',
  park: 'P',
  transfer: 'T',
  return: 'Q',
  reprint: 'I',
  open: 'O',
  pause: 'B',
  close: 'C',
  receive: 'N',
  dossiers: 'H',
  help: '?',
};

export const presses = Object.keys(pressKeys) as Press[];
const pressOfKey = new Map(presses.map(press => [pressKeys[press], press]));

export type KeyPressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>;

const specialKeys: Record<string, KeyName> = {
  ' ': 'Space',
  Spacebar: 'Space',
  Enter: 'Enter',
  Delete: 'Del',
  Del: 'Del',
  '?': '?',
};

function readKeyName({ key, code }: KeyPressed): string {
  const name = specialKeys[key];
  if (name !== undefined) return name;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  // A Vietnamese input method hides the letter ("Process"); the place on the keyboard still tells it.
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return letter;
  // The Delete of the number pad arrives as a comma or a dot while Num Lock is on.
  return code === 'NumpadDecimal' ? 'Del' : '';
}

/** What a key means at the desk, or null. A key with Ctrl, Alt or Win belongs to the browser. */
export function readPress(event: KeyPressed): Press | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  return pressOfKey.get(readKeyName(event) as KeyName) ?? null;
}

/** Keys that a focused button answers itself. */
export function isFocusKey(event: Pick<KeyboardEvent, 'key'>): boolean {
  return event.key === 'Enter' || event.key === ' ';
}

/** The one main action, large and red, follows from what is at the counter. */
export function chooseMainPress(
  counterState: 'open' | 'paused' | 'closed',
  ticketState: string | null,
): 'open' | 'call-next' | 'start' | 'finish' {
  if (ticketState === 'called') return 'start';
  if (ticketState === 'serving') return 'finish';
  return counterState === 'open' ? 'call-next' : 'open';
}

/** The small buttons, eight in fixed places; the two places of the flow hold whichever of it is not the main one. */
export function listSmallPresses(main: ReturnType<typeof chooseMainPress>): Press[] {
  const flow = (['call-next', 'start', 'finish'] as const).filter(press => press !== main);
  // While the counter is closed the main one is "open", so one of the three would be too many.
  const two: Press[] = flow.length === 3 ? ['call-next', 'finish'] : flow;
  return [two[0] ?? 'start', 'recall', 'no-show', 'transfer', two[1] ?? 'finish', 'park', 'return', 'reprint'];
}
