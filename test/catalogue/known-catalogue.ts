// A catalogue of 76 procedures for the tests of search and store: the names of two provinces' decisions, and what a commune's
// office is asked for every day, with invented codes (9.…).
import type { Process, Reading, Step } from '../../server/catalogue/reading/model.ts';

const science = 'Sở Khoa học và Công nghệ';
const commune = 'Ủy ban nhân dân cấp xã';
const xray = 'giấy phép tiến hành công việc bức xạ - Sử dụng thiết bị X-quang chẩn đoán trong y tế';
const testing = 'Giấy chứng nhận đăng ký hoạt động thử nghiệm chất lượng sản phẩm, hàng hóa';
const judging =
  'Giấy chứng nhận đăng ký hoạt động giám định đối tượng hoạt động trong lĩnh vực tiêu chuẩn và hoạt động trong lĩnh vực quy chuẩn kỹ thuật';
const certifying = 'Giấy chứng nhận đăng ký hoạt động chứng nhận sản phẩm, hệ thống quản lý';
const measuring =
  'Giấy chứng nhận đăng ký cung cấp dịch vụ kiểm định, hiệu chuẩn, thử nghiệm phương tiện đo, chuẩn đo lường';
const sandbox =
  'thử nghiệm có kiểm soát sản phẩm, dịch vụ ứng dụng công nghệ số (không gian, phạm vi, đối tượng thử nghiệm trong 01 tỉnh, thành phố)';

