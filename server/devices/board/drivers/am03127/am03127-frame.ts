// AM03127 / AM004 moving-message boards (board communication v2.2, 2005): ASCII in angle brackets. Pure.

import { toHex, xor8 } from '../../../../transport/checksum.ts';
import type { BoardAnswer, BoardContent, BoardShape } from '../../board.ts';
import { fitLines, toBytes, toText } from '../../fit-lines.ts';

export interface Am03127Options {
  line: number;
  page: string;
  lead: string;
  show: string;
  blinkShow: string;
  wait: string;
  lag: string;
}

/** `data`: everything between the address and the checksum. */
function wrapData(address: number, data: string): Uint8Array {
  return toBytes(`<ID${toHex(address, 2)}>${data}${toHex(xor8(toBytes(data)), 2)}<E>`);
}

export function encodePage(
  address: number,
  content: BoardContent,
  { shape, ...o }: Am03127Options & { shape: BoardShape },
): Uint8Array {
  // An angle bracket would start a command in the middle of the text, so both are removed.
  const text = fitLines(content.lines, shape, '<>').join(' ');
  const show = content.blink ? o.blinkShow : o.show;
  return wrapData(address, `<L${o.line}><P${o.page}><F${o.lead}><M${show}><W${o.wait}><F${o.lag}>${text}`);
}

/** "NACK" ends in "ACK", so the letter before "ACK" decides. */
export function readAnswer(received: Uint8Array): BoardAnswer {
  const found = /(N?)ACK/.exec(toText(received));
  if (found === null) return 'incomplete';
  return found[1] === 'N' ? 'refused' : 'accepted';
}
