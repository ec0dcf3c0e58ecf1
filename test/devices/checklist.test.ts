// The slip of a procedure: what stands on it, and that it can be drawn and scanned on any paper.
import { describe, expect, it } from 'vitest';
import { makeBlock } from '../../server/devices/printer/blocks.ts';
import { describeChecklist, type ProcedureOnSlip } from '../../server/devices/printer/checklist.ts';
import { describeAsText } from '../../server/devices/printer/drivers/escpos/text-mode.ts';
import { drawSlip } from '../../server/devices/printer/raster.ts';
import { makeSheet, type Pen } from '../../server/devices/printer/sheet.ts';
import { makeProfile } from '../fakes/plain-slips.ts';
import { readCodes } from './codes.ts';
import { readStrings, site, ticket } from './example-slips.ts';

const strings = readStrings('vi');
const asked = { language: 'vi', at: ticket.issuedAt };
const pageUrl = 'http://192.168.1.20:8080/p/2.002383-lang-son';
const procedure: ProcedureOnSlip = {
  code: '2.002383.000.00.00.H37',
  name: 'Bổ sung Giấy phép tiến hành công việc bức xạ - Sử dụng thiết bị X-quang chẩn đoán trong y tế',
  agency: 'Sở Khoa học và Công nghệ',
  totalText: '17 ngày làm việc',
  papers: [
    { name: 'Đơn đề nghị', originals: 1, copies: null, required: true },
    { name: 'Bản sao Chứng chỉ nhân viên bức xạ', originals: 0, copies: 2, required: false },
  ],
  fees: [{ name: 'Lệ phí', text: '200.000 đồng' }],
  steps: [
    {
      label: 'Bước 1',
      content: 'Tiếp nhận hồ sơ',
      responsible: 'Công chức một cửa',
      durationText: '0,5 ngày làm việc',
    },
    { label: '', content: 'Trả kết quả', responsible: '', durationText: '' },
  ],
  decision: { number: '514/QĐ-UBND', date: '2022-09-08' },
  pageUrl,
};
const linesOf = (one: ProcedureOnSlip) => describeChecklist(one, { ...asked, site, strings }).lines;
const textsOf = (one: ProcedureOnSlip) => linesOf(one).flatMap(line => (line.kind === 'text' ? [line.text] : []));

