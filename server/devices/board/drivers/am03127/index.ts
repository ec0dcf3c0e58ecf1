// AM03127 / AM004 moving-message boards, sold as McCrypt, Conrad and Amplus. They answer ACK or NACK, except at address 0, which
// addresses all boards.
import { z } from 'zod';
import { defineProtocol } from '../../board.ts';
import { encodePage, readAnswer } from './am03127-frame.ts';

const letter = z.string().regex(/^[A-Za-z]$/, 'one letter');

export const protocol = defineProtocol({
  name: 'am03127',
  options: z.strictObject({
    line: z.int().min(1).max(8).default(1).describe('Line of the page'),
    page: letter.default('A').describe('Page that the board shows after switching on'),
    lead: letter.default('E').describe('How the text comes in; "E" at once'),
    show: letter.default('A').describe('How it stands; "A" still'),
    blinkShow: letter.default('B').describe('How it stands while called; "B" blinking'),
    wait: letter.default('B').describe('How long it stands before it is shown again'),
    lag: letter.default('E').describe('How the text goes out'),
  }),
  openOwnWire: null,
  create: (shape, options) => ({
    blinksByItself: true,
    gapMs: 10,
    answerMs: 500,
    addresses: { from: 0, to: 255 },
    encode: (address, content) => [
      {
        bytes: encodePage(address, content, { ...options, shape }),
        readAnswer: address === 0 ? null : readAnswer,
      },
    ],
  }),
});
