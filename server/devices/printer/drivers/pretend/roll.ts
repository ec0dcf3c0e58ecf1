// The paper itself: what stands where on it, and what falls off when the knife comes down. Knows dots and letters, no bytes.
import type { Bitmap } from '../../png.ts';

/** Something on the paper, `top` dots below its edge. */
export type Mark =
  | { kind: 'dots'; left: number; top: number; height: number; bitmap: Bitmap }
  | { kind: 'letter'; left: number; top: number; width: number; height: number; letter: string; look: Look };

export type Look = { bold: boolean; white: boolean };
export type Align = 'left' | 'centre' | 'right';

/** A piece of paper, as cut off. */
export type PaperSlip = {
  widthDots: number;
  heightDots: number;
  marks: Mark[];
  /** What went wrong in a way that people at a real printer see: "picture wider than the paper". */
  faults: string[];
};

/** A letter that waits for the end of its line; how many times as wide and as high as the plain one. */
export type Waiting = { letter: string; wide: number; high: number; look: Look };

export interface Roll {
  /** Prints dots at the head and moves on by their height. */
  addDots(bitmap: Bitmap, align: Align): void;
  /** Prints a line of letters and moves on by its height, at least by `lineDots`. */
  addLine(letters: readonly Waiting[], align: Align, lineDots: number): void;
  feed(dots: number): void;
  /** The knife falls. What has not passed it yet stays for the next slip. */
  cut(): void;
  fault(text: string): void;
  /** What has been cut off so far, oldest first; each is given once. */
  collect(): PaperSlip[];
  /** Tears off all, as at a printer without a knife; null when it is blank. */
  tear(): PaperSlip | null;
}

export const cell = { width: 12, height: 24 };

export function createRoll(widthDots: number, headToKnifeDots: number): Roll {
  const done: PaperSlip[] = [];
  let marks: Mark[] = [];
  let faults: string[] = [];
  /** Where the head is, from the edge. */
  let y = 0;

  function fault(text: string): void {
    if (!faults.includes(text)) faults.push(text);
  }

  function leftOf(width: number, align: Align): number {
    const free = Math.max(0, widthDots - width);
    return { left: 0, centre: free >> 1, right: free }[align];
  }

  return {
    fault,
    addDots(bitmap, align) {
      const left = leftOf(bitmap.widthDots, align);
      marks.push({ kind: 'dots', left, top: Math.round(y), height: bitmap.heightDots, bitmap });
      y += bitmap.heightDots;
    },
    addLine(letters, align, lineDots) {
      const high = Math.max(0, ...letters.map(one => one.high)) * cell.height;
      const wide = letters.reduce((sum, one) => sum + one.wide, 0) * cell.width;
      let left = leftOf(wide, align);
      for (const one of letters) {
        const [width, height] = [one.wide * cell.width, one.high * cell.height];
        const { letter, look } = one;
        marks.push({ kind: 'letter', left, top: Math.round(y) + high - height, width, height, letter, look });
        left += width;
      }
      y += Math.max(high, lineDots);
    },
    feed(dots) {
      y += dots;
    },
    cut() {
      const knife = Math.max(0, Math.round(y - headToKnifeDots));
      if (marks.some(mark => mark.top + mark.height > knife && !isBlank(mark, knife)))
        fault('the knife fell before all had passed it');
      done.push({ widthDots, heightDots: knife, marks: marks.filter(mark => mark.top < knife), faults });
      marks = marks
        .filter(mark => mark.top + mark.height > knife)
        .map(mark => ({ ...mark, top: mark.top - knife }))
        // A mark that the knife went through: its lower part has a top above the edge, and is left out.
        .filter(mark => mark.top >= 0);
      faults = [];
      y -= knife;
    },
    collect: () => done.splice(0),
    tear() {
      if (marks.length === 0) return null;
      const slip = { widthDots, heightDots: Math.max(1, Math.round(y)), marks, faults };
      [marks, faults, y] = [[], [], 0];
      return slip;
    },
  };
}

/** Whether nothing of a mark stands below the knife. */
function isBlank(mark: Mark, knife: number): boolean {
  if (mark.kind === 'letter') return mark.letter === ' ' && !mark.look.white;
  const rowBytes = Math.ceil(mark.bitmap.widthDots / 8);
  const from = Math.max(0, knife - mark.top) * rowBytes;
  return mark.bitmap.rows.subarray(from).every(byte => byte === 0);
}
