// Receives the desk's scans while a component is mounted.
import { useEffect, useRef } from 'preact/hooks';
import { deskScans, type ScanLevel, type ScanListener } from './desk-scans.ts';

export function useScan(level: ScanLevel, listener: ScanListener): void {
  const present = useRef(listener);
  present.current = listener;
  useEffect(() => deskScans.listen(level, scan => present.current(scan)), [level]);
}
