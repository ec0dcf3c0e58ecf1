// Which key does what at the desk: the single table for the keyboard, the buttons and the help.
import type { CounterView } from '../../common/contract/views/desk-views.ts';

/** The actions that the server may allow. */
type DeskAction = CounterView['may'][number];
/** Everything that has a key at the desk. */
export type Press = DeskAction | 'reprint' | 'help' | DossierKey;
/** Keys of an office that receives dossiers. */
type DossierKey = 'receive' | 'dossiers';

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
  // A Vietnamese input method reports "Process" instead of the letter, but the place of the key is still known.
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return letter;
  // While Num Lock is on, the Delete key of the number pad reports a comma or a dot.
  return code === 'NumpadDecimal' ? 'Del' : '';
}

/** Returns what a key means at the desk, or null. Keys with Ctrl, Alt or Win are left to the browser. */
export function readPress(event: KeyPressed): Press | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  return pressOfKey.get(readKeyName(event) as KeyName) ?? null;
}

/** Returns whether a focused button handles this key itself. */
export function isFocusKey(event: Pick<KeyboardEvent, 'key'>): boolean {
  return event.key === 'Enter' || event.key === ' ';
}

/** Chooses the main action, shown as the large red button, from the states of the counter and of its ticket. */
export function chooseMainPress(
  counterState: 'open' | 'paused' | 'closed',
  ticketState: string | null,
): 'open' | 'call-next' | 'start' | 'finish' {
  if (ticketState === 'called') return 'start';
  if (ticketState === 'serving') return 'finish';
  return counterState === 'open' ? 'call-next' : 'open';
}

/**
 * Lists the eight small buttons in their fixed places. Two places belong to the usual order of work (call, start,
 * finish) and hold those of the three that are not the main action.
 */
export function listSmallPresses(main: ReturnType<typeof chooseMainPress>): Press[] {
  const flow = (['call-next', 'start', 'finish'] as const).filter(press => press !== main);
  // While the counter is closed the main action is "open", so one of the three must be left out.
  const shownFlow: Press[] = flow.length === 3 ? ['call-next', 'finish'] : flow;
  return [
    shownFlow[0] ?? 'start',
    'recall',
    'no-show',
    'transfer',
    shownFlow[1] ?? 'finish',
    'park',
    'return',
    'reprint',
  ];
}
