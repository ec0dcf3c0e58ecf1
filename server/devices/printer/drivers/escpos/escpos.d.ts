// The part of escpos 3.0.0-alpha.6 that makes right bytes. Its barcode(), qrcode(), cashdraw(), image() and its adapters are
// left out on purpose: they make bytes that swallow the rest of a slip, or hang.
declare module 'escpos' {
  export interface EscposAdapter {
    open(done?: (error: Error | null) => void): unknown;
    write(bytes: Buffer | string, done?: (error: Error | null) => void): unknown;
    close(done?: () => void): unknown;
  }

  export interface EscposImage {
    /** Rows of packed dots; `width` in bytes. A Buffer: any other array would be sent as the words "255,0,…". */
    toRaster(): { data: Buffer; width: number; height: number };
  }

  declare class Printer {
    static readonly Printer: typeof Printer;
    static readonly Image: { prototype: EscposImage };
    constructor(adapter: EscposAdapter, options: { encoding: 'us-ascii'; width: number });
    hardware(what: 'init'): this;
    align(side: 'lt' | 'ct' | 'rt'): this;
    /** Without a number: the printer's own. */
    lineSpace(dots?: number): this;
    /** ASCII only, and a new line after it. */
    text(ascii: string): this;
    /** ASCII only. */
    pureText(ascii: string): this;
    feed(lines: number): this;
    /** `lines` are fed first; 0 means 3. */
    cut(part: boolean, lines: number): this;
    beep(times: number, hundredMs: number): this;
    raster(image: EscposImage, mode: 'normal'): this;
    raw(bytes: Buffer): this;
    flush(): this;
  }

  export default Printer;
}
