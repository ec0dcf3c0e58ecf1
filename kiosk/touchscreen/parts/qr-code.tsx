// Draws the QR code by which a phone follows the number. Its place is kept while the drawing part is being fetched.
import { useEffect, useState } from 'preact/hooks';
import type { QrPath } from '../../../common/screen/qr-path.ts';

const loadQrPath = () => import('../../../common/screen/qr-path.ts');

/** Fetches the drawing part beforehand, so that the code is there at once with the number. */
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
  // The white rim of four squares is part of the code: without it many phones do not see it.
  const side = (qr?.size ?? 33) + 8;
  return (
    <svg class="qr-code" viewBox={`-4 -4 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      {qr && <path d={qr.path} />}
    </svg>
  );
}
