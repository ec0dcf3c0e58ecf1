// Tries one printer: asks how it is, prints its self-test, and tells what is known of both.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrinterSetting } from '../../config/device-settings.ts';
import type { Config } from '../../config/environment.ts';
import { SetupError } from '../../config/setup-error.ts';
import { readTexts } from '../../config/texts.ts';
import { localSetting, readModel } from '../../devices/open-devices.ts';
import { createEscposPrinter } from '../../devices/printer/drivers/escpos/index.ts';
import { probePrinter } from '../../devices/printer/drivers/escpos/probe.ts';
import { printOnPaper } from '../../devices/printer/drivers/pretend/index.ts';
import { showSlip } from '../../devices/printer/drivers/pretend/show.ts';
import { PrintFault, type PrintFaultReason } from '../../devices/printer/printer.ts';
import { describeSelfTest } from '../../devices/printer/printer-self-test.ts';
import { encodePng } from '../../devices/printer/raster.ts';
import type { Slip, SlipStrings } from '../../devices/printer/slip.ts';
import { describeStatus } from '../../devices/printer/status-words.ts';
import { bytesPerSecond } from '../../transport/transport.ts';
import { connectDevice, upMs } from './device-connection.ts';

const faults: Record<PrintFaultReason, string> = {
  'paper-out': 'There is no paper, or it ended in the middle of the slip.',
  'cover-open': 'The cover is open.',
  cutter: 'The knife is stuck.',
  offline: 'The printer does not answer any more: is it switched on and plugged in?',
  'timed-out': 'The printer took the slip and then neither finished nor said why.',
  broken: 'The printer reports a fault; look at its lamps.',
};

/** Whether it answered, or the self-test was surely sent. @throws SetupError */
export async function checkPrinter(setting: PrinterSetting, config: Config, say: (line: string) => void) {
  const { id, wire } = setting;
  const profile = readModel(setting, config);
  const texts = readTexts<SlipStrings>('slip.json');
  const [onPaper, onTerminal] = [texts.get('vi'), texts.get('en')];
  if (onPaper === undefined || onTerminal === undefined) throw new Error('texts of slips are missing');
  const describe = (answers: readonly string[]): Slip =>
    describeSelfTest({ printer: id, profile, answers, language: 'vi', at: Date.now() }, config.site, onPaper);

  if (wire === null) {
    const file = join(config.dataDir, `self-test-${id}.png`);
    const png = await encodePng(await showSlip(await printOnPaper(describe([onPaper.answersPretend]), profile)));
    try {
      mkdirSync(config.dataDir, { recursive: true });
      writeFileSync(file, png);
    } catch (error) {
      throw new SetupError(`The picture of the self-test cannot be written: ${(error as Error).message}.`);
    }
    say(`It is a pretend printer: what a ${profile.maker} ${profile.model} would print is in ${file}.`);
    return true;
  }

  const line = await connectDevice(wire, config, say);
  try {
    const opened = line.createTransport(wire);
    const asks = profile.statusCommands.dleEot;
    const { up, answered, status } = await (asks
      ? probePrinter(opened, upMs)
      : { up: true, answered: 0, status: null });
    if (!up) {
      say(line.explain());
      return false;
    }
    const heard = (strings: SlipStrings) =>
      status === null
        ? [strings.answersUnasked]
        : answered === 0
          ? [strings.answersNone]
          : describeStatus(status, strings);
    for (const sentence of heard(onTerminal)) say(`  ${sentence}`);
    say('Printing the self-test…');
    const speed = bytesPerSecond(localSetting(wire));
    const printer = createEscposPrinter({
      id,
      profile,
      transport: opened,
      bytesPerSecond: speed,
      log: line.log,
      timing: null,
    });
    printer.start(false);
    try {
      const state = await printer.print(describe(heard(onPaper)));
      if (state === 'printed') say('The printer itself says that the self-test is out.');
      else if (answered > 0)
        say('Everything was sent and the printer is well; whether the slip is out it does not say: look at the paper.');
      else if (!asks) say('Everything was sent; this model never answers, so look at the paper.');
      else
        say(
          'Everything was sent, but a printer of this model should have answered: look at the paper. If nothing came out, is another program connected to it? If it came out, its profile says too much.',
        );
      return state === 'printed' || answered > 0 || !asks;
    } catch (error) {
      if (!(error instanceof PrintFault)) throw error;
      if (!error.sent && error.reason === 'offline' && answered === 0) say(line.explain());
      else
        say(`${faults[error.reason]} ${error.sent ? 'The self-test did not come out whole.' : 'Nothing was printed.'}`);
      return false;
    } finally {
      await printer.stop();
    }
  } finally {
    await line.close();
  }
}
