// Files as the province's system writes them, for these tests: the same rows in many shapes, with people's names in columns that
// nobody may keep.
import writeXlsx from 'write-excel-file/node';

/** Of a person; may be found nowhere after the file was taken. */
export const marks = ['Zqxnguyen Văn Mẫu', '999912345678', '0987654321', 'Zqxdiachi'];

export const heads = [
  ...['STT', 'Số hồ sơ', 'Chủ hồ sơ', 'Số CCCD', 'Điện thoại', 'Địa chỉ', 'Tên thủ tục', 'Lĩnh vực'],
  ...['Ngày tiếp nhận', 'Ngày hẹn trả', 'Trạng thái', 'Bước xử lý', 'Ghi chú'],
];

export interface Line {
  serial: number;
  state: string;
  due?: string;
  step?: string;
  code?: string;
}

export const codeOf = (serial: number) => `000.00.01.H99-261120-${String(serial).padStart(4, '0')}`;

function toCells({ serial, state, due = '25/11/2026 16:30', step = 'Thẩm định', code = codeOf(serial) }: Line) {
  const [name = '', id = '', phone = '', address = ''] = marks;
  return [
    ...[String(serial), code, name, id, phone, address, 'Đăng ký khai sinh', 'Hộ tịch'],
    ...['20/11/2026 09:00', due, state, step, `gọi ${phone}`],
  ];
}

const quote = (cell: string, separator: string) =>
  cell.includes(separator) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export function toCsv(lines: readonly Line[], separator = ',', columns: readonly string[] = heads): string {
  return [columns, ...lines.map(toCells)]
    .map(cells => `${cells.map(cell => quote(cell, separator)).join(separator)}\r\n`)
    .join('');
}

/** With the name of the office above the heads, dates as dates and one as a number. */
export async function toXlsx(lines: readonly Line[]): Promise<Buffer> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const date = (text: string) => {
    const [, day, month, year, hour, minute] = /(\d+)\/(\d+)\/(\d+) (\d+):(\d+)/.exec(text) ?? [];
    const value = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)));
    return { value, type: Date, format: 'dd/mm/yyyy hh:mm' };
  };
  const serial = (text: string) => ({
    value: (date(text).value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000,
    type: Number,
  });
  const rows = lines.map(line =>
    toCells(line).map((cell, place) =>
      place === 8 ? date(cell) : place === 9 ? serial(cell) : { value: cell, type: String },
    ),
  );
  const data = [[bold('ỦY BAN NHÂN DÂN PHƯỜNG MẪU')], [], [bold('DANH SÁCH HỒ SƠ')], heads.map(bold), ...rows];
  return (await writeXlsx([{ sheet: 'Hồ sơ', data: data as never }])).toBuffer() as Promise<Buffer>;
}
