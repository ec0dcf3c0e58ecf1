// The examples of docs/integrate.md are run against a real office, in their order: each answers what the guide shows.
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/config/paths.ts';
import { hashToken } from '../../server/store/secrets.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';
import { codeBlocks, read } from './markdown.ts';

const guide = read('docs/integrate.md');
const programToken = 'the-token-of-a-program';

/** An example, and what the guide says it answers; null where it shows no answer. */
function listExamples(): { command: string; answer: unknown }[] {
  const blocks = [...guide.matchAll(/^```(sh|json)\n([\s\S]*?)^```$/gm)].map(([, kind = '', code = '']) => ({
    kind,
    code,
  }));
  return blocks.flatMap(({ kind, code }, i) => {
    if (kind !== 'sh' || !code.startsWith('curl')) return [];
    const next = blocks[i + 1];
    return [{ command: code, answer: next?.kind === 'json' ? JSON.parse(next.code) : null }];
  });
}

/** What curl would send, for the few options that the guide uses. */
function readCurl(command: string, variables: Record<string, string>) {
  const filled = command.replace(/\$([A-Z]+)/g, (_, name: string) => variables[name] ?? `no ${name}`);
  const address = /"(http[^"]+)"/.exec(filled)?.[1] ?? '';
  const headers = [...filled.matchAll(/-H (?:"([^"]*)"|'([^']*)')/g)].map(([, one, other]) =>
    (one ?? other ?? '').split(': '),
  );
  return { address, headers: Object.fromEntries(headers), body: /-d '([^']*)'/.exec(filled)?.[1] ?? '' };
}

/** The names of fields and what kind of thing stands in them; of a list, of its first. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null || typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

let office: Office;
const variables: Record<string, string> = { KIOSK: exampleKiosk, PROGRAM: programToken };

beforeAll(async () => {
  const program = { id: 'he-thong-tinh', tokenHash: hashToken(programToken), may: ['dossier.import'] };
  office = await startOffice({ site: { programs: [program] } });
  variables.OFFICE = office.url;
});
afterAll(() => office.stop());

describe('the examples for programs', () => {
  const examples = listExamples();

  it('are there', () => expect(examples.length).toBeGreaterThan(7));

  it.each(examples)('answer as the guide shows: $command', async ({ command, answer }) => {
    const { address, headers, body } = readCurl(command, variables);
    const response = await fetch(address, { method: 'POST', headers, body });
    const got = (await response.json()) as { ok: boolean; value?: { token?: string } };
    if (address.endsWith('staff.sign-in')) variables.STAFF = got.value?.token ?? '';
    if (answer === null) expect(got.ok).toBe(true);
    else expect(shapeOf(got)).toEqual(shapeOf(answer));
  });

  it('follow the office live', async () => {
    const staff = await office.openCounter('can-bo-2', 'quay-2');
    const code = codeBlocks(guide, 'js')[0] ?? '';
    const program = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: projectRoot,
      env: { ...process.env, OFFICE: office.url, KIOSK: exampleKiosk },
    });
    let told = '';
    const says = (words: string) =>
      new Promise<void>(resolve => {
        const look = () => told.includes(words) && resolve();
        program.stdout.on('data', look);
        look();
      });
    program.stdout.on('data', chunk => {
      told += chunk;
    });
    try {
      await says('waiting 0');
      const { number } = await office.issue('ho-tich');
      await says('waiting 1');
      expectDone(await office.call('ticket.call-next', { counterId: 'quay-2' }, staff));
      await says(`${number} to counter 2`);
    } finally {
      program.kill();
    }
  });
});
