// The end of a program that a test has started.
import type { ChildProcess } from 'node:child_process';

/** Waits until a program has exited: its code, or the signal that ended it. */
export function waitForExit(child: ChildProcess): Promise<number | string> {
  return new Promise(resolve => {
    const ended = child.exitCode ?? child.signalCode;
    if (ended !== null) resolve(ended);
    else child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
}