/** [code, name] under agency and field. */
const places: [agency: string, field: string, procedures: [string | null, string][]][] = [
  [
    science,
    'Hoạt động khoa học và công nghệ',
    [
      [
        '2.002502.00.00.00.H34',
        'Thủ tục yêu cầu hỗ trợ từ Quỹ phát triển khoa học và công nghệ tỉnh, thành phố trực thuộc Trung ương',
      ],
    ],
  ],
  [
    science,
    'An toàn bức xạ và hạt nhân',
    [
      ['2.002385.000.00.00.H34', 'Thủ tục khai báo thiết bị X-quang chẩn đoán trong y tế'],
      ['2.002380.000.00.00.H34', `Thủ tục cấp ${xray}`],
      ['2.002381.000.00.00.H34', `Thủ tục gia hạn ${xray}`],
      ['2.002382.000.00.00.H34', `Thủ tục sửa đổi ${xray}`],
      ['2.002383.000.00.00.H34', `Thủ tục bổ sung ${xray}`],
      ['2.002384.000.00.00.H34', `Thủ tục cấp lại ${xray}`],
      [
        '2.002379.000.00.00.H34',
        'Thủ tục cấp chứng chỉ nhân viên bức xạ (đối với người phụ trách an toàn cơ sở X-quang chẩn đoán trong y tế).',
      ],
    ],
  ],
  [
    science,
    'Tiêu chuẩn, đo lường, chất lượng',
    [
      ['1.014881', 'Thủ tục hủy bỏ hiệu lực của quyết định chứng nhận chuẩn đo lường'],
      ['1.014885', 'Thủ tục hủy bỏ hiệu lực của quyết định chứng nhận, cấp thẻ kiểm định viện đo lường'],
      ['1.014891', `Thủ tục cấp lại ${testing}`],
      ['1.014894', `Thủ tục cấp lại ${judging}`],
      ['1.014897', `Thủ tục cấp lại ${certifying}`],
      [
        '3.000452',
        'Thủ tục chấm dứt hiệu lực của giấy chứng nhận đăng ký khi nhận được đề nghị không tiếp tục thực hiện toàn bộ lƿnh vực hoạt động đã được chứng nhận đăng ký của tổ chức cung cấp dịch vụ kiểm định, hiệu chuẩn, thử nghiệm',
      ],
      ['3.000450', `Thủ tục cấp ${measuring}`],
      ['3.000463', `Thủ tục cấp lại ${measuring}`],
      [
        '1.014880',
        'Thủ tục điều chỉnh nội dung quyết định chứng nhận chuẩn đo lường dùng trực tiếp để kiểm định phương tiện đo nhóm 2',
      ],
      ['1.014883', 'Thủ tục điều chỉnh nội dung quyết định chứng nhận, cấp thẻ, cấp lại thẻ kiểm định viên đo lường'],
      ['1.014888', `Thủ tục cấp ${testing}`],
      ['1.014889', `Thủ tục cấp ${testing}`],
      ['1.014892', `Thủ tục cấp ${judging}`],
      ['1.014893', `Thủ tục cấp bổ sung, sửa đổi ${judging}`],
      ['1.014895', `Thủ tục cấp ${certifying}`],
      ['1.014896', `Thủ tục cấp bổ sung, sửa đổi ${certifying}`],
      ['1.014879', 'Thủ tục chứng nhận chuẩn đo lường dùng trực tiếp để kiểm định phương tiện đo nhóm 2'],
      ['1.014882', 'Thủ tục chứng nhận, cấp thẻ kiểm định viên đo lường'],
    ],
  ],
  [
    science,
    'Công nghiệp công nghệ số',
    [
      [null, `Đề nghị ${sandbox}`],
      [null, `Đề nghị gia hạn ${sandbox}`],
      [null, `Đề nghị kết thúc ${sandbox}`],
      [null, `Đề nghị điều chỉnh ${sandbox}`],
    ],
  ],
  [
    commune,
    'Hộ tịch',
    [
      ['9.000101', 'Đăng ký khai sinh'],
      ['9.000102', 'Đăng ký khai sinh lưu động'],
      ['9.000103', 'Đăng ký lại khai sinh'],
      ['9.000104', 'Đăng ký khai sinh kết hợp nhận cha, mẹ, con'],
      ['9.000105', 'Đăng ký kết hôn'],
      ['9.000106', 'Đăng ký lại kết hôn'],
      ['9.000107', 'Đăng ký khai tử'],
      ['9.000108', 'Đăng ký giám hộ'],
      ['9.000109', 'Cấp Giấy xác nhận tình trạng hôn nhân'],
      ['9.000110', 'Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc'],
      ['9.000111', 'Cấp bản sao Trích lục hộ tịch'],
      ['9.000112', 'Đăng ký nhận cha, mẹ, con'],
    ],
  ],
  [commune, 'Nuôi con nuôi', [['9.000121', 'Đăng ký việc nuôi con nuôi trong nước']]],
  [
    commune,
    'Chứng thực',
    [
      ['9.000201', 'Chứng thực bản sao từ bản chính giấy tờ, văn bản'],
      ['9.000202', 'Chứng thực chữ ký trong các giấy tờ, văn bản'],
      ['9.000203', 'Chứng thực hợp đồng, giao dịch liên quan đến tài sản là động sản'],
      ['9.000204', 'Chứng thực di chúc'],
      ['9.000205', 'Chứng thực văn bản từ chối nhận di sản'],
    ],
  ],
  [
    commune,
    'Đất đai',
    [
      ['9.000301', 'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần đầu'],
      ['9.000302', 'Cấp lại Giấy chứng nhận quyền sử dụng đất do bị mất'],
      ['9.000303', 'Tách thửa hoặc hợp thửa đất'],
      ['9.000304', 'Chuyển mục đích sử dụng đất'],
      ['9.000305', 'Hòa giải tranh chấp đất đai'],
    ],
  ],
  [
    commune,
    'Xây dựng',
    [
      ['9.000401', 'Cấp giấy phép xây dựng nhà ở riêng lẻ'],
      ['9.000402', 'Gia hạn giấy phép xây dựng'],
    ],
  ],
  [
    commune,
    'Hộ kinh doanh',
    [
      ['9.000501', 'Đăng ký thành lập hộ kinh doanh'],
      ['9.000502', 'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh'],
      ['9.000503', 'Tạm ngừng kinh doanh hộ kinh doanh'],
      ['9.000504', 'Chấm dứt hoạt động hộ kinh doanh'],
    ],
  ],
  [
    commune,
    'Bảo trợ xã hội',
    [
      ['9.000601', 'Trợ cấp xã hội hằng tháng đối với người cao tuổi, người khuyết tật'],
      ['9.000602', 'Xác định mức độ khuyết tật và cấp Giấy xác nhận khuyết tật'],
      ['9.000603', 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội'],
      ['9.000604', 'Công nhận hộ nghèo, hộ cận nghèo'],
    ],
  ],
  [commune, 'Người có công', [['9.000651', 'Giải quyết chế độ trợ cấp thờ cúng liệt sĩ']]],
  [commune, 'Bảo hiểm', [['9.000701', 'Cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi']]],
  [
    commune,
    'Giáo dục',
    [
      ['9.000751', 'Tuyển sinh trung học cơ sở'],
      ['9.000752', 'Cho phép cơ sở giáo dục mầm non độc lập hoạt động'],
    ],
  ],
  [
    'Công an cấp xã',
    'Căn cước, cư trú',
    [
      ['9.000801', 'Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên'],
      ['9.000802', 'Đăng ký thường trú'],
      ['9.000803', 'Đăng ký tạm trú'],
      ['9.000804', 'Khai báo tạm vắng'],
    ],
  ],
  [
    'Sở Xây dựng',
    'Đường bộ',
    [
      ['9.000901', 'Đổi giấy phép lái xe'],
      ['9.000902', 'Cấp lại giấy phép lái xe'],
    ],
  ],
  ['Sở Tư pháp', 'Lý lịch tư pháp', [['9.000951', 'Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam']]],
];

const step = (no: number, content: string, responsible: string, quarterDays: number | null): Step => ({
  no,
  label: `Bước ${no}`,
  content,
  responsible,
  duration: quarterDays === null ? null : { quarterDays, unit: 'working_day' },
  durationText:
    quarterDays === null ? 'Không tính thời gian' : `${String(quarterDays / 4).replace('.', ',')} ngày làm việc`,
  result: null,
});

export const knownSteps = [
  step(1, 'Tiếp nhận, quét (scan) hồ sơ và chuyển đến cơ quan có thẩm quyền', 'Công chức một cửa', 1),
  step(2, 'Thẩm định hồ sơ', 'Công chức phòng chuyên môn', 9),
  step(3, 'Ký duyệt', 'Lãnh đạo', 2),
  step(4, 'Trả kết quả', 'Công chức một cửa', null),
];

export function knownReading(changes: Partial<Reading['decision']> = {}): Reading {
  const processes = places.map(
    ([agency, field, procedures], at): Process => ({
      agency,
      field,
      number: '01',
      procedures: procedures.map(([code, name], i) => ({ code, name, line: at * 100 + i + 1 })),
      steps: knownSteps,
      total: { quarterDays: 12, unit: 'working_day' },
      totalText: '03 ngày làm việc',
      notes: [],
      line: at * 100 + 1,
    }),
  );
  return {
    layout: 'test',
    decision: {
      number: '1/QĐ-UBND',
      date: '2026-01-05',
      province: 'Mẫu',
      title: null,
      inForceFrom: '2026-01-05',
      replaces: [],
      ...changes,
    },
    processes,
    warnings: [],
    unread: [],
  };
}

export const knownNames = places.flatMap(([, , procedures]) => procedures.map(([, name]) => name));
