// The administrator's import at the desk: what is shown before it is done, what is refused and why, and what becomes of it when
// the server dies. Nothing is cut off or too small, and axe finds nothing.
import { it } from 'vitest';
import { walkKilled, walkPreview, walkRetire } from './import-walks.ts';
import { useLooking } from './looking.ts';

const look = useLooking();

// What is refused and a server that is gone are written down by the browser as faults.
it.concurrent('documents are refused in words, doubts and changes are told', () =>
  look('desk import', walk => walkPreview(walk, 'desk'), { mayComplain: true }));

it.concurrent('a pasted text is taken in once, though the server dies over it', () =>
  look('desk import killed', walk => walkKilled(walk, 'desk'), { mayComplain: true }));

it.concurrent('what is retired at the end of the list is told in sight, and whose deed it was', () =>
  look('desk retire', walk => walkRetire(walk, 'desk'), { mayComplain: true }));
