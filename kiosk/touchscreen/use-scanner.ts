// Listens for a scanner that types, over every page and whatever has the focus, and tells what it read.
import { useEffect, useRef } from 'preact/hooks';
import { recogniseScan, type ScanToShow, toShow } from '../../common/contract/scanned.ts';
import { createWedge, readKey, scanEndMs } from '../../common/screen/wedge.ts';

/** Of what the keys and what the computer says, whichever is a code of ours. */
function recogniseAny(texts: readonly string[]): ScanToShow {
  const scans = texts.map(text => toShow(recogniseScan(text)));
  return scans.find(scan => scan.kind !== 'unknown') ?? { kind: 'unknown' };
}

export function useScanner(onScan: (scan: ScanToShow) => void): void {
  const told = useRef(onScan);
  told.current = onScan;
  useEffect(() => {
    const wedge = createWedge();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (texts: string[] | null) => {
      if (texts !== null) told.current(recogniseAny(texts));
    };
    const press = (event: KeyboardEvent) => {
      clearTimeout(timer);
      const { suppress, texts } = wedge.press(readKey(event));
      // Space and Enter of a scan must not touch the button that happens to have the focus.
      if (suppress) {
        event.preventDefault();
        event.stopPropagation();
      }
      if (texts === null) timer = setTimeout(() => tell(wedge.flush()), scanEndMs);
      tell(texts);
    };
    window.addEventListener('keydown', press, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', press, true);
    };
  }, []);
}
