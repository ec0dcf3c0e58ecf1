// Onbon BX-5K and BX-6K controllers with a font card (ASCII and GB2312, so no Vietnamese marks), over RS-232, RS-485 or TCP.
import { z } from 'zod';
import { defineProtocol } from '../../board.ts';
import { encodeShow, readAnswer } from './area-command.ts';

const byte = z.int().min(0).max(0xff);
const pixels = z.int().min(0).max(4096);

export const protocol = defineProtocol({
  name: 'onbon-5k6k',
  options: z.strictObject({
    deviceType: byte.default(0xfe).describe('254 any, 81 5K1, 88 5K2, 97 6K1, 98 6K2, 99 6K3'),
    x: pixels.default(0),
    y: pixels.default(0),
    width: pixels.describe('Pixels; the sheet says bytes of eight, its example and all captured lines say pixels'),
    height: pixels,
    unit: z
      .enum(['pixels', 'bytes'])
      .default('pixels')
      .describe('"bytes" for firmware that counts x and width in eights'),
    areaId: byte.default(0),
    lineGap: byte.default(0),
    runMode: byte.default(1),
    timeoutSec: z.int().min(0).max(0xffff).default(2),
    effect: byte.default(1).describe('1 still, 2 at once, 3 moves left'),
    speed: byte.default(1),
    stay: byte.default(2).describe('Half seconds'),
    reply: z.boolean().default(true).describe('Asks the controller to answer, so that its silence is noticed'),
    font: z
      .string()
      .regex(/^[\x20-\x7e]*$/)
      .default('\\FO000')
      .describe('Escape in front of the text that chooses the font'),
    lineBreak: z
      .string()
      .regex(/^[\x20-\x7e]+$/)
      .default('\\n')
      .describe('Escape between two lines'),
  }),
  openOwnWire: null,
  create(shape, { unit, ...options }) {
    const scale = unit === 'bytes' ? 8 : 1;
    const area = { ...options, x: Math.floor(options.x / scale), width: Math.ceil(options.width / scale) };
    return {
      blinksByItself: false,
      gapMs: 20,
      answerMs: 400,
      // FFFE addresses all controllers, which then do not answer; FFFF does not exist.
      addresses: { from: 1, to: 0xfffe },
      encode: (address, content) => [
        {
          bytes: encodeShow(address, content, { ...area, shape }),
          readAnswer: options.reply && address !== 0xfffe ? readAnswer : null,
        },
      ],
    };
  },
});
