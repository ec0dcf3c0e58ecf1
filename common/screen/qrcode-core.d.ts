// Types for the part of the qrcode package that computes the modules. Its canvas and file writers would triple the size.
declare module 'qrcode/lib/core/qrcode.js' {
  interface QrCode {
    modules: { size: number; data: Uint8Array };
  }
  const core: { create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): QrCode };
  export default core;
}
