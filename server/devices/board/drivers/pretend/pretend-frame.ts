// The protocol of the pretend board: a line with an address and JSON, which the board answers. Pure.
import type { BoardAnswer, BoardContent, BoardShape } from '../../board.ts';
import { fitLines, toText } from '../../fit-lines.ts';

export function encodeShow(address: number, { lines, blink }: BoardContent, shape: BoardShape): Uint8Array {
  return new TextEncoder().encode(`show ${address} ${JSON.stringify({ lines: fitLines(lines, shape), blink })}\n`);
}

export const encodeAnswer = (address: number): Uint8Array => new TextEncoder().encode(`shown ${address}\n`);

/** Reads a frame as the board does; null when the bytes are not a frame. */
export function readShow(frame: Uint8Array): { address: number; content: BoardContent } | null {
  const found = /^show (\d+) (.*)\n$/.exec(new TextDecoder().decode(frame));
  if (found === null) return null;
  return { address: Number(found[1]), content: JSON.parse(found[2] ?? '') as BoardContent };
}

export function readAnswer(address: number, received: Uint8Array): BoardAnswer {
  return toText(received).includes(`shown ${address}\n`) ? 'accepted' : 'incomplete';
}
