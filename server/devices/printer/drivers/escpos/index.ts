// A receipt printer that speaks ESC/POS, as its profile says it does. Puts together what the other files of this folder do.
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
  /** About what the wire carries, for deadlines. */
  bytesPerSecond: number;
  log: Log;
  /** Changes to the usual times; null in an office. */
  timing: Partial<PrinterTiming> | null;
}

/** DLE DC4 8 with its seven fixed bytes: real-time, throws away what is in the buffers. All of them harmless to others. */
const clearBuffers = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/** `encode` is another one only in tests of the way to the paper. */
export function createEscposPrinter(parts: EscposDependencies, encode = encodeSlip): PrinterDriver & PrinterWatch {
  const { id, profile, transport, bytesPerSecond, log, timing } = parts;
  const { dleEot, asb } = profile.statusCommands;
  const tongue: CommandSet = {
    encode: (slip, jobId) => encode(slip, profile, { doneId: jobId, pulse: false, beep: false }),
    requestStatus: dleEot ? Buffer.concat(questions.map(encodeQuestion)) : new Uint8Array(),
    enableStatus: asb ? encodeReporting(true) : new Uint8Array(),
    clearBuffers: clearBuffers,
    resynchronize: encodeResync(profile),
    createReader: () => createReader(profile),
    // Without a question to ask, nobody can tell a silent printer from one that is gone.
    answersStatus: dleEot,
    confirmsPrint: profile.printComplete === 'gs-paren-h',
  };
  return createPrintSession({ id, tongue, transport, bytesPerSecond, log, timing });
}

/** Ends what was cut off, and cuts half a slip from the next one. */
function encodeResync(profile: PrinterProfile): Uint8Array {
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
      reader.read(bytes).flatMap((said): PrinterMessage[] => {
        if (said.kind === 'done') return [{ kind: 'done', jobId: said.id }];
        status = applyMessage(status, said);
        // A picture of four answers is told when the last has come.
        if (said.kind === 'answer' && said.question !== 4) return [];
        const condition = conditionOf(status);
        const seen = condition === 'paper-near-end' && !profile.paper.nearEndSensor ? 'ok' : condition;
        return [{ kind: 'condition', condition: seen }];
      }),
  };
}
