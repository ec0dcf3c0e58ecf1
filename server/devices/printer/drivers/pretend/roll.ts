// The paper of a pretend printer: where each mark is, and which part is cut off. It knows dots and letters, but no commands.
import type { Bitmap } from '../../png.ts';

/** A mark on the paper. All lengths are in dots; `top` is the distance from the upper edge. */
export type Mark =
  | { kind: 'dots'; left: number; top: number; height: number; bitmap: Bitmap }
  | { kind: 'letter'; left: number; top: number; width: number; height: number; letter: string; look: Look };

export type Look = { bold: boolean; white: boolean };
export type Align = 'left' | 'centre' | 'right';

/** A piece of paper that was cut or torn off. */
export type PaperSlip = {
  widthDots: number;
  heightDots: number;
  marks: Mark[];
  /** Faults that people would see at a real printer, "picture wider than the paper". */
  faults: string[];
};

/** A letter that waits for the end of its line. `wide` and `high` are multiples of the plain letter. */
export type WaitingLetter = { letter: string; wide: number; high: number; look: Look };

export interface Roll {
  /** Prints dots at the head and feeds the paper by their height. */
  addDots(bitmap: Bitmap, align: Align): void;
  /** Prints a line of letters and feeds the paper by its height, at least by `lineDots`. */
  addLine(letters: readonly WaitingLetter[], align: Align, lineDots: number): void;
  feed(dots: number): void;
  /** Cuts the paper. What has not passed the knife yet stays on the next slip. */
  cut(): void;
  fault(text: string): void;
  /** Returns the slips that were cut off since the last call, oldest first. */
  collect(): PaperSlip[];
  /** Tears off everything, as at a printer without a knife; null when it is blank. */
  tear(): PaperSlip | null;
}

/** The size of a plain letter in dots (font A of Epson). */
export const cell = { width: 12, height: 24 };

export function createRoll(widthDots: number, headToKnifeDots: number): Roll {
  const done: PaperSlip[] = [];
  let marks: Mark[] = [];
  let faults: string[] = [];
  /** The distance from the upper edge of the paper to the head, in dots. */
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
      const lineHeight = Math.max(0, ...letters.map(letter => letter.high)) * cell.height;
      const lineWidth = letters.reduce((sum, letter) => sum + letter.wide, 0) * cell.width;
      let left = leftOf(lineWidth, align);
      for (const { letter, look, wide, high } of letters) {
        const [width, height] = [wide * cell.width, high * cell.height];
        marks.push({ kind: 'letter', left, top: Math.round(y) + lineHeight - height, width, height, letter, look });
        left += width;
      }
      y += Math.max(lineHeight, lineDots);
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
        // A mark that the knife went through would begin above the edge of the new slip, so its lower part is left out.
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

/** Returns whether the part of a mark below the knife is blank. */
function isBlank(mark: Mark, knife: number): boolean {
  if (mark.kind === 'letter') return mark.letter === ' ' && !mark.look.white;
  const rowBytes = Math.ceil(mark.bitmap.widthDots / 8);
  const from = Math.max(0, knife - mark.top) * rowBytes;
  return mark.bitmap.rows.subarray(from).every(byte => byte === 0);
}
