// The driver for boards with a simple frame, which is described completely in the profile: four-byte Kanban boards, STX … ETX BCC,
// "$001,…#", "Q1-025" with a line end, and boards of which only one page of the protocol sheet is known.
import { z } from 'zod';
import { checksumKinds } from '../../../../transport/checksum.ts';
import { defineProtocol } from '../../board.ts';
import { encodeTemplate, readTemplateAnswer } from './template-frame.ts';

// In JSON a control character is written as an escape: STX is "\u0002".
const bytes = z.string().regex(/^[\0-\xff]*$/, 'characters up to \\u00ff, one for each byte');

const options = z.strictObject({
  prefix: bytes.default(''),
  address: z
    .strictObject({
      base: z
        .enum(['none', 'binary', 'decimal', 'hex'])
        .describe('"binary" is bytes, high one first; the others are ASCII'),
      width: z.int().min(1).max(8).default(1),
    })
    .prefault({ base: 'none' }),
  separator: bytes.default('').describe('After the address'),
  lead: bytes.default('').describe('In front of the field; a check that begins at the field covers it'),
  field: z.strictObject({
    kind: z
      .enum(['text', 'digits', 'binary'])
      .describe('"digits": the digits of the text; "binary": their value in bytes'),
    width: z.int().min(1).max(64),
    pad: bytes.length(1).default(' '),
    align: z.enum(['left', 'right']).default('right'),
  }),
  terminator: bytes.default(''),
  checksum: z
    .strictObject({
      kind: z.enum(checksumKinds).default('none'),
      from: z.enum(['prefix', 'address', 'field']).default('prefix').describe('The first part that it covers'),
      withTerminator: z
        .boolean()
        .default(false)
        .describe('The terminator is covered, and then stands before the check'),
      lowFirst: z.boolean().default(true).describe('Order of the bytes of a CRC'),
    })
    .prefault({}),
  answer: z
    .strictObject({ accepted: bytes.min(1), refused: bytes.min(1).nullable().default(null) })
    .nullable()
    .default(null)
    .describe('What the board says back; "{address}" stands for its address. Null: it is mute'),
  answerMs: z.int().min(10).max(5000).default(300),
  gapMs: z.int().min(0).max(5000).default(20),
});

const addressCount: Record<string, (width: number) => number> = {
  none: () => 1,
  binary: width => 256 ** width,
  decimal: width => 10 ** width,
  hex: width => 16 ** width,
};

export const protocol = defineProtocol({
  name: 'template',
  options,
  openOwnWire: null,
  create: (shape, { answerMs, gapMs, ...template }) => ({
    blinksByItself: false,
    gapMs,
    answerMs,
    addresses: {
      from: 0,
      to: Math.min((addressCount[template.address.base]?.(template.address.width) ?? 1) - 1, 0xffff),
    },
    encode: (address, content) => [
      {
        bytes: encodeTemplate(address, content, { ...template, shape }),
        readAnswer: template.answer === null ? null : received => readTemplateAnswer(address, template, received),
      },
    ],
  }),
});
