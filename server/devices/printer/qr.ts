// Encodes QR codes. No other file of the printer uses the QR library, which is loaded when the first code is drawn.

/** The squares of a QR code; `size` is their number in a row. */
export type QrModules = { size: number; isDark(x: number, y: number): boolean };

/**
 * Loads the QR library and returns its encoder. Error correction M keeps the code readable when a part is folded or covered, and
 * the code stays small. The encoder throws when the data are too long for a QR code.
 */
export async function openQr(): Promise<(data: string) => QrModules> {
  const { default: qrcode } = await import('qrcode');
  return data => {
    const { modules } = qrcode.create(data, { errorCorrectionLevel: 'M' });
    return { size: modules.size, isDark: (x, y) => modules.get(y, x) === 1 };
  };
}
