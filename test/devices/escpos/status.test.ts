// What a printer says about itself: whole, in pieces, broken, late. Unknown is never ok.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerExamples,
  bytesOf,
  commandExamples,
} from '../../../server/devices/printer/drivers/escpos/byte-examples.ts';
import {
  applyMessage,
  conditionOf,
  createStatusReader,
  encodeQuestion,
  encodeReporting,
  type PrinterStatus,
  type Question,
  questions,
  type StatusMessage,
  unknownStatus,
} from '../../../server/devices/printer/drivers/escpos/status.ts';
import { answerDone, answerTo, reportOf, wellStatus } from '../../../server/devices/printer/drivers/pretend/answers.ts';

/** What is read when the questions have been asked and these bytes come, in pieces of so many. */
function readAll(bytes: Uint8Array, asked: readonly Question[], pieces = bytes.length): StatusMessage[] {
  const reader = createStatusReader();
  for (const question of asked) reader.expect(question);
  const said: StatusMessage[] = [];
  for (let at = 0; at < bytes.length; at += pieces) said.push(...reader.read(bytes.subarray(at, at + pieces)));
  return said;
}
const statusFrom = (said: StatusMessage[]) => said.reduce(applyMessage, unknownStatus);
const well = bytesOf(answerExamples.well.join(''));

describe('questions', () => {
  test('are DLE EOT 1 to 4, and GS a for reports', () => {
    expect(questions.map(question => Buffer.from(encodeQuestion(question)))).toEqual(
      commandExamples.questions.map(bytesOf),
    );
    expect(Buffer.from(encodeReporting(true))).toEqual(bytesOf(commandExamples.reporting));
  });
});

describe('four answers', () => {
  test('of a printer that is well are ok, in whole and in halves', () => {
    for (const pieces of [4, 2, 1]) {
      const status = statusFrom(readAll(well, questions, pieces));
      expect(status).toEqual(wellStatus);
      expect(conditionOf(status)).toBe('ok');
    }
  });

  test.each([
    ['near its end', 4, answerExamples.nearEnd, 'paper-near-end'],
    ['out of paper', 4, answerExamples.paperOut[0], 'paper-out'],
    ['out of paper, near end said too', 4, answerExamples.paperOut[1], 'paper-out'],
    ['open', 2, answerExamples.coverOpen, 'cover-open'],
    ['stuck in the knife', 3, answerExamples.knifeStuck, 'cutter'],
    ['offline', 1, answerExamples.offline, 'offline'],
    ['stopped for paper', 2, '32', 'paper-out'],
    ['jammed', 3, '16', 'broken'],
    ['broken for good', 3, '32', 'broken'],
    ['too hot for a while', 3, '52', 'offline'],
  ] as const)('of one that is %s', (_, question, hex, condition) => {
    const bytes = Uint8Array.from(well);
    bytes.set(bytesOf(hex), question - 1);
    const said = readAll(bytes, questions);
    // Question 4 alone knows of paper that has come back.
    if (condition === 'paper-out' && question === 2) said.pop();
    expect(conditionOf(statusFrom(said))).toBe(condition);
  });

  test('with one missing are unknown, whichever it is', () => {
    for (const missing of questions) {
      const said = readAll(well, questions).filter(answer => answer.kind === 'answer' && answer.question !== missing);
      expect(conditionOf(statusFrom(said))).toBe('unknown');
    }
  });

  test('with none are unknown', () => {
    expect(conditionOf(unknownStatus)).toBe('unknown');
  });
});

describe('a byte', () => {
  test('that nobody asked for is no answer', () => {
    const reader = createStatusReader();
    expect(reader.read(Uint8Array.of(0x12))).toEqual([]);
    expect(reader.strayBytes).toBe(1);
  });

  test('that comes too late is not the answer to the next question', () => {
    const reader = createStatusReader();
    reader.expect(4);
    reader.discardPending();
    reader.expect(1);
    expect(reader.read(Uint8Array.of(0x1a))).toEqual([{ kind: 'answer', question: 1, byte: 0x1a }]);
  });

  test('of flow control is no answer', () => {
    expect(readAll(Uint8Array.of(0x13, 0x11, 0x12), [1])).toEqual([{ kind: 'answer', question: 1, byte: 0x12 }]);
  });
});

