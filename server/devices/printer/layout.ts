// Places the lines of a slip one below the other, and makes all of them smaller when the slip would be too long.
import { makeBlock } from './blocks.ts';
import type { Paper } from './printer-profile.ts';
import type { QrModules } from './qr.ts';
import { makeRuler, makeSheet, type Pen } from './sheet.ts';
import type { Slip } from './slip.ts';

/** A piece of the slip with its place in dots from the upper edge; `draw` paints it there. */
export type Placed = { top: number; height: number; draw(): void };

export function layoutSlip(
  slip: Slip,
  paper: Paper,
  { pen, encodeQr }: { pen: Pen; encodeQr: (data: string) => QrModules },
): { placed: Placed[]; heightDots: number } {
  const tools = { pen, measure: makeRuler(pen), encodeQr };
  // Gaps and letters shrink together in small steps, so that only slips with long names get smaller letters.
  for (let shrink = 1; ; shrink -= 0.06) {
    const sheet = makeSheet(paper, shrink, tools);
    const blocks = slip.lines.map(line => makeBlock(line, sheet));
    const edge = Math.round(8 * shrink);
    const heightDots = blocks.reduce((sum, block) => sum + block.height, 2 * edge);
    if (heightDots > slip.maxMm * sheet.dotsPerMm && shrink > 0.7) continue;
    let y = edge;
    const placed = blocks.map(block => {
      const top = y;
      y += block.height;
      return { top, height: block.height, draw: () => block.draw(top) };
    });
    return { placed, heightDots };
  }
}
