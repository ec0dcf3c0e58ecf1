// Paper: how long a slip takes to draw and to turn into bytes beside a bare canvas with as many glyphs, what two thousand of them
// leave in memory, and how long after the press of a citizen the first byte of the slip is at the printer.
import { setTimeout as pause } from 'node:timers/promises';
import { openCaller, presses } from './desk.mjs';
import { openLine, steadyMs } from './line.mjs';
import { exampleKiosk, startBare, startOfficeWith, startWorker } from './programs.mjs';
import { median, tell, tellTimes } from './report.mjs';

const warmUp = 50;
const rounds = 4;
const slipsARound = 50;
const slipsOfADay = 2_000;
const memoryLimitMb = 260;
const issuesARound = 40;

async function measureDrawing() {
  // Apart, so that neither is measured in the other's memory.
  const [ours, bare] = [startWorker('slip-process.mjs'), startWorker('slip-process.mjs')];
  const sides = [
    { what: 'ours', worker: ours, times: [] },
    { what: 'bare', worker: bare, times: [] },
  ];
  for (const { what, worker } of sides) await worker.ask({ what, count: warmUp, from: 0 });
  for (let round = 0; round < rounds; round++)
    for (const { what, worker, times } of sides)
      times.push(...(await worker.ask({ what, count: slipsARound, from: round * slipsARound })).times);
  const [{ times }, { times: bareTimes }] = sides;
  tellTimes('slip picture and bytes', times, bareTimes, [0.5, 0.95]);

  const day = { count: slipsOfADay, from: 1_000 };
  const { memory } = await ours.ask({ what: 'ours', ...day });
  const { memory: bareMemory } = await bare.ask({ what: 'bare', ...day });
  const tenth = memory.length / 10;
  const end = median(memory.slice(-tenth));
  tell(`slip memory after ${slipsOfADay} slips`, end, 'MB', median(bareMemory.slice(-tenth)));
  tell(`slip memory after ${slipsOfADay} slips, highest`, Math.max(...memory), 'MB', memoryLimitMb);
  tell('slip memory end against half', end, 'MB', median(memory.slice(memory.length / 2 - tenth, memory.length / 2)));
  await Promise.all([ours.stop(), bare.stop()]);
}

/** From the press to the first byte of its slip; the next press only when the slip is out. */
async function measureIssue() {
  const [paper, barePaper] = [startWorker('devices-process.mjs'), startWorker('devices-process.mjs')];
  const { port: printerPort } = await paper.ask({ do: 'printer' });
  const { port: barePort } = await barePaper.ask({ do: 'printer' });
  const wire = { kind: 'tcp', host: '127.0.0.1', port: printerPort };
  const office = await startOfficeWith({ printers: [{ id: 'may-in-1', profile: 'epson-tm-t82', wire }] });
  const bare = await startBare(undefined, barePort);
  const kiosk = openCaller(office.port, exampleKiosk);
  const line = openLine(bare.port, null);
  let key = 0;
  const sides = [
    {
      devices: paper,
      times: [],
      press: at => kiosk.call('ticket.issue', presses[at % presses.length]),
      isOver: () => paper.ask({ do: 'await', what: 'out', text: '' }),
    },
    {
      devices: barePaper,
      times: [],
      press: at => line.send('/issue', presses[at % presses.length], `issue ${key++}`),
      isOver: async () => {},
    },
  ];
  async function pressOnce({ devices, times, press, isOver }, at) {
    await devices.ask({ do: 'arm' });
    const pressed = steadyMs();
    await press(at);
    const { at: arrived } = await devices.ask({ do: 'await', what: 'slip', text: '' });
    times.push(arrived - pressed);
    await isOver();
    await pause(20);
  }
  for (const side of sides) {
    for (let at = 0; at < warmUp; at++) await pressOnce(side, at);
    side.times.length = 0;
  }
  for (let round = 0; round < rounds; round++)
    for (const side of sides) for (let at = 0; at < issuesARound; at++) await pressOnce(side, at);
  tellTimes('slip from the press to its first byte at the printer', sides[0].times, sides[1].times, [0.5, 0.95]);
}

export async function benchSlip() {
  await measureDrawing();
  await measureIssue();
}
