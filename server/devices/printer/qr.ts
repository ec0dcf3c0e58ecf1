// QR codes as squares. The only file that touches the QR library, which is loaded when the first code is drawn.

export type QrModules = { size: number; isDark(x: number, y: number): boolean };

/** Error correction M: a code with a fold or a thumb on it is still read, and it stays small. */
export async function openQr(): Promise<(data: string) => QrModules> {
  const { default: qrcode } = await import('qrcode');
  return data => {
    const { modules } = qrcode.create(data, { errorCorrectionLevel: 'M' });
    return { size: modules.size, isDark: (x, y) => modules.get(y, x) === 1 };
  };
}
