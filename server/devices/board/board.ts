// What every board driver must be. A driver is a folder in drivers/ that turns a few words into the bytes of one protocol;
// it knows no cable, no clock and no queue, so that one suite can test them all.
import type { z } from 'zod';
import type { Transport } from '../../transport/transport.ts';

/** What a board is to show now: whole, never a change to what it showed before. */
export interface BoardContent {
  /** From top to bottom, in any language; `[]` is a dark board. */
  lines: readonly string[];
  /** Asked only of drivers that say `blinksByItself`. */
  blink: boolean;
}

/** Characters that the board has room for. */
export interface BoardShape {
  rows: number;
  columns: number;
}

/** `incomplete`: nothing that concerns us has come, or not all of it. */
export type BoardAnswer = 'accepted' | 'refused' | 'incomplete';

export interface BoardFrame {
  bytes: Uint8Array;
  /**
   * Reads everything that came since the frame was sent: halves, noise and other boards' late words among it. Never throws.
   * Null: nothing answers to this frame, and so nobody will ever know whether the board is alive.
   */
  readAnswer: ((received: Uint8Array) => BoardAnswer) | null;
}

/** One protocol, set up for one kind of board. Pure: the same content gives the same bytes. */
export interface BoardDriver {
  /** Whether the board blinks when told once. If not, the line makes it blink by sending text and darkness in turn. */
  readonly blinksByItself: boolean;
  /** How long the line must be quiet before the next frame. */
  readonly gapMs: number;
  /** How long an answer may take after the last byte has left. */
  readonly answerMs: number;
  /** The addresses that the protocol has, both ends included. */
  readonly addresses: { from: number; to: number };
  /**
   * The frames that make the board at this address show the content, in order. Any text is allowed: what the board has no
   * sign for is folded, what it has no room for is cut.
   *
   * @example
   * driver.encode(1, { lines: ['A012'], blink: false }); // [{ bytes: <ID01>…, readAnswer }]
   */
  encode(address: number, content: BoardContent): BoardFrame[];
}

/** A wire that needs no cable, and lets us look at the boards on it. */
export interface InspectableTransport extends Transport {
  shown(address: number): BoardContent | null;
}

/** What a driver's `index.ts` exports as `protocol`. */
export interface BoardProtocol {
  /** The folder's name; stands as "driver" in a profile. */
  readonly name: string;
  /** What a profile may say under "options". */
  readonly options: z.ZodType;
  /** For a protocol that exists in this program only; null for all that run over a cable. */
  readonly openOwnWire: (() => InspectableTransport) | null;
  /** `options` as written in the profile; defaults are filled in here. @throws z.ZodError */
  create(shape: BoardShape, options: unknown): BoardDriver;
}

/** Ties the options' schema to `create`, so that a driver sees its options typed. */
export function defineProtocol<S extends z.ZodType>(parts: {
  name: string;
  options: S;
  openOwnWire: (() => InspectableTransport) | null;
  create(shape: BoardShape, options: z.output<S>): BoardDriver;
}): BoardProtocol {
  return { ...parts, create: (shape, options) => parts.create(shape, parts.options.parse(options)) };
}

/** A vector: the proof of a driver, from a protocol sheet or a captured line where there is one. */
export interface BoardExample {
  what: string;
  shape: BoardShape;
  options: unknown;
  address: number;
  content: BoardContent;
  /** The bytes of each frame; spaces are for the eye. */
  hex: string[];
  /** What may come back to the last frame, and what it means. */
  answers: { hex: string; means: 'accepted' | 'refused' }[];
}

/** What a driver's `examples.ts` exports. */
export interface BoardExamples {
  examples: readonly BoardExample[];
  /** Reads frames as the board would and says what lights up, rows parted by a line end; shape and options as in the example. */
  readShown(frames: readonly Uint8Array[], example: BoardExample): string;
}
