// The driver of receipt printers with the ESC/POS commands, as far as the profile of the model supports them.
import type { Log } from '../../../../runtime/log.ts';
import type { Transport } from '../../../../transport/transport.ts';
import type { PrinterDriver, PrinterWatch } from '../../printer.ts';
import type { PrinterProfile } from '../../printer-profile.ts';
import type { CommandSet, MessageReader, PrinterMessage, PrinterTiming } from './command-set.ts';
import { encodeRecovery } from './commands.ts';
import { encodeSlip } from './encode.ts';
import { createPrintSession } from './print-session.ts';
import {
  applyMessage,
  conditionOf,
  createStatusReader,
  encodeQuestion,
  encodeReporting,
  questions,
  unknownStatus,
} from './status.ts';

export interface EscposDependencies {
  /** The printer's name in the site file. */
  id: string;
  profile: PrinterProfile;
  transport: Transport;
  /** About how many bytes the transport carries in a second; used to compute deadlines. */
  bytesPerSecond: number;
  log: Log;
  /** Differences from the usual times, for tests; null in an office. */
  timing: Partial<PrinterTiming> | null;
}

/** DLE DC4 8 with its seven fixed bytes: discards the buffers at once. Printers that do not know it ignore it. */
const clearBuffers = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/** Tests of the printing itself pass another `encode`. */
export function createEscposPrinter(
  dependencies: EscposDependencies,
  encode = encodeSlip,
): PrinterDriver & PrinterWatch {
  const { id, profile, transport, bytesPerSecond, log, timing } = dependencies;
  const { dleEot, asb } = profile.statusCommands;
  const commands: CommandSet = {
    encode: (slip, jobId) => encode(slip, profile, { doneId: jobId, pulse: false, beep: false }),
    requestStatus: dleEot ? Buffer.concat(questions.map(encodeQuestion)) : new Uint8Array(),
    enableStatus: asb ? encodeReporting(true) : new Uint8Array(),
    clearBuffers: clearBuffers,
    resynchronize: encodeResynchronize(profile),
    createReader: () => createReader(profile),
    // Without a status request, a silent printer cannot be distinguished from a disconnected one.
    answersStatus: dleEot,
    confirmsPrint: profile.printComplete === 'gs-paren-h',
  };
  return createPrintSession({ id, commands, transport, bytesPerSecond, log, timing });
}

/** Completes a command that was cut off, and cuts the incomplete slip from the next one. */
function encodeResynchronize(profile: PrinterProfile): Uint8Array {
  const cut = { full: [0x1d, 0x56, 0], part: [0x1d, 0x56, 1], none: [] }[profile.cut];
  const lines = Array<number>(profile.linesBeforeCut).fill(0x0a);
  return Buffer.concat([
    encodeRecovery(profile.widthDots / 8, profile.maxBandRows),
    Uint8Array.from([...lines, ...cut]),
  ]);
}

function createReader(profile: PrinterProfile): MessageReader {
  const reader = createStatusReader();
  let status = unknownStatus;
  return {
    expectStatus() {
      for (const question of questions) reader.expect(question);
    },
    discardPending: () => reader.discardPending(),
    push: bytes =>
      reader.read(bytes).flatMap((message): PrinterMessage[] => {
        if (message.kind === 'done') return [{ kind: 'done', jobId: message.id }];
        status = applyMessage(status, message);
        // The condition follows from four answers, so it is reported when the last one has come.
        if (message.kind === 'answer' && message.question !== 4) return [];
        const condition = conditionOf(status);
        const reported = condition === 'paper-near-end' && !profile.paper.nearEndSensor ? 'ok' : condition;
        return [{ kind: 'condition', condition: reported }];
      }),
  };
}
