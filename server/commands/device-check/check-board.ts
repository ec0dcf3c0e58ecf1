// `npm run device -- test` for one board: shows its test pages and prints what came back.
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../../config/environment.ts';
import { describeTestPages, testBoard } from '../../devices/board/board-self-test.ts';
import type { Board, Boards } from '../../devices/board/registry.ts';
import { placeBoards } from '../../devices/open-devices.ts';
import { createLog } from '../../runtime/log.ts';
import { connectDevice, connectMs, type DeviceConnection } from './device-connection.ts';

/** Long enough to read a page on a board. */
const pageMs = 1_500;

type BoardOfSite = Config['site']['boards'][number];

/**
 * Returns whether the board answered, or all pages were certainly sent.
 * @throws SetupError when the board or its connection is set up wrongly
 */
export async function checkBoard(
  setting: BoardOfSite,
  config: Config,
  print: (line: string) => void,
): Promise<boolean> {
  const connection = setting.wire === null ? null : await connectDevice(setting.wire, config, print);
  try {
    const boards: Boards = await placeBoards(config, {
      settings: [setting],
      createTransport: connection?.createTransport ?? refuseTransport,
      log: connection?.log ?? createLog('silent'),
    });
    const [board] = boards.list;
    if (board === undefined) throw new Error('the board was not made');
    boards.start();
    try {
      return await (connection === null
        ? showPretendBoard(board, print)
        : testRealBoard(board, { boards, connection, print }));
    } finally {
      await boards.stop();
    }
  } finally {
    await connection?.close();
  }
}

function refuseTransport(): never {
  throw new Error('a pretend board has no transport');
}

async function testRealBoard(
  board: Board,
  { boards, connection, print }: { boards: Boards; connection: DeviceConnection; print: (line: string) => void },
): Promise<boolean> {
  const until = Date.now() + connectMs;
  const isDown = () => boards.health().some(({ message }) => message === 'line down');
  while (isDown() && Date.now() < until) await wait(20);
  if (isDown()) {
    print(connection.explainFailure());
    return false;
  }
  const count = describeTestPages(board.profile).length;
  print(`Showing ${count} pages, ${Math.ceil((count * pageMs) / 1000)} s in all…`);
  const { outcome, message } = await testBoard(boards, board, pageMs);
  print(message);
  return outcome === 'accepted' || outcome === 'sent';
}

async function showPretendBoard(board: Board, print: (line: string) => void): Promise<boolean> {
  const { columns } = board.profile;
  const edge = `+${'-'.repeat(columns)}+`;
  print('It is a pretend board. It shows, one page after the other:');
  let shown = true;
  for (const page of describeTestPages(board.profile)) {
    board.show(page, null);
    await wait(10);
    const content = board.pretend?.() ?? null;
    shown &&= content !== null;
    print([edge, ...(content?.lines ?? []).map(line => `|${line.padEnd(columns)}|`), edge].join('\n'));
  }
  return shown;
}
