// A printer without paper: keeps the last slips in memory and draws one as a picture when somebody looks at it.
// Must cost nothing while nobody looks; it is the printer of the example office and of most tests.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { PrinterDriver } from '../../printer.ts';
import { drawSlip, encodePng, type WidthDots } from '../../raster.ts';
import type { Slip } from '../../slips.ts';

export type PretendSlip = { id: string; slip: Slip; at: number };

export type PretendPrinter = PrinterDriver & {
  /** The slips "printed", newest first. */
  list(): PretendSlip[];
  /** The slip as a picture; null when it has been forgotten or never was. */
  png(id: string): Promise<Buffer | null>;
};

/** `keep`: how many slips are remembered. `delayMs`: how long the paper takes, so that screens show "printing". */
export function createPretendPrinter(options: { widthDots: WidthDots; keep: number; delayMs: number }): PretendPrinter {
  const { widthDots, keep, delayMs } = options;
  // Newest first; the picture is kept with its slip because the page asks for all of them again and again.
  const printed: (PretendSlip & { png: Promise<Buffer> | null })[] = [];
  let last: Promise<unknown> = Promise.resolve();

  async function feed(slip: Slip): Promise<'printed'> {
    await wait(delayMs);
    printed.unshift({ id: randomUUID(), slip, at: Date.now(), png: null });
    printed.length = Math.min(printed.length, keep);
    return 'printed';
  }

  return {
    name: 'pretend',

    print(slip) {
      // One after the other, as from a real slot.
      const done = last.then(() => feed(slip));
      last = done;
      return done;
    },

    list: () => printed.map(({ id, slip, at }) => ({ id, slip, at })),

    async png(id) {
      const found = printed.find(one => one.id === id);
      if (found === undefined) return null;
      found.png ??= drawSlip(found.slip, widthDots).then(encodePng);
      try {
        return await found.png;
      } catch (fault) {
        found.png = null;
        throw fault;
      }
    },
  };
}
