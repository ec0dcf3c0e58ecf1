// `npm run device -- list` and `npm run device -- test NAME`: looks at a device of the site file and tries it, for whoever
// stands beside it. Must never say that something works unless it answered or surely got everything.

import { type Config, readConfig } from '../config/environment.ts';
import { SetupError } from '../config/setup-error.ts';
import { checkBoard } from './device-check/check-board.ts';
import { checkPrinter } from './device-check/check-printer.ts';
import { checkSpeaker } from './device-check/check-speaker.ts';
import { describePlace } from './device-check/device-connection.ts';

const usage = 'Usage: npm run device -- list\n       npm run device -- test NAME\n';

const say = (line: string) => void process.stdout.write(`${line}\n`);

interface Device {
  kind: 'printer' | 'board' | 'speaker';
  id: string;
  model: string;
  place: string;
  /** Whether something answered or was surely sent. */
  tryOut(): Promise<boolean>;
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
        tryOut: () => checkPrinter(setting, config, say),
      }),
    ),
    ...boards.map(
      (setting): Device => ({
        kind: 'board',
        id: setting.id,
        model: setting.profile,
        place: `${describePlace(setting.wire)}, address ${setting.address}`,
        tryOut: () => checkBoard(setting, config, say),
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
        tryOut: () => checkSpeaker(setting, config, say),
      }),
    ),
  ];
}

function printList(devices: readonly Device[]): void {
  const width = (key: 'kind' | 'id' | 'model') => Math.max(...devices.map(device => device[key].length));
  for (const { kind, id, model, place } of devices)
    say(`${kind.padEnd(width('kind'))}  ${id.padEnd(width('id'))}  ${model.padEnd(width('model'))}  ${place}`);
}

/** The exit code. @throws SetupError */
async function main([verb, name, ...more]: string[]): Promise<number> {
  if (more.length > 0 || !(verb === 'test' ? name !== undefined : verb === 'list' && name === undefined)) {
    process.stderr.write(usage);
    return 1;
  }
  const devices = listDevices(readConfig(process.env));
  if (devices.length === 0) throw new SetupError('The site file names no printer, board or speaker.');
  if (verb === 'list') {
    printList(devices);
    return 0;
  }
  // A printer and a board may have the same name.
  const chosen = devices.filter(({ id }) => id === name);
  if (chosen.length === 0)
    throw new SetupError(`The site file has no device "${name}"; there are ${devices.map(({ id }) => id).join(', ')}.`);
  let works = true;
  for (const { kind, id, model, place, tryOut } of chosen) {
    say(`${kind} ${id}: ${model}, ${place}`);
    works = (await tryOut()) && works;
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
