// The QR code and the bar code of a paper, sized in millimetres so that phones and the desk's scanner can read the
// print.
import { encodeCode128 } from '../../common/contract/code128.ts';
import { drawQrPath } from '../../common/screen/qr-path.ts';

/** The smallest width of a QR module in mm; laser printers let smaller ones run together. */
const minSquareMm = 0.33;
const qrMm = 30;
/**
 * The width of a bar's module in mm. Any scanner can read it, and the longest code still fits between the margins of
 * A5.
 */
const barModuleMm = 0.28;
const barHeightMm = 9;
/** The blank space before and after the bars, in modules. */
const quietZoneModules = 10;

export function PaperQr({ text, label }: { text: string; label: string }) {
  const robust = drawQrPath(text, 'M');
  // If the code does not fit, a lower error correction is better than smaller modules.
  const { size, path } = robust.size * minSquareMm <= qrMm ? robust : drawQrPath(text, 'L');
  const side = `${Math.max(qrMm, size * minSquareMm).toFixed(2)}mm`;
  return (
    <svg
      class="paper-qr"
      width={side}
      height={side}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}

export function PaperBars({ code, label }: { code: string; label: string }) {
  const bars = encodeCode128(code);
  const width = bars.length + 2 * quietZoneModules;
  const path = [...bars.matchAll(/1+/g)].map(
    run => `M${run.index + quietZoneModules} 0h${run[0].length}v1h-${run[0].length}z`,
  );
  return (
    <figure class="paper-bars">
      <svg
        width={`${(width * barModuleMm).toFixed(2)}mm`}
        height={`${barHeightMm}mm`}
        viewBox={`0 0 ${width} 1`}
        preserveAspectRatio="none"
        aria-hidden="true"
        shape-rendering="crispEdges"
      >
        <path d={path.join('')} />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
