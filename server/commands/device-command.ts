// `npm run device -- list` lists the devices of the site file, and `npm run device -- test NAME` tests one for the person beside it.
// It must never report that a device works unless the device answered or certainly received everything.
import { type Config, readConfig } from '../config/environment.ts';
import { SetupError } from '../config/setup-error.ts';
import { checkBoard } from './device-check/check-board.ts';
import { checkPrinter } from './device-check/check-printer.ts';
import { checkSpeaker } from './device-check/check-speaker.ts';
import { describePlace } from './device-check/device-connection.ts';

const usage = 'Usage: npm run device -- list\n       npm run device -- test NAME\n';

const print = (line: string) => void process.stdout.write(`${line}\n`);

interface Device {
  kind: 'printer' | 'board' | 'speaker';
  id: string;
  model: string;
  place: string;
  /** Returns whether the device answered, or everything was certainly sent to it. */
  runTest(): Promise<boolean>;
}

function listDevices(config: Config): Device[] {
  const { printers, boards, speakers } = config.site;
  return [
    ...printers.map(
      (setting): Device => ({
        kind: 'printer',
        id: setting.id,
        model: setting.profile,
        place: describePlace(setting.wire),
        runTest: () => checkPrinter(setting, config, print),
      }),
    ),
    ...boards.map(
      (setting): Device => ({
        kind: 'board',
        id: setting.id,
        model: setting.profile,
        place: `${describePlace(setting.wire)}, address ${setting.address}`,
        runTest: () => checkBoard(setting, config, print),
      }),
    ),
    ...speakers.map(
      (setting): Device => ({
        kind: 'speaker',
        id: setting.id,
        model: '-',
        place:
          setting.out === 'screens'
            ? `the screens ${setting.screens.join(', ') || '(none)'}`
            : `the sound card "${setting.out.card}"`,
        runTest: () => checkSpeaker(setting, config, print),
      }),
    ),
  ];
}

function printDevices(devices: readonly Device[]): void {
  const width = (key: 'kind' | 'id' | 'model') => Math.max(...devices.map(device => device[key].length));
  for (const { kind, id, model, place } of devices)
    print(`${kind.padEnd(width('kind'))}  ${id.padEnd(width('id'))}  ${model.padEnd(width('model'))}  ${place}`);
}

/** Returns the exit code. @throws SetupError when the site file has no such device */
async function main([verb, name, ...more]: string[]): Promise<number> {
  if (more.length > 0 || !(verb === 'test' ? name !== undefined : verb === 'list' && name === undefined)) {
    process.stderr.write(usage);
    return 1;
  }
  const devices = listDevices(readConfig(process.env));
  if (devices.length === 0) throw new SetupError('The site file names no printer, board or speaker.');
  if (verb === 'list') {
    printDevices(devices);
    return 0;
  }
  // A printer and a board may have the same name.
  const chosen = devices.filter(({ id }) => id === name);
  if (chosen.length === 0)
    throw new SetupError(`The site file has no device "${name}"; there are ${devices.map(({ id }) => id).join(', ')}.`);
  let works = true;
  for (const { kind, id, model, place, runTest } of chosen) {
    print(`${kind} ${id}: ${model}, ${place}`);
    works = (await runTest()) && works;
  }
  return works ? 0 : 1;
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `${error?.stack ?? error}\n`);
    process.exit(1);
  },
);
