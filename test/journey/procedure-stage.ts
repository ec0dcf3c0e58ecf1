// A catalogue worth looking at: twelve agencies, sixty procedures, names as long as provinces publish them, and one with all the
// parts of the law.
import { expectDone } from '../fakes/office.ts';
import type { RealOffice } from './real-office.ts';

export const agencies = [
  'Sở Tư pháp',
  'Sở Khoa học và Công nghệ',
  'Sở Nông nghiệp và Môi trường',
  'Sở Xây dựng',
  'Sở Tài chính',
  'Sở Y tế',
  'Sở Giáo dục và Đào tạo',
  'Sở Nội vụ',
  'Sở Công Thương',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Ban Quản lý Khu kinh tế tỉnh',
  'Công an tỉnh',
];
export const fields = [
  'Hộ tịch',
  'Bưu chính, viễn thông',
  'Chuyển giao công nghệ',
  'Năng lượng nguyên tử',
  'Sở hữu trí tuệ',
];
export const birth = 'Thủ tục đăng ký khai sinh';
export const longName =
  'Thủ tục chấm dứt hiệu lực của giấy chứng nhận đăng ký khi nhận được đề nghị không tiếp tục thực hiện toàn bộ lĩnh vực hoạt động đã được chứng nhận đăng ký của tổ chức cung cấp dịch vụ kiểm định, hiệu chuẩn, thử nghiệm';

const day = { quarterDays: 4, unit: 'working_day' };
const steps = [
  {
    content:
      'Kiểm tra, xem xét tính chính xác, đầy đủ của hồ sơ, lập phiếu tiếp nhận và hẹn trả kết quả; quét (scan) và lưu trữ hồ sơ điện tử, dùng chữ ký số cá nhân được cấp để ký trên bản điện tử; cập nhật vào Hệ thống thông tin giải quyết TTHC của tỉnh và chuyển ngay đến cơ quan có thẩm quyền giải quyết theo quy định (hoặc chuyển vào đầu giờ ngày làm việc tiếp theo đối với trường hợp tiếp nhận sau 15 giờ hàng ngày).',
    responsible: 'Công chức Trung tâm Phục vụ hành chính công',
    duration: day,
    durationText: '01 ngày làm việc',
  },
  {
    content: 'Thẩm định hồ sơ, trình lãnh đạo ký',
    responsible: 'Công chức phòng chuyên môn',
    duration: day,
    durationText: '01 ngày làm việc',
  },
  { content: 'Ký kết quả', responsible: 'Lãnh đạo Sở', duration: day, durationText: '01 ngày làm việc' },
  { content: 'Trả kết quả', responsible: '', duration: null, durationText: 'Không tính thời gian' },
].map((step, i) => ({ no: i + 1, label: `Bước ${i + 1}`, result: null, ...step }));

const details = {
  level: 'full',
  parts: [
    { kind: 'sequence', text: 'Nộp hồ sơ tại Bộ phận một cửa.\nNhận giấy hẹn, và nhận kết quả theo ngày hẹn.' },
    { kind: 'manner', text: 'Nộp trực tiếp, qua bưu chính hoặc trực tuyến.' },
    { kind: 'sets', text: '01 bộ' },
    { kind: 'applicant', text: 'Cha, mẹ, ông, bà hoặc người thân thích khác của trẻ em.' },
    { kind: 'result', text: 'Giấy khai sinh (bản chính)' },
    { kind: 'conditions', text: 'Đăng ký trong thời hạn 60 ngày kể từ ngày sinh con.' },
  ],
  papers: [
    { name: 'Tờ khai đăng ký khai sinh', originals: 1, copies: null, form: 'Mẫu số 01', required: true },
    { name: 'Giấy chứng sinh', originals: 1, copies: null, form: null, required: true },
    { name: 'Văn bản ủy quyền', originals: null, copies: 1, form: null, required: false },
  ],
  fees: [{ name: 'Lệ phí đăng ký khai sinh', amount: 8000, text: '' }],
};

function makeProcess(i: number) {
  const name = i === 0 ? birth : `${longName} nhóm ${i}`;
  return {
    agency: agencies[i % agencies.length],
    field: fields[Math.floor(i / agencies.length) % fields.length],
    number: String(i + 1).padStart(2, '0'),
    procedures: [{ code: `1.00${1000 + i}`, name, ...(i === 0 ? { details } : {}) }],
    steps,
    total: { quarterDays: 12, unit: 'working_day' },
    totalText: '03 ngày làm việc',
    notes: [],
  };
}

/** The document, as data: so many processes, each with one procedure. */
export function makeDecision(count: number, number = '514/QĐ-UBND'): string {
  return JSON.stringify({
    decision: { number, date: '2026-03-09', province: 'Mẫu', title: 'Phê duyệt quy trình nội bộ' },
    processes: Array.from({ length: count }, (_, i) => makeProcess(i)),
  });
}

export async function fillCatalogue(office: RealOffice, count = 60): Promise<void> {
  const { token } = expectDone(await office.call('staff.sign-in', { name: 'quan-tri', pin: '1234' }));
  // What the example office brings along is put aside: the walks count what they see.
  for (;;) {
    const { items } = expectDone(await office.call('procedure.search', { text: '' }));
    if (items.length === 0) break;
    for (const { id } of items) expectDone(await office.call('procedure.retire', { id }, token));
  }
  const content = Buffer.from(makeDecision(count)).toString('base64');
  expectDone(await office.call('catalogue.import', { fileName: 'quyet-dinh.json', content }, token));
}