describe('reports by itself', () => {
  test.each([
    [answerExamples.reportWell, 'ok'],
    [answerExamples.reportCoverOpen, 'cover-open'],
    [answerExamples.reportPaperOut, 'paper-out'],
    [answerExamples.reportNearEnd, 'paper-near-end'],
  ] as const)('%s', (hex, condition) => {
    for (const pieces of [4, 3, 1]) {
      const said = readAll(bytesOf(hex), [], pieces);
      expect(said).toHaveLength(1);
      expect(conditionOf(statusFrom(said))).toBe(condition);
    }
  });

  test('between answers and confirmations are kept apart', () => {
    const stream = bytesOf(
      `12 ${answerExamples.reportCoverOpen} 16 ${answerExamples.done.hex} ${answerExamples.reportWell} 12`,
    );
    for (let pieces = 1; pieces <= stream.length; pieces++)
      expect(readAll(stream, [3, 2, 4], pieces).map(said => said.kind)).toEqual([
        'answer',
        'report',
        'answer',
        'done',
        'report',
        'answer',
      ]);
  });

  test('that break off do not take the next one with them', () => {
    const said = readAll(bytesOf(`14 00 ${answerExamples.reportCoverOpen} ${answerExamples.reportPaperOut}`), []);
    expect(conditionOf(statusFrom(said.slice(0, 1)))).toBe('cover-open');
    expect(conditionOf(statusFrom(said))).toBe('paper-out');
  });
});

describe('"all is on paper"', () => {
  const { hex, id } = answerExamples.done;

  test('comes with its id, in whole and in halves', () => {
    for (const pieces of [7, 4, 3, 1]) expect(readAll(bytesOf(hex), [], pieces)).toEqual([{ kind: 'done', id }]);
    expect(Buffer.from(answerDone(id))).toEqual(bytesOf(hex));
  });

  test.each([
    ['cut short and said again', `37 22 30 30 ${answerExamples.done.hex}`],
    ['after rubbish', `ff 00 37 ${answerExamples.done.hex}`],
    ['of another kind before it', `37 23 30 00 ${answerExamples.done.hex}`],
  ])('%s is still read', (_, bytes) => {
    expect(readAll(bytesOf(bytes), []).filter(said => said.kind === 'done')).toEqual([{ kind: 'done', id }]);
  });

  test.each([
    ['without its end', '37 22 30 30 30 31 41'],
    ['with a control for a letter', '37 22 30 30 0a 31 00'],
  ])('%s is none', (_, bytes) => {
    expect(readAll(bytesOf(bytes), []).filter(said => said.kind === 'done')).toEqual([]);
  });
});

describe('whatever comes', () => {
  const anyStatus = fc.record<PrinterStatus>({
    paper: fc.constantFrom('ok', 'near-end', 'out'),
    cover: fc.constantFrom('shut', 'open'),
    cutter: fc.constantFrom('ok', 'stuck'),
    line: fc.constantFrom('online', 'offline'),
    error: fc.constantFrom('none', 'passing', 'lasting'),
  });

  test('what a printer means is what is read, by answers and by reports', () => {
    fc.assert(
      fc.property(anyStatus, status => {
        const answers = Uint8Array.from(questions, question => answerTo(question, status));
        expect(statusFrom(readAll(answers, questions))).toEqual(status);
        expect(statusFrom(readAll(reportOf(status), []))).toEqual(status);
      }),
    );
  });

  test('random bytes never crash it, and pieces change nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 7 }), (bytes, pieces) => {
        expect(readAll(bytes, questions, pieces)).toEqual(readAll(bytes, questions));
      }),
      { numRuns: 2000 },
    );
  });

  test('silence and bytes without sense are never ok', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        const senseless = bytes.filter(byte => (byte & 0x91) !== 0x10);
        expect(conditionOf(statusFrom(readAll(senseless, questions)))).toBe('unknown');
      }),
    );
  });
});
