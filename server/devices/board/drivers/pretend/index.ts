// Boards that exist only on the page /pretend-boards, for the example office and for tests.
import { z } from 'zod';
import { defineProtocol } from '../../board.ts';
import { encodeShow, readAnswer } from './pretend-frame.ts';
import { createPretendTransport } from './pretend-transport.ts';

export const protocol = defineProtocol({
  name: 'pretend',
  options: z.strictObject({}),
  openOwnWire: createPretendTransport,
  create: shape => ({
    blinksByItself: true,
    gapMs: 0,
    answerMs: 200,
    addresses: { from: 1, to: 255 },
    encode: (address, content) => [
      { bytes: encodeShow(address, content, shape), readAnswer: received => readAnswer(address, received) },
    ],
  }),
});
