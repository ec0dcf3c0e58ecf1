// Encodes the answers of a printer: the inverse of drivers/escpos/status.ts, which reads them. It is pure.
import type { PrinterStatus, Question } from '../escpos/status.ts';

export const wellStatus: PrinterStatus = { paper: 'ok', cover: 'shut', cutter: 'ok', line: 'online', error: 'none' };

/** Returns the byte that answers DLE EOT with this question number. */
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

/** Returns the four bytes of automatic status back (GS a). */
export function reportOf({ paper, cover, cutter, line, error }: PrinterStatus): Uint8Array {
  const when = (is: boolean, bits: number) => (is ? bits : 0);
  return Uint8Array.of(
    0x10 | when(line === 'offline', 0x08) | when(cover === 'open', 0x20),
    when(cutter === 'stuck', 0x08) | when(error === 'lasting', 0x20) | when(error === 'passing', 0x40),
    when(paper === 'near-end', 0x03) | when(paper === 'out', 0x0f),
    0,
  );
}

/** Returns the answer to GS ( H, which confirms that everything before that command is on paper. */
export function answerDone(id: string): Uint8Array {
  return Buffer.concat([Uint8Array.of(0x37, 0x22), Buffer.from(id, 'latin1'), Uint8Array.of(0)]);
}

function isFault({ cutter, error }: PrinterStatus): boolean {
  return cutter === 'stuck' || error === 'lasting' || error === 'passing';
}
