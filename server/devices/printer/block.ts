// One drawn part of a slip. It has a file of its own so that each kind of block can be in another file.
/** `draw` paints between `top` and `top + height`. */
export type Block = { height: number; draw(top: number): void };
