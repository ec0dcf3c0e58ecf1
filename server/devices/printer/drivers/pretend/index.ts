// A printer without paper: keeps the last slips in memory and, when somebody looks, reads the very bytes that a real printer
// would get and shows what they print. Must cost nothing while nobody looks; it is the printer of the example office.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { PrinterDriver } from '../../printer.ts';
import type { PrinterProfile } from '../../printer-profile.ts';
import { openQr } from '../../qr.ts';
import { encodePng } from '../../raster.ts';
import type { Slip } from '../../slip.ts';
import { encodeSlip } from '../escpos/encode.ts';
import { createPaper, type PaperSlip } from './paper.ts';
import { showSlip } from './show.ts';

export type PretendSlip = { id: string; slip: Slip; at: number };

export type PretendPrinter = PrinterDriver & {
  /** The slips "printed", newest first. */
  list(): PretendSlip[];
  /** The slip as a picture; null when it has been forgotten or never was. */
  png(id: string): Promise<Buffer | null>;
};

export type PretendOptions = {
  /** The model that it pretends to be. */
  profile: PrinterProfile;
  /** How many slips are remembered. */
  keep: number;
  /** How long the paper takes, so that screens show "printing". */
  delayMs: number;
};

export function createPretendPrinter({ profile, keep, delayMs }: PretendOptions): PretendPrinter {
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
      found.png ??= printOnPaper(found.slip, profile).then(showSlip).then(encodePng);
      try {
        return await found.png;
      } catch (fault) {
        found.png = null;
        throw fault;
      }
    },
  };
}

/** What the paper shows when a printer of this model gets the slip's bytes. */
export async function printOnPaper(slip: Slip, profile: PrinterProfile): Promise<PaperSlip> {
  const { bytes } = await encodeSlip(slip, profile, { doneId: '0001', pulse: false, beep: false });
  const paper = createPaper({ ...paperOf(profile), encodeQr: await openQr() });
  paper.take(bytes);
  const [first = null] = paper.collect();
  const shown = first ?? paper.tear();
  if (shown === null) throw new Error('nothing came out of the pretend printer');
  return shown;
}

/** The mechanics behind a profile. */
export function paperOf({ widthDots, dpi, headToKnifeDots, maxBandRows, feedUnits, text }: PrinterProfile) {
  // A printer that must be told its units has others by itself.
  return {
    widthDots,
    dpi,
    headToKnifeDots,
    maxBandRows,
    unitsPerInch: feedUnits === 'set' ? 2 * dpi : dpi,
    pages: text.vietnamese,
  };
}
