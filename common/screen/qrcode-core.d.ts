// The part of the qrcode package that reckons the squares, without its canvas and file writers (they would triple the weight).
declare module 'qrcode/lib/core/qrcode.js' {
  interface Squares {
    modules: { size: number; data: Uint8Array };
  }
  const core: { create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): Squares };
  export default core;
}
