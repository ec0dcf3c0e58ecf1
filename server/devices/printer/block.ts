// One drawn part of a slip. It stands apart so that each kind of block can be a file of its own.
/** `draw` paints between `top` and `top + height`. */
export type Block = { height: number; draw(top: number): void };
