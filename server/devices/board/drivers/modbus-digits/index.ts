// Seven-segment displays that are Modbus RTU slaves ("LED-485-xxx" and its many copies). Makers use different registers for the
// digits, so the register map stands in the profile. A slave answers each write, except at address 0, which addresses all.
import { z } from 'zod';
import { defineProtocol } from '../../board.ts';
import { readAnswer, toRegisters } from './registers.ts';
import { encodeWrite } from './write-request.ts';

const register = z.int().min(0).max(0xffff);

export const protocol = defineProtocol({
  name: 'modbus-digits',
  options: z.strictObject({
    register: register.describe('First register of the text'),
    function: z.union([z.literal(6), z.literal(16)]).describe('6 writes one register, 16 writes several'),
    encoding: z
      .enum(['int16', 'float', 'ascii', 'segments'])
      .describe('"int16" and "float" show digits only: "A012" is 12. "ascii" and "segments" show the letter as well'),
    charactersPerRegister: z.union([z.literal(1), z.literal(2)]).default(2),
    highFirst: z
      .boolean()
      .default(true)
      .describe('The first character is the high byte; for "float" the high word is first'),
    align: z.enum(['left', 'right']).default('right'),
    blank: z.int().min(-1).max(32_767).default(0).describe('Number that stands for nothing, where the board has one'),
    also: z
      .array(z.strictObject({ register, value: z.int().min(0).max(0xffff) }))
      .default([])
      .describe('Registers to set after the text, such as a decimal point that somebody left on'),
  }),
  openOwnWire: null,
  create: (shape, options) => ({
    blinksByItself: false,
    // A pause of 3.5 characters ends a frame, which is 4 ms at 9600 baud; adapters are less exact, so it is doubled.
    gapMs: 8,
    answerMs: 250,
    addresses: { from: 0, to: 247 },
    encode(address, { lines }) {
      const writes = [{ register: options.register, values: toRegisters(lines, shape, options) }];
      for (const { register, value } of options.also) writes.push({ register, values: [value] });
      return writes.map(({ register, values }) => {
        const bytes = encodeWrite({ unit: address, register, values, single: options.function === 6 });
        return { bytes, readAnswer: address === 0 ? null : received => readAnswer(bytes, received) };
      });
    },
  }),
});
