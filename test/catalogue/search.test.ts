// What people type, and what must come first. The table is the promise; how it is kept is free.
import { afterAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { exampleSite } from '../fakes/office.ts';
import { knownNames, knownReading } from './known-catalogue.ts';
import { openCatalogue, today } from './stored.ts';

const office = openCatalogue();
office.take(knownReading());
const { search } = loadCatalogue(exampleSite());
afterAll(office.close);

const look = (text: string, rest: { agency?: string; field?: string; page?: number; size?: number } = {}) =>
  search({ text, agency: null, field: null, level: null, page: 1, size: 20, ...rest }, office.store, today);

/** [typed, the beginning of the name that must come, within the first so many] */
const table: [string, string, number?][] = [
  // As written, and without marks.
  ['đăng ký khai sinh', 'Đăng ký khai sinh'],
  ['Đăng ký khai sinh', 'Đăng ký khai sinh'],
  ['dang ky khai sinh', 'Đăng ký khai sinh'],
  ['DANG KY KET HON', 'Đăng ký kết hôn'],
  ['khai sinh', 'Đăng ký khai sinh', 3],
  ['khai tu', 'Đăng ký khai tử'],
  ['ket hon', 'Đăng ký kết hôn', 3],
  ['giam ho', 'Đăng ký giám hộ'],
  ['chung thuc chu ky', 'Chứng thực chữ ký'],
  ['di chuc', 'Chứng thực di chúc'],
  ['tach thua', 'Tách thửa'],
  ['ho ngheo', 'Công nhận hộ nghèo'],
  ['tam tru', 'Đăng ký tạm trú'],
  ['tạm trú', 'Đăng ký tạm trú'],
  ['tạm vắng', 'Khai báo tạm vắng'],
  ['trich luc', 'Cấp bản sao Trích lục hộ tịch'],
  ['liet si', 'Giải quyết chế độ trợ cấp thờ cúng liệt sĩ'],
  ['liệt sỹ', 'Giải quyết chế độ trợ cấp thờ cúng liệt sĩ'],
  ['con nuoi', 'Đăng ký việc nuôi con nuôi'],
  ['chuyển mục đích', 'Chuyển mục đích sử dụng đất'],
  ['đăng kí thường trú', 'Đăng ký thường trú'],
  ['hoà giải', 'Hòa giải tranh chấp đất đai'],
  ['hòa giải', 'Hòa giải tranh chấp đất đai'],
  ['huỷ bỏ hiệu lực', 'Thủ tục hủy bỏ hiệu lực của quyết định chứng nhận', 3],
  ['qui chuẩn kĩ thuật', 'Thủ tục cấp', 3],
  ['lĩnh vực hoạt động', 'Thủ tục chấm dứt hiệu lực', 3],
  // Marks rank.
  ['tử', 'Đăng ký khai tử'],
  ['mẹ', 'Đăng ký', 2],
  // Telex and VNI left in.
  ['ddang kys khai sinh', 'Đăng ký khai sinh'],
  ['ddawng kys keets hoon', 'Đăng ký kết hôn'],
  ['khai tuwr', 'Đăng ký khai tử'],
  ['hooj ngheof', 'Công nhận hộ nghèo'],
  ['dang1 ky1 khai sinh', 'Đăng ký khai sinh'],
  ['d9ang8 ky1 ket61 hon6', 'Đăng ký kết hôn'],
  ['chu71ng thu75c di chuc1', 'Chứng thực di chúc'],
  ['ddaats ddai', 'Hòa giải tranh chấp đất đai', 3],
  // Short words.
  ['CCCD', 'Cấp thẻ căn cước'],
  ['làm cccd', 'Cấp thẻ căn cước'],
  ['căn cước công dân', 'Cấp thẻ căn cước'],
  ['GPLX', 'Đổi giấy phép lái xe', 2],
  ['đổi gplx', 'Đổi giấy phép lái xe'],
  ['bằng lái', 'Đổi giấy phép lái xe', 2],
  ['cap lai bang lai xe', 'Cấp lại giấy phép lái xe'],
  ['BHYT', 'Cấp thẻ bảo hiểm y tế'],
  ['the bhyt tre em', 'Cấp thẻ bảo hiểm y tế'],
  ['QSDĐ', 'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất', 2],
  ['qsdd', 'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất', 2],
  ['sổ đỏ', 'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất', 2],
  ['mất sổ đỏ', 'Cấp lại Giấy chứng nhận quyền sử dụng đất do bị mất'],
  ['GKS', 'Đăng ký khai sinh', 3],
  ['ĐKKD', 'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh', 3],
  ['HKD', 'Đăng ký thành lập hộ kinh doanh', 4],
  ['tạm ngừng hkd', 'Tạm ngừng kinh doanh hộ kinh doanh'],
  ['LLTP', 'Cấp Phiếu lý lịch tư pháp'],
  ['ly lich tu phap', 'Cấp Phiếu lý lịch tư pháp'],
  ['xin giấy độc thân', 'Cấp Giấy xác nhận tình trạng hôn nhân'],
  ['THCS', 'Tuyển sinh trung học cơ sở'],
  // Codes.
  ['1.014881', 'Thủ tục hủy bỏ hiệu lực của quyết định chứng nhận chuẩn đo lường'],
  ['1014881', 'Thủ tục hủy bỏ hiệu lực của quyết định chứng nhận chuẩn đo lường'],
  ['014881', 'Thủ tục hủy bỏ hiệu lực của quyết định chứng nhận chuẩn đo lường'],
  ['2.002383.000.00.00.H34', 'Thủ tục bổ sung giấy phép'],
  ['2.002383.000.00.00.H37', 'Thủ tục bổ sung giấy phép'],
  ['2002383', 'Thủ tục bổ sung giấy phép'],
  ['2.002502.00.00.00.H34', 'Thủ tục yêu cầu hỗ trợ từ Quỹ'],
  ['TTHC 3.000452', 'Thủ tục chấm dứt hiệu lực'],
  ['2.00250', 'Thủ tục yêu cầu hỗ trợ từ Quỹ'],
  // While typing.
  ['kha', 'Khai báo tạm vắng', 3],
  ['dang ky kh', 'Đăng ký khai', 2],
  ['đăng ký kế', 'Đăng ký kết hôn'],
  ['chung thu', 'Chứng thực', 2],
  ['x-qua', 'Thủ tục', 3],
  ['can cu', 'Cấp thẻ căn cước'],
  // One wrong letter, a space left out.
  ['dang ky khai simh', 'Đăng ký khai sinh', 3],
  ['dang ky ket hom', 'Đăng ký kết hôn', 3],
  ['chugn thuc chu ky', 'Chứng thực chữ ký'],
  ['giay phep lai xr', 'Đổi giấy phép lái xe', 2],
  ['bao hiem y tw', 'Cấp thẻ bảo hiểm y tế'],
  ['khaisinh', 'Đăng ký khai sinh', 3],
  ['dangkyketho', 'Đăng ký kết hôn', 6],
  ['thuomg tru', 'Đăng ký thường trú'],
  ['kat hon', 'Đăng ký kết hôn', 3],
  ['dank ky tam tru', 'Đăng ký tạm trú'],
  // A word that is one, but not the one in the name.
  ['chuẩn đoán trong y tế', 'Thủ tục', 7],
  ['x quang chuẩn đoán', 'Thủ tục', 7],
  ['gia hạng giấy phép bức xạ', 'Thủ tục gia hạn giấy phép tiến hành công việc bức xạ'],
  // As people speak.
  ['tôi muốn đăng ký kết hôn', 'Đăng ký kết hôn', 2],
  ['làm giấy khai sinh cho con', 'Đăng ký khai sinh', 4],
  ['xin giấy phép xây nhà', 'Cấp giấy phép xây dựng nhà ở riêng lẻ'],
  ['công chứng bản sao', 'Chứng thực bản sao'],
  ['photo công chứng', 'Chứng thực bản sao'],
  ['thủ tục ly hôn', '', 0],
  ['mai táng phí', 'Hỗ trợ chi phí mai táng'],
  ['birth certificate', 'Đăng ký khai sinh', 3],
  ['driving licence', 'Đổi giấy phép lái xe', 2],
  // Agency, field and text.
  ['hộ tịch kết hôn', 'Đăng ký kết hôn', 3],
  ['sở tư pháp', 'Cấp Phiếu lý lịch tư pháp'],
];

describe('search', () => {
  it('is tried on a catalogue of some size', () => {
    expect(knownNames.length).toBeGreaterThanOrEqual(60);
    expect(table.length).toBeGreaterThanOrEqual(60);
  });

  it.each(table)('%s → %s', (typed, name, within = 1) => {
    const { items } = look(typed);
    if (within === 0) return expect(items).toEqual([]);
    const first = items.slice(0, within).map(item => item.name);
    expect(
      first.some(found => found.startsWith(name)),
      `found ${JSON.stringify(items.slice(0, 6).map(item => item.name.slice(0, 60)))}`,
    ).toBe(true);
  });
});

describe('a code that is being typed', () => {
  it.each(['2.002383.000.00.00.H34', '1.014881'])('%s is found from its first dot on', code => {
    const id = look(code).items[0]?.id;
    for (let end = 2; end <= code.length; end++) {
      const typed = code.slice(0, end);
      const { total, items } = look(typed, { size: 100 });
      expect(total, typed).toBeGreaterThan(0);
      expect(
        items.map(item => item.id),
        typed,
      ).toContain(id);
    }
  });
});

describe('a long text', () => {
  const counting = (text: string) => {
    const { catalogue } = office.store;
    const asked: string[] = [];
    const matching = (expression: string) => {
      asked.push(expression);
      return catalogue.matching(expression);
    };
    const found = search(
      { text, agency: null, field: null, level: null, page: 1, size: 20 },
      { catalogue: { ...catalogue, matching } },
      today,
    );
    return { found, asked };
  };

  it('asks the database a few times, and for a dozen words', () => {
    // Words that all exist, and no procedure has them all.
    const words =
      'khai sinh kết hôn giám hộ chứng thực di chúc tách thửa hòa giải tạm trú hộ nghèo liệt sĩ con nuôi trích lục đất đai';
    for (const text of [
      words,
      `${words.replaceAll(' ', 'x ')}x`,
      'a b c d e g h i k l m n o p q r s t u v x y'.repeat(4),
    ]) {
      const { asked } = counting(text.slice(0, 200));
      expect(asked.length, text).toBeLessThanOrEqual(9);
      for (const one of asked.filter(expression => expression.includes(' AND ')))
        expect(one.split(' AND ').length, one).toBeLessThanOrEqual(12);
    }
  });

  it('still finds by its first words', () => {
    const long = `tôi muốn đăng ký khai sinh cho con ${'của tôi '.repeat(20)}`.slice(0, 200);
    expect([...look(long).items, ...look(long).near].map(item => item.name)).toContain('Đăng ký khai sinh');
  });
});

describe('what is found', () => {
  it('has words as typed before words without marks, and names before texts', () => {
    const names = look('tử').items.map(item => item.name);
    expect(names[0]).toBe('Đăng ký khai tử');
    // "Lãnh đạo" stands in the text of every procedure, in no name.
    expect(look('lãnh đạo').total).toBe(knownNames.length);
    const both = look('chứng thực').items.map(item => /chứng thực/i.test(item.name));
    expect(both.indexOf(false)).not.toBe(0);
    expect(both.lastIndexOf(true)).toBeLessThan(both.indexOf(false) === -1 ? both.length : both.indexOf(false));
  });

  it('is marked where its words stand in the name', () => {
    const shown = (text: string) => {
      const item = look(text).items[0];
      return item?.marks.map(([from, to]) => item.name.slice(from, to));
    };
    expect(shown('dang ky khai sinh')).toEqual(['Đăng', 'ký', 'khai', 'sinh']);
    expect(shown('ddang kys khai si')).toEqual(['Đăng', 'ký', 'khai', 'si']);
    expect(shown('làm CCCD')).toEqual(['căn', 'cước']);
    expect(shown('thường trú')).toEqual(['thường', 'trú']);
    expect(shown('2002383')).toEqual([]);
    expect(shown('hoà giải')).toEqual(['Hòa', 'giải']);
  });

  it('can be narrowed by agency and field, which are counted for the whole text', () => {
    const all = look('đăng ký');
    const commune = all.agencies.find(agency => agency.name === 'Ủy ban nhân dân cấp xã');
    expect(all.agencies.reduce((sum, one) => sum + one.count, 0)).toBe(all.total);
    expect(commune?.fields.reduce((sum, one) => sum + one.count, 0)).toBe(commune?.count);
    const narrowed = look('đăng ký', { agency: 'Uỷ ban nhân dân cấp xã', field: 'Hộ tịch' });
    expect(narrowed.total).toBe(commune?.fields.find(field => field.name === 'Hộ tịch')?.count);
    expect(new Set(narrowed.items.map(item => item.field))).toEqual(new Set(['Hộ tịch']));
    expect(narrowed.agencies).toEqual(all.agencies);
  });

  it('is all there is when nothing is typed, twenty a page in the order of a dictionary', () => {
    const pages = [1, 2, 3, 4].map(page => look('', { page }));
    expect(pages[0]?.total).toBe(knownNames.length);
    const names = pages.flatMap(page => page.items.map(item => item.name));
    expect(names.length).toBe(knownNames.length);
    expect(names).toEqual([...names].sort(new Intl.Collator('vi', { numeric: true }).compare));
    expect(pages[0]?.items.length).toBe(20);
  });

  it('when it is nothing comes with what is nearest', () => {
    const none = look('đăng ký khai sinh tàu vũ trụ liên hành tinh');
    expect(none.items).toEqual([]);
    const some = look('đăng ký khai sinh vũ trụ');
    expect(some.total).toBe(0);
    expect(some.near[0]?.name).toContain('khai sinh');
    expect(look('zzzzzz qqqqqq').near).toEqual([]);
  });

  it('takes a slip for granted where no name has the words', () => {
    const found = look('chuẩn đoán');
    expect(found.items.filter(item => item.name.includes('chẩn đoán')).length).toBe(7);
    expect(found.weak).toBe(false);
  });

  it('that stands in texts alone, or in part, is told as near and not as found', () => {
    expect(look('lãnh đạo').weak).toBe(true);
    expect(look('quét hồ sơ').weak).toBe(true);
    for (const text of ['', 'khai sinh', 'dang ky khai simh', 'sở tư pháp', '1.014881', 'CCCD', 'hộ tịch kết hôn'])
      expect(look(text).weak, text).toBe(false);
  });

  it('of a phrase that no name has whole comes with those that have half of it', () => {
    const none = look('giấy phép lái tàu vũ trụ');
    expect(none.total).toBe(0);
    const near = look('đăng ký kinh doanh vũ trụ').near.map(item => item.name);
    expect(near[0]).toContain('kinh doanh');
    expect(near.length).toBeGreaterThan(1);
  });

  it('says how many there are of each way to apply, before one is chosen', () => {
    const { levels, total } = look('khai sinh');
    expect(levels).toEqual({ full: 0, partial: 0, none: 0 });
    expect(total).toBeGreaterThan(0);
  });

  it('has as many on a page as were asked for', () => {
    const [first, second] = [1, 2].map(page => look('', { page, size: 8 }).items.map(item => item.id));
    expect(first?.length).toBe(8);
    expect([...(first ?? []), ...(second ?? [])]).toEqual(
      look('')
        .items.slice(0, 16)
        .map(item => item.id),
    );
  });

  it('names the province only where there are several', () => {
    expect(new Set(look('').items.map(item => item.province))).toEqual(new Set([null]));
    const several = openCatalogue();
    several.take(knownReading());
    several.take(knownReading({ number: '9/QĐ-UBND', province: 'Khác' }));
    const input = { text: 'đăng ký khai tử', agency: null, field: null, level: null, page: 1, size: 20 };
    const { items } = search(input, several.store, today);
    expect(
      items
        .filter(item => item.name === 'Đăng ký khai tử')
        .map(item => item.province)
        .sort(),
    ).toEqual(['Khác', 'Mẫu']);
    several.close();
  });

  it('by its whole code puts the province that was typed first', () => {
    const several = openCatalogue();
    const inH37 = knownReading({ number: '9/QĐ-UBND', province: 'Khác' });
    for (const { procedures } of inH37.processes)
      for (const one of procedures) if (one.code !== null) one.code = one.code.replace('H34', 'H37');
    several.take(knownReading());
    several.take(inH37);
    for (const [province, code] of [
      ['Khác', '2.002383.000.00.00.H37'],
      ['Mẫu', '2.002383.000.00.00.H34'],
    ]) {
      const input = { text: code ?? '', agency: null, field: null, level: null, page: 1, size: 20 };
      const { items } = search(input, several.store, today);
      expect(items[0]).toMatchObject({ code, province });
    }
    several.close();
  });

  it('never fails, whatever is typed', () => {
    for (const text of [
      '"',
      '*',
      'a" OR "b',
      'NEAR(a b)',
      '-',
      '{name}:x',
      '....',
      '1.',
      '9.9',
      'đ',
      '\u0301',
      'x'.repeat(200),
      'AND',
      'a*b^c',
    ])
      expect(() => look(text), text).not.toThrow();
  });
});
