// Alpha, BetaBrite and Adaptive signs. They never answer a text, so the server cannot notice a dead one.
import { z } from 'zod';
import { defineProtocol } from '../../board.ts';
import { encodeText } from './alpha-frame.ts';

const sign = z.string().regex(/^[\x20-\x7e]$/, 'one ASCII sign');

export const protocol = defineProtocol({
  name: 'alpha',
  options: z.strictObject({
    type: sign.default('Z').describe('Type code of the sign; "Z" is every type'),
    label: sign.default('0').describe('File to write; "0" is the priority file, which needs no memory set-up'),
    position: sign.default(' ').describe('" " middle line, "\\"" top, "0" fill'),
    mode: sign.default('b').describe('"b" hold, "a" rotate'),
    blinkMode: sign.default('c').describe('"c" flash'),
    checksum: z.boolean().default(true).describe('Old signs ignore it; none is known to mind'),
  }),
  openOwnWire: null,
  create: (shape, options) => ({
    blinksByItself: true,
    // Without a pause the sign takes a transmission for a part of the one before.
    gapMs: 100,
    answerMs: 0,
    addresses: { from: 0, to: 255 },
    encode: (address, content) => [{ bytes: encodeText(address, content, { ...options, shape }), readAnswer: null }],
  }),
});
