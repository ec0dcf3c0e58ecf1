// A printer without paper, for the example office. It keeps the last slips in memory. When somebody opens its page, it encodes
// a slip to the bytes for a real printer and draws what those bytes print; until then a slip costs no computing time.
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

type PretendSlip = { id: string; slip: Slip; at: number };

export type PretendPrinter = PrinterDriver & {
  /** Returns the slips that were "printed", newest first. */
  list(): PretendSlip[];
  /** Returns the slip as a PNG file; null when no slip with this id is kept any more. */
  png(id: string): Promise<Buffer | null>;
};

export type PretendOptions = {
  /** The model that it imitates. */
  profile: PrinterProfile;
  /** The number of slips that are kept. */
  keep: number;
  /** How long a print takes, so that screens show "printing" for a while. */
  delayMs: number;
};

export function createPretendPrinter({ profile, keep, delayMs }: PretendOptions): PretendPrinter {
  // Newest first. The picture is kept with its slip because the page requests all of them repeatedly.
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
      // A real printer prints one slip after the other, too.
      const done = last.then(() => feed(slip));
      last = done;
      return done;
    },

    list: () => printed.map(({ id, slip, at }) => ({ id, slip, at })),

    async png(id) {
      const found = printed.find(slip => slip.id === id);
      if (found === undefined) return null;
      found.png ??= printOnPaper(found.slip, profile).then(showSlip).then(encodePng);
      try {
        return await found.png;
      } catch (error) {
        found.png = null;
        throw error;
      }
    },
  };
}

/**
 * Encodes a slip for this model and carries out the bytes on pretend paper.
 * @throws Error when the bytes print nothing
 */
export async function printOnPaper(slip: Slip, profile: PrinterProfile): Promise<PaperSlip> {
  const { bytes } = await encodeSlip(slip, profile, { doneId: '0001', pulse: false, beep: false });
  const paper = createPaper({ ...paperOf(profile), encodeQr: await openQr() });
  paper.take(bytes);
  const [cutOff = null] = paper.collect();
  const printed = cutOff ?? paper.tear();
  if (printed === null) throw new Error('nothing came out of the pretend printer');
  return printed;
}

/** Returns the mechanical properties of a pretend printer for a model. */
export function paperOf({ widthDots, dpi, headToKnifeDots, maxBandRows, feedUnits, text }: PrinterProfile) {
  return {
    widthDots,
    dpi,
    headToKnifeDots,
    maxBandRows,
    // A profile sets the feed units when the printer's own ones are different, usually two steps a dot.
    unitsPerInch: feedUnits === 'set' ? 2 * dpi : dpi,
    pages: text.vietnamese,
  };
}
