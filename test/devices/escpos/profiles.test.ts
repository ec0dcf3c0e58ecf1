// Printers as data: every profile in the folder is right, and editors can check new ones.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printOnPaper } from '../../../server/devices/printer/drivers/pretend/index.ts';
import { showSlip } from '../../../server/devices/printer/drivers/pretend/show.ts';
import { describeProfile, findProfile, readProfile } from '../../../server/devices/printer/printer-profile.ts';
import { describeTicketSlip } from '../../../server/devices/printer/slip.ts';
import { readCodes } from '../codes.ts';
import { readStrings, site, ticket, trackUrl } from '../example-slips.ts';
import { profileFiles, readModel } from './profiles.ts';

const schemaFile = new URL('../../../firmware-config/schema/printer.schema.json', import.meta.url);

test('the models that offices have are there', () => {
  expect(profileFiles.sort()).toEqual([
    'epson-tm-t81iii.json',
    'epson-tm-t82.json',
    'epson-tm-t88.json',
    'generic-58.json',
    'generic-80.json',
    'rongta-rp326.json',
    'rongta-rp80.json',
    'xprinter-80.json',
    'zjiang-pos-5890.json',
  ]);
});

describe.each(profileFiles)('%s', file => {
  const profile = readModel(file);

  test('is read, says why, and points at its schema', () => {
    expect(profile.comments.length).toBeGreaterThan(0);
    expect(profile.$schema).toBe('../schema/printer.schema.json');
  });

  test('claims nothing that its own words deny', () => {
    // Paper that is 58 mm wide has no room for more.
    if (profile.paperMm === 58) expect(profile.widthDots).toBe(384);
    expect(profile.text.columns * 12).toBeLessThanOrEqual(profile.widthDots);
    if (profile.statusCommands.asb) expect(profile.statusCommands.dleEot).toBe(true);
    // The last dots must pass the knife; a line is a sixth of an inch.
    expect((profile.linesBeforeCut * profile.dpi) / 6).toBeGreaterThanOrEqual(profile.headToKnifeDots);
  });
});

test('the schema for editors is the one that the server checks with', () => {
  const made = JSON.parse(JSON.stringify(describeProfile()));
  // UPDATE_SCHEMA=1 npx vitest run test/devices/escpos/profiles.test.ts
  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(schemaFile, `${JSON.stringify(made, null, 2)}\n`);
  expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(made);
});

describe('a profile with a mistake is refused in one sentence that names file and key', () => {
  const good = readModel('generic-80.json');
  const refusal = (change: object) => {
    try {
      readProfile(JSON.stringify({ ...good, ...change }), 'x.json');
      return 'accepted';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each([
    ['a width that no head has', { widthDots: 600 }, 'widthDots'],
    ['a head wider than its paper', { paperMm: 58 }, 'widthDots'],
    ['bands too high', { maxBandRows: 300 }, 'maxBandRows'],
    ['a key that nobody reads', { maxBandRow: 100 }, 'maxBandRow'],
    ['asking a printer that never answers', { statusCommands: { dleEot: false, asb: false } }, 'printComplete'],
    ['no comments at all', { comments: undefined }, 'comments'],
  ])('%s', (_, change, key) => {
    expect(refusal(change)).toMatch(/^x\.json: .+\.$/);
    expect(refusal(change)).toContain(key);
    expect(refusal(change)).not.toContain('\n');
  });

  test('something that is no JSON', () => {
    expect(() => readProfile('{', 'x.json')).toThrow(/^x\.json is not JSON/);
  });
});

test('a new model is one new file, and its slips come out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'printers-'));
  try {
    const model = { ...readModel('generic-80.json'), maker: 'Antech', model: 'A200', maxBandRows: 200 };
    writeFileSync(join(folder, 'antech-a200.json'), JSON.stringify(model));
    const profile = findProfile('antech-a200', folder);
    const paper = await printOnPaper(describeTicketSlip(ticket, site, readStrings('vi')), profile);
    expect(paper.faults).toEqual([]);
    expect(await readCodes(await showSlip(paper))).toBe(trackUrl);
    expect(() => findProfile('antech-a300', folder)).toThrow(
      'There is no printer profile "antech-a300"; there are antech-a200.',
    );
    expect(() => findProfile('../antech-a200', folder)).toThrow('There is no printer profile');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
