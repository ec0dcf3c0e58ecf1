// The interface of every board driver. A driver is a folder in drivers/ that turns text into the bytes of one protocol. It knows
// no cable, no clock and no queue, so that one test suite can check all of them.
import type { z } from 'zod';
import type { Transport } from '../../transport/transport.ts';

/** Everything that a board is to show now, never only the difference to what it showed before. */
export interface BoardContent {
  /** From top to bottom, in any language; `[]` makes the board dark. */
  lines: readonly string[];
  /** True only for drivers with `blinksByItself`. */
  blink: boolean;
}

/** The number of lines of text, and of characters in a line. */
export interface BoardShape {
  rows: number;
  columns: number;
}

/** `incomplete`: no answer to this frame has come, or only a part of it. */
export type BoardAnswer = 'accepted' | 'refused' | 'incomplete';

export interface BoardFrame {
  bytes: Uint8Array;
  /**
   * Reads everything that came since the frame was sent, which may hold partial frames, noise and late answers of other
   * boards. Never throws. Null when the protocol has no answer to this frame: then nobody can tell whether the board is alive.
   */
  readAnswer: ((received: Uint8Array) => BoardAnswer) | null;
}

/** One protocol, configured for one model of board. It is pure: the same content gives the same bytes. */
export interface BoardDriver {
  /** True when the board blinks after one command. Otherwise the bus makes it blink by sending text and darkness in turn. */
  readonly blinksByItself: boolean;
  /** How many milliseconds the bus must stay quiet before the next frame. */
  readonly gapMs: number;
  /** How many milliseconds an answer may take after the last byte has left; 0 when there is never one. */
  readonly answerMs: number;
  /** The lowest and the highest address of the protocol, both included. */
  readonly addresses: { from: number; to: number };
  /**
   * The frames, in order, that make the board at this address show the content. Any text is allowed: characters that the
   * board does not have are replaced, and what does not fit is cut off. Never throws.
   *
   * @example
   * driver.encode(1, { lines: ['A012'], blink: false }); // [{ bytes: <ID01>…, readAnswer }]
   */
  encode(address: number, content: BoardContent): BoardFrame[];
}

/** A transport without a cable, whose boards can be looked at. */
export interface InspectableTransport extends Transport {
  /** What the board at this address shows; null when nothing was ever sent to it. */
  shown(address: number): BoardContent | null;
}

/** What the `index.ts` of a driver exports as `protocol`. */
export interface BoardProtocol {
  /** The name of the driver's folder, which stands as "driver" in a profile. */
  readonly name: string;
  /** The schema of the key "options" in a profile. */
  readonly options: z.ZodType;
  /**
   * For a protocol that exists in this program only; null for all that run over a cable. The name is kept, although it opens
   * a transport, because offices have written drivers with it.
   */
  readonly openOwnWire: (() => InspectableTransport) | null;
  /**
   * @param options as written in the profile; defaults are filled in here
   * @throws z.ZodError when the options do not fit the schema
   */
  create(shape: BoardShape, options: unknown): BoardDriver;
}

/** Defines a protocol whose `create` receives its options checked and typed. */
export function defineProtocol<S extends z.ZodType>(definition: {
  name: string;
  options: S;
  openOwnWire: (() => InspectableTransport) | null;
  create(shape: BoardShape, options: z.output<S>): BoardDriver;
}): BoardProtocol {
  return { ...definition, create: (shape, options) => definition.create(shape, definition.options.parse(options)) };
}

/** A test vector, which proves a driver; from a protocol sheet or a captured line where there is one. */
export interface BoardExample {
  what: string;
  shape: BoardShape;
  options: unknown;
  address: number;
  content: BoardContent;
  /** The bytes of each frame in hex; spaces are only for the reader. */
  hex: string[];
  /** What may come back after the last frame, and what it means. */
  answers: { hex: string; means: 'accepted' | 'refused' }[];
}

/** What the `examples.ts` of a driver exports. */
export interface BoardExamples {
  examples: readonly BoardExample[];
  /**
   * Reads frames as the board would and returns the text that lights up, rows separated by a line end. Shape and options are
   * those of the example. @throws when the frames are not well formed
   */
  readShown(frames: readonly Uint8Array[], example: BoardExample): string;
}
