// Tries one board: shows its test pages and tells what came back.
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../../config/environment.ts';
import { describeTestPages, testBoard } from '../../devices/board/board-self-test.ts';
import type { Board, Boards } from '../../devices/board/registry.ts';
import { placeBoards } from '../../devices/open-devices.ts';
import { createLog } from '../../runtime/log.ts';
import { connectDevice, type DeviceConnection, upMs } from './device-connection.ts';

/** Long enough to read a page on a board. */
const pageMs = 1_500;

type BoardOfSite = Config['site']['boards'][number];

/** Whether it answered, or all pages were surely sent. @throws SetupError */
export async function checkBoard(setting: BoardOfSite, config: Config, say: (line: string) => void): Promise<boolean> {
  const line = setting.wire === null ? null : await connectDevice(setting.wire, config, say);
  try {
    const boards: Boards = await placeBoards(config, {
      settings: [setting],
      createTransport: line?.createTransport ?? noWire,
      log: line?.log ?? createLog('silent'),
    });
    const [board] = boards.list;
    if (board === undefined) throw new Error('the board was not made');
    boards.start();
    try {
      return await (line === null ? showPretend(board, say) : tryReal(boards, board, line, say));
    } finally {
      await boards.stop();
    }
  } finally {
    await line?.close();
  }
}

function noWire(): never {
  throw new Error('a pretend board has no wire');
}

async function tryReal(
  boards: Boards,
  board: Board,
  line: DeviceConnection,
  say: (line: string) => void,
): Promise<boolean> {
  const until = Date.now() + upMs;
  const isDown = () => boards.health().some(({ message }) => message === 'line down');
  while (isDown() && Date.now() < until) await wait(20);
  if (isDown()) {
    say(line.explain());
    return false;
  }
  const count = describeTestPages(board.profile).length;
  say(`Showing ${count} pages, ${Math.ceil((count * pageMs) / 1000)} s in all…`);
  const { outcome, message } = await testBoard(boards, board, pageMs);
  say(message);
  return outcome === 'accepted' || outcome === 'sent';
}

async function showPretend(board: Board, say: (line: string) => void): Promise<boolean> {
  const { columns } = board.profile;
  const edge = `+${'-'.repeat(columns)}+`;
  say('It is a pretend board. It shows, one page after the other:');
  let shown = true;
  for (const page of describeTestPages(board.profile)) {
    board.show(page, null);
    await wait(10);
    const content = board.pretend?.() ?? null;
    shown &&= content !== null;
    say([edge, ...(content?.lines ?? []).map(line => `|${line.padEnd(columns)}|`), edge].join('\n'));
  }
  return shown;
}
