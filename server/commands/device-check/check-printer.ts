// `npm run device -- test` for one printer: asks for its status, prints its self-test, and reports the result of both.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PrinterSetting } from '../../config/device-settings.ts';
import type { Config } from '../../config/environment.ts';
import { SetupError } from '../../config/setup-error.ts';
import { readTexts } from '../../config/texts.ts';
import { localSetting, readModel } from '../../devices/open-devices.ts';
import { createEscposPrinter } from '../../devices/printer/drivers/escpos/index.ts';
import { probePrinter } from '../../devices/printer/drivers/escpos/probe.ts';
import type { PrinterStatus } from '../../devices/printer/drivers/escpos/status.ts';
import { printOnPaper } from '../../devices/printer/drivers/pretend/index.ts';
import { showSlip } from '../../devices/printer/drivers/pretend/show.ts';
import { PrintFault, type PrintFaultReason } from '../../devices/printer/printer.ts';
import type { PrinterProfile } from '../../devices/printer/printer-profile.ts';
import { describeSelfTest } from '../../devices/printer/printer-self-test.ts';
import { encodePng } from '../../devices/printer/raster.ts';
import type { Slip, SlipStrings } from '../../devices/printer/slip.ts';
import { describeStatus } from '../../devices/printer/status-words.ts';
import { bytesPerSecond } from '../../transport/transport.ts';
import { connectDevice, connectMs } from './device-connection.ts';

const faults: Record<PrintFaultReason, string> = {
  'paper-out': 'There is no paper, or it ended in the middle of the slip.',
  'cover-open': 'The cover is open.',
  cutter: 'The knife is stuck.',
  offline: 'The printer does not answer any more: is it switched on and plugged in?',
  'timed-out': 'The printer took the slip and then neither finished nor said why.',
  broken: 'The printer reports a fault; look at its lamps.',
};

/**
 * Returns whether the printer answered, or the self-test was certainly sent.
 * @throws SetupError when the printer or its connection is set up wrongly, or the picture of a pretend printer cannot be written
 */
export async function checkPrinter(setting: PrinterSetting, config: Config, print: (line: string) => void) {
  const { id, wire } = setting;
  const profile = readModel(setting, config);
  const texts = readTexts<SlipStrings>('slip.json');
  const [onPaper, onTerminal] = [texts.get('vi'), texts.get('en')];
  if (onPaper === undefined || onTerminal === undefined) throw new Error('texts of slips are missing');
  const describe = (answers: readonly string[]): Slip =>
    describeSelfTest({ printer: id, profile, answers, language: 'vi', at: Date.now() }, config.site, onPaper);

  if (wire === null) {
    const file = join(config.dataDir, `self-test-${id}.png`);
    await writePicture(describe([onPaper.answersPretend]), profile, file);
    print(`It is a pretend printer: what a ${profile.maker} ${profile.model} would print is in ${file}.`);
    return true;
  }

  const connection = await connectDevice(wire, config, print);
  try {
    const transport = connection.createTransport(wire);
    const asksStatus = profile.statusCommands.dleEot;
    const probe = asksStatus ? await probePrinter(transport, connectMs) : { up: true, answered: 0, status: null };
    if (!probe.up) {
      print(connection.explainFailure());
      return false;
    }
    for (const sentence of describeAnswers(probe, onTerminal)) print(`  ${sentence}`);
    print('Printing the self-test…');
    const speed = bytesPerSecond(localSetting(wire));
    const printer = createEscposPrinter({
      id,
      profile,
      transport,
      bytesPerSecond: speed,
      log: connection.log,
      timing: null,
    });
    const answered = probe.answered > 0;
    printer.start(false);
    try {
      const state = await printer.print(describe(describeAnswers(probe, onPaper)));
      print(describePrinted(state, { answered, asksStatus }));
      return state === 'printed' || answered || !asksStatus;
    } catch (error) {
      if (!(error instanceof PrintFault)) throw error;
      if (!error.sent && error.reason === 'offline' && !answered) print(connection.explainFailure());
      else
        print(
          `${faults[error.reason]} ${error.sent ? 'The self-test did not come out whole.' : 'Nothing was printed.'}`,
        );
      return false;
    } finally {
      await printer.stop();
    }
  } finally {
    await connection.close();
  }
}

/** @throws SetupError when the file cannot be written */
async function writePicture(slip: Slip, profile: PrinterProfile, file: string): Promise<void> {
  const png = await encodePng(await showSlip(await printOnPaper(slip, profile)));
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, png);
  } catch (error) {
    throw new SetupError(`The picture of the self-test cannot be written: ${(error as Error).message}.`);
  }
}

/** `status` is null when the printer was not asked. */
function describeAnswers(
  { answered, status }: { answered: number; status: PrinterStatus | null },
  strings: SlipStrings,
): string[] {
  if (status === null) return [strings.answersUnasked];
  return answered === 0 ? [strings.answersNone] : describeStatus(status, strings);
}

function describePrinted(
  state: 'printed' | 'unknown',
  { answered, asksStatus }: { answered: boolean; asksStatus: boolean },
): string {
  if (state === 'printed') return 'The printer itself says that the self-test is out.';
  if (answered)
    return 'Everything was sent and the printer is well; whether the slip is out it does not say: look at the paper.';
  if (!asksStatus) return 'Everything was sent; this model never answers, so look at the paper.';
  return 'Everything was sent, but a printer of this model should have answered: look at the paper. If nothing came out, is another program connected to it? If it came out, its profile says too much.';
}
