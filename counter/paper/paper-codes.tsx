// QR and bar code of a paper, in millimetres: large enough for a phone and for the scanner at the desk.
import { encodeCode128 } from '../../common/contract/code128.ts';
import { drawQrPath } from '../../common/screen/qr-path.ts';

/** A square of the QR is at least so wide (mm); smaller ones run together on a laser printer. */
export const minSquareMm = 0.33;
const qrMm = 30;
/** A bar's module: wide enough for any scanner, and the longest code still fits between the margins of A5. */
export const barModuleMm = 0.28;
const barHeightMm = 9;
/** White before and behind the bars, in modules. */
const quietZoneModules = 10;

export function PaperQr({ text, label }: { text: string; label: string }) {
  const sturdy = drawQrPath(text, 'M');
  // More squares than the place holds: rather less spare than smaller squares.
  const { size, path } = sturdy.size * minSquareMm <= qrMm ? sturdy : drawQrPath(text, 'L');
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
