// Listens for a scanner that acts as a keyboard, on every page and whatever element has the focus.
import { useEffect, useRef } from 'preact/hooks';
import { recogniseScan, type ScanToShow, toShow } from '../../common/contract/scanned.ts';
import { createWedge, readKey, scanEndMs } from '../../common/screen/wedge.ts';

/** Recognizes the first of the readings that is a code of ours. */
function recogniseFirst(readings: readonly string[]): ScanToShow {
  const scans = readings.map(text => toShow(recogniseScan(text)));
  return scans.find(scan => scan.kind !== 'unknown') ?? { kind: 'unknown' };
}

export function useScanner(onScan: (scan: ScanToShow) => void): void {
  const latestOnScan = useRef(onScan);
  latestOnScan.current = onScan;
  useEffect(() => {
    const wedge = createWedge();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const notify = (readings: string[] | null) => {
      if (readings !== null) latestOnScan.current(recogniseFirst(readings));
    };
    const press = (event: KeyboardEvent) => {
      clearTimeout(timer);
      const { suppress, texts } = wedge.press(readKey(event));
      // Space and Enter of a scan must not press the button that has the focus.
      if (suppress) {
        event.preventDefault();
        event.stopPropagation();
      }
      if (texts === null) timer = setTimeout(() => notify(wedge.flush()), scanEndMs);
      notify(texts);
    };
    window.addEventListener('keydown', press, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', press, true);
    };
  }, []);
}
