// Describes the status of a printer in sentences, for the self-test on paper and for the terminal.
import type { PrinterStatus } from './drivers/escpos/status.ts';
import type { SlipStrings } from './slip.ts';

type Words = { [K in keyof PrinterStatus]: Record<Exclude<PrinterStatus[K], 'unknown'>, keyof SlipStrings> };

const words: Words = {
  line: { online: 'answerLineOnline', offline: 'answerLineOffline' },
  cover: { shut: 'answerCoverShut', open: 'answerCoverOpen' },
  paper: { ok: 'answerPaperOk', 'near-end': 'answerPaperNearEnd', out: 'answerPaperOut' },
  cutter: { ok: 'answerCutterOk', stuck: 'answerCutterStuck' },
  error: { none: 'answerErrorNone', passing: 'answerErrorPassing', lasting: 'answerErrorLasting' },
};

/** Returns one sentence for each part of the status that the printer reported. */
export function describeStatus(status: PrinterStatus, strings: SlipStrings): string[] {
  return Object.entries(words).flatMap(([part, sentences]) => {
    const key = (sentences as Record<string, keyof SlipStrings>)[status[part as keyof PrinterStatus]];
    return key === undefined ? [] : [strings[key]];
  });
}
