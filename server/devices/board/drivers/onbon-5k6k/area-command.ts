// Onbon font-card controllers: a text in a dynamic area (command A3 06), and what the controller says to it. Pure.
import type { BoardAnswer, BoardContent, BoardShape } from '../../board.ts';
import { fitLines, toBytes } from '../../fit-lines.ts';
import { unwrapPackets, word, wrapPacket } from './packet.ts';

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
  areaId: number;
  lineGap: number;
  runMode: number;
  timeoutSec: number;
  effect: number;
  speed: number;
  stay: number;
  reply: boolean;
}

/** The command that puts a text, escapes and all, into one area and leaves the others alone. */
export function describeArea(area: Area, text: Uint8Array, severalLines: boolean): number[] {
  const content = [
    0,
    ...[area.x, area.y, area.width, area.height].flatMap(word),
    area.areaId,
    area.lineGap,
    area.runMode,
    ...word(area.timeoutSec),
    0,
    ...word(0),
    severalLines ? 2 : 1,
    1,
    area.effect,
    0,
    area.speed,
    area.stay,
    ...word(text.length & 0xffff),
    ...word(text.length >> 16),
    ...text,
  ];
  return [0xa3, 0x06, area.reply ? 1 : 2, 0, 0, 0, 1, ...word(content.length), ...content];
}

export function encodeShow(
  address: number,
  { lines }: BoardContent,
  shape: BoardShape,
  { deviceType, font, lineBreak, ...area }: Area & { deviceType: number; font: string; lineBreak: string },
): Uint8Array {
  // A backslash would begin one of the controller's own commands. An area without any text is not defined: a space is.
  const fitted = fitLines(lines, shape, '\\');
  const text = toBytes(`${font}${fitted.length === 0 ? ' ' : fitted.join(lineBreak)}`);
  return wrapPacket(address, deviceType, describeArea(area, text, fitted.length > 1));
}

/** A0 00 is yes, A0 01 is no. */
export function readAnswer(received: Uint8Array): BoardAnswer {
  for (const data of unwrapPackets(received)) {
    if (data[0] !== 0xa0) continue;
    if (data[1] === 0x00) return 'accepted';
    if (data[1] === 0x01) return 'refused';
  }
  return 'incomplete';
}
