// The self-test of a board: the pages, and what is said about them.
import { expect, it } from 'vitest';
import { parseProfile } from '../../../server/devices/board/board-profile.ts';
import { describeTestPages, testBoard } from '../../../server/devices/board/board-self-test.ts';
import { usualBusTiming } from '../../../server/devices/board/bus-member.ts';
import { driversDir, loadBoardProtocols } from '../../../server/devices/board/load-protocols.ts';
import { createBoards } from '../../../server/devices/board/registry.ts';
import { createLog } from '../../../server/runtime/log.ts';
import type { Transport } from '../../../server/transport/transport.ts';

const protocols = await loadBoardProtocols(driversDir);

it('shows every dot, a ruler, all letters and a number, and never more than fits', () => {
  expect(describeTestPages({ rows: 1, columns: 4 }).slice(0, 3)).toEqual([['8888'], ['1234'], ['ABCD']]);
  expect(describeTestPages({ rows: 2, columns: 12 })).toEqual([
    ['888888888888', '888888888888'],
    ['123456789012', '123456789012'],
    ['ABCDEFGHIJKL', 'MNOPQRSTUVWX'],
    ['YZ0123456789', '-'],
    ['A012'],
  ]);
});

it.each([
  ['a board that answers', { driver: 'pretend', options: {} }, true, /answered that it shows/],
  ['a mute one', { driver: 'alpha', options: {} }, true, /look at the board/],
  ['one that should answer and does not', { driver: 'am03127', options: {} }, true, /Nothing answers/],
  ['no line', { driver: 'alpha', options: {} }, false, /line is down/],
])('says what is true of %s', async (_what, driver, up, message) => {
  const raw = { name: 'x', evidence: 'documents', rows: 1, columns: 8, why: ['A test.'], ...driver };
  const profile = parseProfile(raw, 'x.json', protocols);
  const wire: Transport = {
    up,
    onBytes: () => () => {},
    onChange: () => () => {},
    start() {},
    async stop() {},
    async write() {},
  };
  const boards = createBoards({
    settings: [
      {
        id: 'led',
        profile: 'x',
        wire: driver.driver === 'pretend' ? null : { kind: 'tcp', host: 'x', port: 1 },
        address: 1,
        counterId: null,
        zone: null,
      },
    ],
    profiles: new Map([['x', profile]]),
    protocols,
    createTransport: () => wire,
    timing: { ...usualBusTiming, retries: 0 },
    log: createLog('silent'),
    now: () => performance.now(),
  });
  boards.start();
  const [board] = boards.list;
  if (board === undefined) throw new Error('no board');
  const report = await testBoard(boards, board, 110);
  await boards.stop();
  expect(report.message).toMatch(message);
});
