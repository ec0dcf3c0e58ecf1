// Draws a QR code. Its place stays reserved while the code for drawing is being loaded.
import { useEffect, useState } from 'preact/hooks';
import type { QrPath } from '../../../common/screen/qr-path.ts';

const loadQrPath = () => import('../../../common/screen/qr-path.ts');

/** Loads the code for drawing beforehand, so that a QR code appears together with the number. */
export function prepareQrCode(): void {
  void loadQrPath().catch(() => undefined);
}

export function QrCode({ text, label }: { text: string; label: string }) {
  const [qr, setQr] = useState<QrPath | null>(null);
  useEffect(() => {
    let over = false;
    loadQrPath().then(
      ({ drawQrPath }) => over || setQr(drawQrPath(text)),
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [text]);
  // The quiet zone of four modules on each side belongs to the code; many phones do not recognize it without.
  const side = (qr?.size ?? 33) + 8;
  return (
    <svg class="qr-code" viewBox={`-4 -4 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      {qr && <path d={qr.path} />}
    </svg>
  );
}
