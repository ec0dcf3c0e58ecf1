// Listens for what the desk's scanner reads while a component lives.
import { useEffect, useRef } from 'preact/hooks';
import { deskScans, type ScanLevel, type ScanListener } from './desk-scans.ts';

export function useScan(level: ScanLevel, listener: ScanListener): void {
  const present = useRef(listener);
  present.current = listener;
  useEffect(() => deskScans.listen(level, scan => present.current(scan)), [level]);
}
