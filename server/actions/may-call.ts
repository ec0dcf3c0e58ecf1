// Decides who may make which call, for HTTP and for the keypads at the counters.
import { type CallName, calls } from '../../common/contract/calls/index.ts';
import type { Who } from '../../common/contract/words.ts';
import type { Caller } from './act.ts';

/** Whether this caller may make this call. */
export function isAllowed(caller: Caller, name: CallName): boolean {
  const who: readonly Who[] = calls[name].who;
  if (who.includes('anyone')) return true;
  if (caller.kind === 'staff') return caller.roles.some(role => who.includes(role));
  // A program may make only those calls that the site file gives it.
  if (caller.kind === 'program') return who.includes('program') && caller.may.includes(name);
  return caller.kind === 'device' && (who as readonly string[]).includes(caller.device);
}
