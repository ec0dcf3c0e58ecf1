// The sheet on which a slip is drawn: sizes for the width of the paper, and text fitted into a given space. What is drawn where is
// decided elsewhere.
import { fitText } from './fit-text.ts';
import type { Paper } from './printer-profile.ts';
import type { QrModules } from './qr.ts';
import type { TextSize, Weight } from './slip.ts';

/** The methods of a canvas that drawing a slip needs. */
export type Pen = {
  font: string;
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  textAlign: 'left' | 'right' | 'center' | 'start' | 'end';
  measureText(text: string): { width: number };
  fillText(text: string, x: number, y: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  fill(): void;
  stroke(): void;
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  scale(x: number, y: number): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
};

/** The width of a text in dots, when its letters are `dots` high. */
export type Ruler = (text: string, weight: Weight, dots: number) => number;

export type Sheet = {
  pen: Pen;
  measure: Ruler;
  encodeQr(data: string): QrModules;
  /** True for paper of 80 mm or more. */
  wide: boolean;
  width: number;
  margin: number;
  /** The width between the margins. */
  inner: number;
  middle: number;
  /** 1, or less when the slip would be too long otherwise. */
  shrink: number;
  dotsPerMm: number;
  /** The smallest size of letters in dots. */
  smallest: number;
  dots(size: TextSize): number;
};

export const fontFamily = 'Slip Sans';
/** 2.3 mm: people of 70 cannot read smaller letters. In dots at 203 dpi, like the sizes below. */
const smallestDots = 18;
const wideSizes = { small: 24, body: 28, heading: 36, large: 40 };
const narrowSizes = { small: 21, body: 24, heading: 30, large: 32 };
const usualDpi = 203;

export function makeSheet(
  paper: Paper,
  shrink: number,
  tools: { pen: Pen; measure: Ruler; encodeQr(data: string): QrModules },
): Sheet {
  const { widthDots: width, dpi } = paper;
  const wide = width >= 512;
  const margin = wide ? 16 : 8;
  // Letters have the same height in millimetres on every printer, whatever the size of its dots.
  const scale = dpi / usualDpi;
  const smallest = Math.round(smallestDots * scale);
  return {
    ...tools,
    wide,
    width,
    margin,
    inner: width - 2 * margin,
    middle: width / 2,
    shrink,
    dotsPerMm: dpi === usualDpi ? 8 : dpi / 25.4,
    smallest,
    dots: size => Math.max(smallest, Math.round((wide ? wideSizes : narrowSizes)[size] * scale * shrink)),
  };
}

/** Measures each text once, because measuring is slow and the width of these fonts is proportional to their size. */
export function makeRuler(pen: Pen): Ruler {
  const widths = new Map<string, number>();
  return (text, weight, dots) => {
    const key = `${weight} ${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      setFont(pen, weight, 100);
      width = pen.measureText(text).width / 100;
      widths.set(key, width);
    }
    return width * dots;
  };
}

export function setFont(pen: Pen, weight: Weight, dots: number): void {
  pen.font = `${weight} ${dots}px "${fontFamily}"`;
}

/** A text with its final size and lines; `x` is its left edge, its middle or its right edge. */
type Fitted = {
  width: number;
  height: number;
  draw(x: number, top: number, align: 'left' | 'center' | 'right'): void;
};

interface FitOptions {
  size: TextSize;
  weight: Weight;
  /** In dots. */
  width: number;
  maxLines: number;
  /** True in lists: the letters keep their size, because sizes that change from line to line look broken. */
  steady?: boolean;
}

export function fitWords(
  sheet: Sheet,
  text: string,
  { size, weight, width, maxLines, steady = false }: FitOptions,
): Fitted {
  const { pen, measure } = sheet;
  const room = { size: sheet.dots(size), smallest: steady ? sheet.dots(size) : sheet.smallest, width, maxLines };
  const { size: dots, lines } = fitText(text, room, (words, letters) => measure(words, weight, letters));
  const step = Math.round(dots * 1.32);
  // Capitals with two marks (Ẵ, Ỗ) are a little higher than the nominal size.
  const foot = Math.round(dots * 1.04);
  return {
    width: Math.max(...lines.map(words => measure(words, weight, dots))),
    height: step * lines.length,
    draw(x, top, align) {
      setFont(pen, weight, dots);
      pen.textAlign = align;
      for (const [index, words] of lines.entries()) pen.fillText(words, x, top + index * step + foot);
    },
  };
}
