// Types for the part of escpos 3.0.0-alpha.6 that encodes correctly. Its barcode(), qrcode(), cashdraw(), image() and its adapters are
// left out on purpose, because their bytes swallow the rest of a slip, or they hang.
declare module 'escpos' {
  export interface EscposAdapter {
    open(done?: (error: Error | null) => void): unknown;
    write(bytes: Buffer | string, done?: (error: Error | null) => void): unknown;
    close(done?: () => void): unknown;
  }

  export interface EscposImage {
    /** Rows of packed dots; `width` is in bytes. `data` must be a Buffer, since any other array would be sent as the text "255,0,…". */
    toRaster(): { data: Buffer; width: number; height: number };
  }

  declare class Printer {
    static readonly Printer: typeof Printer;
    static readonly Image: { prototype: EscposImage };
    constructor(adapter: EscposAdapter, options: { encoding: 'us-ascii'; width: number });
    hardware(what: 'init'): this;
    align(side: 'lt' | 'ct' | 'rt'): this;
    /** Without a number it restores the printer's default. */
    lineSpace(dots?: number): this;
    /** Prints ASCII only and adds a line end. */
    text(ascii: string): this;
    /** Prints ASCII only. */
    pureText(ascii: string): this;
    feed(lines: number): this;
    /** Feeds `lines` first; 0 means 3. */
    cut(part: boolean, lines: number): this;
    beep(times: number, hundredMs: number): this;
    raster(image: EscposImage, mode: 'normal'): this;
    raw(bytes: Buffer): this;
    flush(): this;
  }

  export default Printer;
}
