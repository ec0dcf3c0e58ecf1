// A Word file with the tables of a decision says what its text says.
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/reading/read-document.ts';
import { readExpected, readSeed, seeds } from './expected.ts';

let read: ReadDocument;
beforeAll(async () => {
  read = await createDocumentReader();
});
const nothingGiven = { province: null, decision: null };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** Word breaks a text into runs wherever it likes. */
const run = (text: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraph = (text: string) =>
  text === ''
    ? '<w:p/>'
    : `<w:p w:rsidR="00A1"><w:pPr/>${run(text.slice(0, 3))}<w:del><w:r><w:delText>xoá</w:delText></w:r></w:del>${run(text.slice(3))}</w:p>`;
const cell = (texts: string[]) =>
  `<w:tc><w:tcPr><w:tcW w:w="10"/></w:tcPr>${texts.map(paragraph).join('') || '<w:p/>'}</w:tc>`;
const table = (rows: string[][][]) =>
  `<w:tbl><w:tblPr/>${rows.map(row => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;

const pack = (inside: string) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${inside}<w:sectPr/></w:body></w:document>`,
    ),
    'word/media/image1.png': new Uint8Array(100),
  });

/** The published text as the Word file that it came from: rows of tabs are tables. */
function toWord(text: string): Uint8Array {
  const parts: string[] = [];
  let rows: string[][][] = [];
  const endTable = () => {
    if (rows.length > 0) parts.push(table(rows));
    rows = [];
  };
  for (const line of text.split('\n')) {
    const cells = line.replaceAll('**', '').split('\t');
    if (cells.length > 1) rows.push(cells.map(cell => [cell]));
    // A page's end is nothing in Word.
    else if (line.trim() !== '') {
      endTable();
      parts.push(paragraph(line.replaceAll('**', '')));
    }
  }
  endTable();
  return pack(parts.join(''));
}

describe('a Word file', () => {
  it('is read like its text', () => {
    const expected = readExpected('001-expected.json', seeds.caoBang);
    const answer = read(toWord(readSeed(seeds.caoBang).toString('utf8')), 'phu-luc.docx', nothingGiven);
    if (!answer.ok) throw new Error(JSON.stringify(answer.detail));
    const { processes, decision, unread } = answer.value;
    expect(decision).toEqual(expected.decision);
    expect(unread).toEqual([]);
    const bare = (all: typeof processes) =>
      all.map(({ procedures, ...process }) => ({
        ...process,
        line: 0,
        procedures: procedures.map(({ code, name }) => ({ code, name })),
      }));
    expect(bare(processes)).toEqual(bare(expected.processes));
  });

  it('may have paragraphs in its cells, merged cells, a table inside a cell, and letters as numbers', () => {
    const head = [['Bước'], ['Nội dung công việc'], ['Người thực hiện'], ['Thời gian']];
    const inside = [
      paragraph('Quy trình số 7: Cấp giấy A & B'),
      table([
        head,
        [['Bước 1'], ['', 'Nhận hồ sơ', 'Kiểm tra'], ['Công chức'], ['0,5 ngày làm việc']],
        [['Bước 2'], ['Xử lý'], ['Chuyên viên'], ['1 ngày làm việc']],
      ]).replace('Chuyên', 'Chuy&#xEA;n'),
      paragraph(''),
    ].join('');
    const nested = inside.replace('<w:tc><w:tcPr><w:tcW w:w="10"/></w:tcPr>', whole => whole);
    const total =
      '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p><w:r><w:t>Tổng thời gian</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1,5 ngày làm việc</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>';
    const answer = read(pack(nested + total), 'a.docx', nothingGiven);
    if (!answer.ok) throw new Error(JSON.stringify(answer.detail));
    const [process] = answer.value.processes;
    expect(process?.procedures.map(({ name }) => name)).toEqual(['Cấp giấy A & B']);
    expect(process?.steps.map(({ content, responsible }) => [content, responsible])).toEqual([
      ['Nhận hồ sơ\nKiểm tra', 'Công chức'],
      ['Xử lý', 'Chuyên viên'],
    ]);
    expect(process?.total).toEqual({ quarterDays: 6, unit: 'working_day' });
    expect(answer.value.warnings.map(({ rule }) => rule)).not.toContain('sum-differs');
  });

  it('may have labels that Word counts itself, and its text under another name', () => {
    const numbered = (text: string, id: number, level = 0) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
    const plainCell = (inside: string) => `<w:tc>${inside}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(plainCell).join('')}</w:tr>`;
    const step = (content: string, time: string) =>
      row(numbered('', 1), numbered(content, 2) + numbered('chi tiết', 2, 1), paragraph('Một cửa'), paragraph(time));
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const file = zipSync({
      '_rels/.rels': strToU8(
        '<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="/noi-dung/main.xml"/></Relationships>',
      ),
      'noi-dung/_rels/main.xml.rels': strToU8(
        '<Relationships><Relationship Target="so.xml" Type="http://x/numbering" Id="n"/></Relationships>',
      ),
      'noi-dung/so.xml': strToU8(
        `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, 'decimal', 'Bước %1')}</w:abstractNum>` +
          `<w:abstractNum w:abstractNumId="8">${level(0, 'lowerLetter', '%1)')}${level(1, 'upperRoman', '%1.%2')}</w:abstractNum>` +
          '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>',
      ),
      'noi-dung/main.xml': strToU8(
        `<w:document><w:body>${paragraph('Quy trình số 7: Cấp giấy')}<w:tbl>${row(
          ...['Bước', 'Nội dung công việc', 'Người thực hiện', 'Thời gian'].map(paragraph),
        )}${step('Nhận', '1 ngày')}${step('Trả', '2 ngày')}</w:tbl></w:body></w:document>`,
      ),
    });
    const answer = read(file, 'a.docx', nothingGiven);
    if (!answer.ok) throw new Error(JSON.stringify(answer.detail));
    expect(answer.value.processes[0]?.steps.map(({ label, content }) => [label, content])).toEqual([
      ['Bước 1', 'a) Nhận\na.I chi tiết'],
      ['Bước 2', 'b) Trả\nb.I chi tiết'],
    ]);
  });

  it('that is broken or something else is refused', () => {
    const whole = pack(paragraph('Quy trình số 1'));
    for (const bytes of [whole, whole.slice(0, 60), zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })])
      expect(read(bytes, 'a.docx', nothingGiven).ok).toBe(false);
  });

  it('is quoted by tables and rows, since nobody counts its lines', () => {
    const rows = [
      ['Bước', 'Nội dung công việc', 'Người thực hiện', 'Thời gian thực hiện'],
      ['Bước 1', 'Nhận hồ sơ', 'Một cửa', '1 ngày'],
      ['Bước 2', 'Thẩm định', 'Phòng', 'khoảng hai hôm'],
      ['Tổng thời gian', '', '', '3 ngày'],
    ].map(cells => cells.map(cell => [cell]));
    const before = table([[['Một'], ['Hai']]]);
    const named = ['Quy trình số 1', 'Thủ tục: Cấp giấy – Mã TTHC: 1.000001'].map(paragraph).join('');
    const answer = read(pack(`${before}${named}${table(rows)}`), 'a.docx', nothingGiven);
    if (!answer.ok) throw new Error(JSON.stringify(answer.detail));
    const at = answer.value.warnings.find(({ rule }) => rule === 'duration-unclear')?.line;
    expect(answer.quotes.find(({ line }) => line === at)).toMatchObject({
      text: 'Bước 2 | Thẩm định | Phòng | khoảng hai hôm',
      ...{ table: 2, row: 3 },
    });
  });
});
