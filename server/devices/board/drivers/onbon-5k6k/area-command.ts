// The command of Onbon font-card controllers that shows a text in a dynamic area (A3 06), and the answer to it. Pure.
import type { BoardAnswer, BoardContent, BoardShape } from '../../board.ts';
import { fitLines, toBytes } from '../../fit-lines.ts';
import { toLittleEndian, unwrapPackets, wrapPacket } from './packet.ts';

interface Area {
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

/** Shows a text, which may contain the controller's escapes, in one area and leaves the other areas as they are. */
function encodeArea(area: Area, text: Uint8Array, severalLines: boolean): number[] {
  const content = [
    0,
    ...[area.x, area.y, area.width, area.height].flatMap(toLittleEndian),
    area.areaId,
    area.lineGap,
    area.runMode,
    ...toLittleEndian(area.timeoutSec),
    0,
    ...toLittleEndian(0),
    severalLines ? 2 : 1,
    1,
    area.effect,
    0,
    area.speed,
    area.stay,
    ...toLittleEndian(text.length & 0xffff),
    ...toLittleEndian(text.length >> 16),
    ...text,
  ];
  return [0xa3, 0x06, area.reply ? 1 : 2, 0, 0, 0, 1, ...toLittleEndian(content.length), ...content];
}

interface ShowOptions extends Area {
  shape: BoardShape;
  deviceType: number;
  font: string;
  lineBreak: string;
}

export function encodeShow(
  address: number,
  { lines }: BoardContent,
  { shape, deviceType, font, lineBreak, ...area }: ShowOptions,
): Uint8Array {
  // A backslash would start an escape of the controller, so it is removed. The protocol does not define an empty text, so a
  // dark area gets a space.
  const fitted = fitLines(lines, shape, '\\');
  const text = toBytes(`${font}${fitted.length === 0 ? ' ' : fitted.join(lineBreak)}`);
  return wrapPacket(address, deviceType, encodeArea(area, text, fitted.length > 1));
}

/** The controller answers A0 00 when it accepts a command, and A0 01 when it refuses it. */
export function readAnswer(received: Uint8Array): BoardAnswer {
  for (const data of unwrapPackets(received)) {
    if (data[0] !== 0xa0) continue;
    if (data[1] === 0x00) return 'accepted';
    if (data[1] === 0x01) return 'refused';
  }
  return 'incomplete';
}
