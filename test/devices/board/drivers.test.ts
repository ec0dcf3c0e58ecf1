// Every driver found in the folder passes the suite; nobody lists them.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BoardExamples } from '../../../server/devices/board/board.ts';
import { capturedPackets } from '../../../server/devices/board/drivers/onbon-5k6k/examples.ts';
import { unwrapPackets, wrapPacket } from '../../../server/devices/board/drivers/onbon-5k6k/packet.ts';
import { driversDir, loadBoardProtocols } from '../../../server/devices/board/load-protocols.ts';
import { fromHex, testBoardDriver, toHex } from './suite.ts';

const protocols = await loadBoardProtocols(driversDir);
for (const protocol of protocols.values()) {
  const file = pathToFileURL(join(driversDir, protocol.name, 'examples.ts')).href;
  testBoardDriver(protocol, (await import(/* @vite-ignore */ file)) as BoardExamples);
}

it('finds the drivers that were ordered', () => {
  const ordered = ['alpha', 'am03127', 'modbus-digits', 'onbon-5k6k', 'pretend', 'template'];
  expect([...protocols.keys()].sort()).toEqual(ordered);
});

describe('captured Onbon packets', () => {
  for (const { what, data, hex } of capturedPackets)
    it(`${what}: made and read back`, () => {
      const packet = wrapPacket(1, 0xfe, [...fromHex(data)]);
      expect(toHex(packet)).toBe(toHex(fromHex(hex)));
      expect(unwrapPackets(packet).map(toHex)).toEqual([toHex(fromHex(data))]);
    });
});
