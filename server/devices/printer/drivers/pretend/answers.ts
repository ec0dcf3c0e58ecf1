// What a printer says back: the inverse of reading it (drivers/escpos/status.ts). Pure.
import type { PrinterStatus, Question } from '../escpos/status.ts';

export const wellStatus: PrinterStatus = { paper: 'ok', cover: 'shut', cutter: 'ok', line: 'online', error: 'none' };

/** The byte that answers DLE EOT. */
export function answerTo(question: Question, status: PrinterStatus): number {
  const { paper, cover, cutter, line, error } = status;
  const when = (is: boolean, bits: number) => (is ? bits : 0);
  switch (question) {
    case 1:
      return 0x12 | when(line === 'offline', 0x08);
    case 2:
      return 0x12 | when(cover === 'open', 0x04) | when(paper === 'out', 0x20) | when(isFault(status), 0x40);
    case 3:
      return 0x12 | when(cutter === 'stuck', 0x08) | when(error === 'lasting', 0x20) | when(error === 'passing', 0x40);
    case 4:
      return 0x12 | when(paper === 'near-end', 0x0c) | when(paper === 'out', 0x6c);
  }
}

/** The four bytes of automatic status back. */
export function reportOf({ paper, cover, cutter, line, error }: PrinterStatus): Uint8Array {
  const when = (is: boolean, bits: number) => (is ? bits : 0);
  return Uint8Array.of(
    0x10 | when(line === 'offline', 0x08) | when(cover === 'open', 0x20),
    when(cutter === 'stuck', 0x08) | when(error === 'lasting', 0x20) | when(error === 'passing', 0x40),
    when(paper === 'near-end', 0x03) | when(paper === 'out', 0x0f),
    0,
  );
}

/** "All before this is on paper." */
export function answerDone(id: string): Uint8Array {
  return Buffer.concat([Uint8Array.of(0x37, 0x22), Buffer.from(id, 'latin1'), Uint8Array.of(0)]);
}

function isFault({ cutter, error }: PrinterStatus): boolean {
  return cutter === 'stuck' || error === 'lasting' || error === 'passing';
}
