// What cannot be read is known by its bytes, soon, and has a sentence; what can be read is never taken for it.
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import en from '../../common/text/en/catalogue.json' with { type: 'json' };
import vi from '../../common/text/vi/catalogue.json' with { type: 'json' };
import { template, writeSpreadsheet } from '../../server/catalogue/formats/write-spreadsheet.ts';
import { readFile } from '../../server/catalogue/reading/isolated/read-file.ts';
import { UnreadableDocument } from '../../server/catalogue/reading/model.ts';
import { seriousRules, warningRules } from '../../server/catalogue/reading/warnings.ts';
import { projectRoot } from '../../server/config/paths.ts';
import { findKind } from '../../server/documents/file-kind.ts';
import { measureWork } from '../fakes/waiting.ts';
import { readSeed, seeds } from './expected.ts';
import { toTcvn3 } from './letters.ts';

const nothing = { province: null, decision: null };
const readersDir = join(projectRoot, 'server/catalogue/reading/layouts');
const examples = readdirSync(readersDir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.txt'));

async function whyNot(bytes: Uint8Array, fileName: string) {
  try {
    await readFile(bytes, fileName, nothing);
  } catch (error) {
    if (error instanceof UnreadableDocument) return error.detail;
    throw error;
  }
  throw new Error(`${fileName} was read`);
}

const bytes = (...values: (number | string)[]) =>
  new Uint8Array(
    Buffer.concat(
      values.map(value => (typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from([value]))),
    ),
  );
/** The old office format, with a stream of this name somewhere in it. */
const compound = (stream: string) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(1_024),
      Buffer.from(stream, 'utf16le'),
      Buffer.alloc(512),
    ]),
  );
const zipped = (...names: string[]) => zipSync(Object.fromEntries(names.map(name => [name, strToU8('<x/>')])));
const emptyWord = zipSync({
  'word/document.xml': strToU8('<w:document><w:body><w:p><w:r><w:drawing/></w:r></w:p></w:body></w:document>'),
});

const refused: [what: string, name: string, content: Uint8Array, rule: keyof typeof vi.files][] = [
  ['nothing', 'a.txt', new Uint8Array(), 'file-empty'],
  ['blank lines', 'a.docx', bytes(0xef, 0xbb, 0xbf, ' \r\n\t\n'), 'file-empty'],
  ['a picture', 'a.png', bytes(0x89, 'PNG\r\n', 26, 10), 'file-image'],
  ['a picture called a Word file', 'a.docx', bytes(0x89, 'PNG\r\n', 26, 10), 'file-image'],
  ['a photo', 'a.jpg', bytes(0xff, 0xd8, 0xff, 0xe0, 'JFIF'), 'file-image'],
  ['a photo of a phone', 'a.heic', bytes(0, 0, 0, 24, 'ftypheic'), 'file-image'],
  ['a PDF', 'a.pdf', bytes('%PDF-1.7\n%', 0xe2, 0xe3), 'file-pdf'],
  ['an old Word file', 'a.doc', compound('WordDocument'), 'file-old-word'],
  ['an old Excel file', 'a.xls', compound('Workbook'), 'file-old-excel'],
  ['an old file of another program', 'a.ppt', compound('PowerPoint Document'), 'file-old-office'],
  ['a Word file with a password', 'a.docx', compound('EncryptedPackage'), 'file-encrypted'],
  ['rich text', 'a.rtf', bytes('{\\rtf1\\ansi Quy tr'), 'file-rich-text'],
  ['an OpenDocument', 'a.odt', zipped('mimetype', 'content.xml'), 'file-open-document'],
  ['slides', 'a.pptx', zipped('[Content_Types].xml', '_rels/.rels', 'ppt/presentation.xml'), 'file-slides'],
  ['an archive', 'a.zip', zipped('quyet-dinh.docx'), 'file-archive'],
  ['half a Word file', 'a.docx', zipped('word/document.xml').slice(0, 60), 'file-broken'],
  ['a Word file without a document', 'a.docx', zipped('word/styles.xml'), 'file-broken'],
  ['a Word file of a picture', 'a.docx', emptyWord, 'word-without-text'],
  ['a spreadsheet of another kind', 'a.xlsx', zipped('xl/workbook.xml'), 'file-not-template'],
  ['random bytes', 'a.docx', new Uint8Array(randomBytes(50_000)), 'file-binary'],
  ['a saved page', 'a.html', bytes('<!DOCTYPE html><html><body>Quy trinh</body></html>'), 'file-web'],
  ['any text', 'a.txt', new TextEncoder().encode('Biên bản họp giao ban'), 'no-course'],
  ['broken data', 'a.json', bytes('{"decision": {\n"number": }'), 'json-broken'],
  ['other data', 'a.json', bytes('{"processes": [1]}'), 'json-shape'],
];

describe('a file', () => {
  it.each(refused)('that is %s is refused as what it is', async (_what, name, content, rule) => {
    expect(await whyNot(content, name)).toMatchObject({ rule });
    expect(vi.files[rule]).toMatch(/\.$/);
    expect(en.files[rule]).toMatch(/\.$/);
  });

  it('says in which line data is broken', async () => {
    expect(await whyNot(bytes('{"decision": {\n"number": }'), 'a.json')).toMatchObject({ values: { line: 2 } });
  });

  it('of nine megabytes that is no text is refused at once', async () => {
    const content = new Uint8Array(randomBytes(9_000_000));
    expect(await measureWork(() => whyNot(content, 'a.docx'))).toBeLessThan(1_000);
  });

  it('is read by what it is, not by what it is called', async () => {
    const seed = readSeed(seeds.konTum);
    expect((await readFile(seed, 'quyet-dinh.xlsx', nothing))[0]?.processes.length).toBeGreaterThan(0);
    expect(await whyNot(await writeSpreadsheet(template), 'mau.docx').catch(String)).toMatch(/was read/);
  });
});

describe('a text', () => {
  const konTum = readSeed(seeds.konTum).toString('utf8');
  const utf16 = Buffer.from(konTum, 'utf16le');
  it.each<[string, Uint8Array]>([
    ...Object.values(seeds).map((file): [string, Uint8Array] => [file, readSeed(file)]),
    ...examples.map((file): [string, Uint8Array] => [file, readFileSync(join(readersDir, file))]),
    ['in UTF-16', utf16],
    ['in UTF-16 of the other kind', Buffer.from(utf16).swap16()],
    ['in UTF-16 with its mark', Buffer.from(`\ufeff${konTum}`, 'utf16le')],
    ['in TCVN3', toTcvn3(konTum)],
    ['in NFD', Buffer.from(konTum.normalize('NFD'))],
    ['with a few damaged bytes', Buffer.from(konTum.replace(/ng/g, (found, at) => (at % 97 === 0 ? 'n\0' : found)))],
  ])('%s is a text', (_name, content) => {
    expect(findKind(content)).toBe('text');
  });
});

describe('the sentences', () => {
  it('have a title for every rule, and know which rules are serious', () => {
    for (const { titles } of [vi, en]) expect(Object.keys(titles).sort()).toEqual([...warningRules].sort());
    for (const rule of seriousRules) expect(warningRules).toContain(rule);
  });

  it('describe every layout', () => {
    const layouts = readdirSync(readersDir, { withFileTypes: true }).filter(entry => entry.isDirectory());
    for (const { layouts: said } of [vi, en])
      expect(Object.keys(said).sort()).toEqual(layouts.map(({ name }) => name).sort());
  });
});
