// The printer without paper: order, forgetting, and pictures only for those who look.
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { createPretendPrinter } from '../../server/devices/printer/drivers/pretend/index.ts';
import { describeTicketSlip } from '../../server/devices/printer/slip.ts';
import { readModel } from './escpos/profiles.ts';
import { readStrings, site, ticket } from './example-slips.ts';

const strings = readStrings('vi');
const slipOf = (number: string) => describeTicketSlip({ ...ticket, number }, site, strings);
const canvasLoaded = () => Object.keys(createRequire(import.meta.url).cache).some(file => file.includes('@napi-rs'));

test('nothing is drawn until somebody looks', async () => {
  const printer = createPretendPrinter({ profile: readModel('generic-80.json'), keep: 60, delayMs: 0 });
  expect(await printer.print(slipOf('A001'))).toBe('printed');
  expect(canvasLoaded()).toBe(false);
  const [newest] = printer.list();
  const png = await printer.png(newest?.id ?? '');
  expect(png?.subarray(1, 4).toString()).toBe('PNG');
  expect(png?.readUInt32BE(16)).toBe(576);
  expect(canvasLoaded()).toBe(true);
});

test('newest first, the oldest forgotten, one slip at a time', async () => {
  const printer = createPretendPrinter({ profile: readModel('generic-58.json'), keep: 3, delayMs: 20 });
  const listed: number[] = [];
  await Promise.all(
    ['A001', 'A002', 'A003', 'A004'].map(async number => {
      await printer.print(slipOf(number));
      listed.push(printer.list().length);
    }),
  );
  // Were they printed at the same time, the first to end would find all of them.
  expect(listed).toEqual([1, 2, 3, 3]);
  expect(printer.list().map(printed => printed.slip.caption.slice(0, 4))).toEqual(['A004', 'A003', 'A002']);
});

test('a slip that is not there is no picture', async () => {
  const printer = createPretendPrinter({ profile: readModel('generic-80.json'), keep: 2, delayMs: 0 });
  expect(await printer.png('nothing')).toBeNull();
  await printer.print(slipOf('A001'));
  const forgotten = printer.list()[0]?.id ?? '';
  const first = await printer.png(forgotten);
  expect(await printer.png(forgotten)).toBe(first);
  await printer.print(slipOf('A002'));
  await printer.print(slipOf('A003'));
  expect(await printer.png(forgotten)).toBeNull();
});