describe('the checklist', () => {
  it('has a box for each paper, with how many of it', () => {
    expect(linesOf(procedure).filter(line => line.kind === 'check')).toEqual([
      { kind: 'check', text: 'Đơn đề nghị', note: 'bản chính: 1' },
      { kind: 'check', text: 'Bản sao Chứng chỉ nhân viên bức xạ', note: 'nếu có, bản sao: 2' },
    ]);
  });

  it('says name, time, fee, agency and decision, and no step', () => {
    const texts = textsOf(procedure);
    expect(texts).toContain(procedure.name);
    expect(texts).toContain('Mã thủ tục: 2.002383.000.00.00.H37');
    expect(texts).toContain('Thời hạn giải quyết: 17 ngày làm việc');
    expect(texts).toContain('Phí, lệ phí: Lệ phí: 200.000 đồng');
    expect(texts).toContain('Cơ quan giải quyết: Sở Khoa học và Công nghệ');
    expect(texts).toContain('Theo Quyết định số 514/QĐ-UBND ngày 08/09/2022');
    expect(texts.join(' ')).not.toContain('Tiếp nhận hồ sơ');
  });

  it('without papers is named otherwise, says whom to ask, and lists who does what how long', () => {
    const bare = { ...procedure, papers: [], fees: [], code: null, decision: { number: null, date: null } };
    const texts = textsOf(bare);
    expect(texts).toContain('TÓM TẮT THỦ TỤC');
    expect(texts).not.toContain(strings.listTitle);
    expect(texts).toContain('Giấy tờ cần nộp, phí, lệ phí: mời hỏi quầy hướng dẫn.');
    expect(linesOf(bare).filter(line => line.kind === 'item')).toEqual([
      { kind: 'item', mark: '1.', text: 'Công chức một cửa', note: '0,5 ngày làm việc' },
      { kind: 'item', mark: '2.', text: 'Trả kết quả', note: '' },
    ]);
    expect(linesOf(bare).some(line => line.kind === 'check')).toBe(false);
    const step = { label: 'Bước 1', content: '1.1. Kiểm tra hồ sơ', responsible: '', durationText: '' };
    const textOf = (changes: Partial<typeof step>) =>
      linesOf({ ...bare, steps: [{ ...step, ...changes }] }).flatMap(line => (line.kind === 'item' ? [line.text] : []));
    // An instruction for officers is not printed; nor a figure without its words.
    expect(textOf({ content: 'Kiểm tra '.repeat(40) })).toEqual(['Bước 1']);
    expect(textOf({ content: 'Trả kết quả; thu phí' })).toEqual(['Trả kết quả']);
    expect(textOf({})).toEqual(['1.1. Kiểm tra hồ sơ']);
    expect(textsOf({ ...bare, steps: [] })).not.toContain(strings.listSteps);
    expect(textsOf({ ...bare, fees: procedure.fees })).toContain('Giấy tờ cần nộp: mời hỏi quầy hướng dẫn.');
  });

  it('of what is no law yet says so in white on black', () => {
    const marks = (number: string | null) =>
      linesOf({ ...procedure, decision: { number, date: null } }).filter(line => line.kind === 'mark');
    expect(marks(null)).toEqual([{ kind: 'mark', text: 'DỰ THẢO – CHƯA BAN HÀNH' }]);
    expect(marks('514/QĐ-UBND')).toEqual([]);
  });

  it('has letters of one size from the first line of its list to the last', () => {
    const texts = [
      'Lãnh đạo',
      'Công chức tiếp nhận hồ sơ',
      'Công chức, viên chức, nhân viên tiếp nhận hồ sơ của đơn vị làm việc tại Trung tâm Phục vụ hành chính công tỉnh',
    ];
    const fonts = new Set<string>();
    const pen = {
      font: '',
      lineWidth: 0,
      textAlign: 'left',
      fillText: () => void fonts.add(pen.font),
    } as unknown as Pen;
    const measure = (text: string, _weight: number, dots: number) => text.length * dots * 0.52;
    const sheet = makeSheet({ widthDots: 576, dpi: 203 }, 1, {
      pen,
      measure,
      encodeQr: () => ({ size: 0, isDark: () => false }) as never,
    });
    for (const text of texts) makeBlock({ kind: 'item', mark: '1.', text, note: '' }, sheet).draw(0);
    expect([...fonts].filter(font => font.startsWith('500'))).toEqual(['500 28px "Slip Sans"']);
  });

  it('of very many papers says how many more there are', () => {
    const paper = procedure.papers[0];
    if (paper === undefined) throw new Error('no paper');
    const many = { ...procedure, papers: Array.from({ length: 27 }, () => paper) };
    expect(linesOf(many).filter(line => line.kind === 'check').length).toBe(20);
    expect(textsOf(many)).toContain('… và 7 mục nữa, xem trên điện thoại.');
  });

  it.each([576, 384] as const)('is drawn on paper of %i dots with a code that a phone reads', async widthDots => {
    const slip = describeChecklist(procedure, { ...asked, site, strings });
    const bitmap = await drawSlip(slip, { widthDots, dpi: 203 });
    expect(await readCodes(bitmap)).toContain(pageUrl);
    expect(bitmap.heightDots).toBeLessThan(2_400);
  });

  it('in letters has boxes of letters', () => {
    const parts = describeAsText(describeChecklist(procedure, { ...asked, site, strings }), makeProfile());
    const letters = parts
      .map(part => (part.kind === 'letters' ? Buffer.from(part.bytes).toString('latin1') : ''))
      .join('');
    expect(letters).toContain('[ ] Don de nghi');
  });
});
