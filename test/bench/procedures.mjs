// A search over 10,000 procedures, letter by letter as people type, beside a bare FTS5 query for the same words; what such a
// catalogue costs in memory, how long a decision takes to come in, and how long a citizen waits for the list.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleKiosk, makeFolder, projectRoot, readRssMb, startBare, startOffice, startWorker } from './programs.mjs';
import { percentile, tell, tellTimes } from './report.mjs';
import { benchTyping } from './typing.mjs';

const procedures = 10_000;
const perProcess = 4;
const searches = 600;
const rounds = 3;
const limitMs = 15;
const limitMb = 40;
const limitImportMs = 1_000;

const verbs = [
  'Cấp',
  'Cấp lại',
  'Gia hạn',
  'Sửa đổi, bổ sung',
  'Thu hồi',
  'Đăng ký',
  'Xác nhận',
  'Chấm dứt',
  'Công nhận',
  'Điều chỉnh',
];
const things = [
  ...[
    'giấy phép xây dựng',
    'giấy chứng nhận quyền sử dụng đất',
    'giấy phép lái xe',
    'khai sinh',
    'kết hôn',
    'hộ kinh doanh',
  ],
  ...[
    'thẻ bảo hiểm y tế',
    'chứng chỉ hành nghề',
    'trợ cấp xã hội',
    'giấy phép hoạt động bức xạ',
    'hợp tác xã',
    'thẻ căn cước',
  ],
  ...['cơ sở giáo dục mầm non', 'giấy phép khai thác nước', 'giấy phép kinh doanh vận tải', 'nhãn hiệu hàng hóa'],
];
const cases = [
  ...['đối với cá nhân', 'đối với tổ chức', 'có yếu tố nước ngoài', 'do bị mất', 'lần đầu', 'trong khu công nghiệp'],
  ...[
    'thuộc thẩm quyền cấp tỉnh',
    'thuộc thẩm quyền cấp xã',
    'theo ủy quyền',
    'cho người cao tuổi',
    'ở khu vực biên giới',
  ],
];
const fields = Array.from(
  { length: 60 },
  (_, at) => `Lĩnh vực ${things[at % things.length]} ${Math.floor(at / things.length) + 1}`,
);
const agencies = Array.from({ length: 20 }, (_, at) => `Sở ${things[(at * 7) % things.length]} ${at + 1}`);

const pick = (list, at) => list[at % list.length];

function makeProcess(at) {
  const step = (no, content) => ({
    no: no + 1,
    label: `Bước ${no + 1}`,
    content: `${content} ${pick(things, at + no)} ${pick(cases, at * 3 + no)}`,
    responsible: `Công chức ${pick(agencies, at)}`,
    duration: { quarterDays: no + 1, unit: 'working_day' },
    durationText: `${no + 1} ngày làm việc`,
    result: null,
  });
  const contents = [
    'Tiếp nhận, số hóa hồ sơ',
    'Phân công thụ lý',
    'Thẩm định, kiểm tra thực tế',
    'Xem xét, trình ký',
    'Ký duyệt',
    'Vào sổ',
    'Trả kết quả',
  ];
  return {
    agency: pick(agencies, at % 20),
    field: pick(fields, at % 60),
    number: String(at),
    procedures: Array.from({ length: perProcess }, (_, i) => {
      const nth = at * perProcess + i;
      return {
        code: `1.${String(100_000 + nth)}`,
        name: `${pick(verbs, nth)} ${pick(things, Math.floor(nth / 10))} ${pick(cases, Math.floor(nth / 160))} loại ${Math.floor(nth / 1760) + 1}`,
        line: nth,
        details: {
          papers: [1, 2, 3].map(no => ({
            name: `Đơn ${pick(things, nth + no)}`,
            originals: 1,
            copies: null,
            form: null,
            required: true,
          })),
        },
      };
    }),
    steps: contents.map((content, no) => step(no, content)),
    total: { quarterDays: 28, unit: 'working_day' },
    totalText: '07 ngày làm việc',
    line: at,
  };
}

function fillFolder() {
  const folder = makeFolder();
  const file = join(folder, 'catalogue.json');
  const decision = { number: '1/QĐ-UBND', date: '2026-01-05', province: 'Mẫu', title: null, inForceFrom: '2026-01-05' };
  const processes = Array.from({ length: procedures / perProcess }, (_, at) => makeProcess(at));
  writeFileSync(file, JSON.stringify({ decision, processes }));
  const { SITE: _, ...env } = process.env;
  execFileSync(process.execPath, [join(projectRoot, 'build/server/commands/catalogue-command.js'), 'import', file], {
    env: { ...env, DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return folder;
}

/** [typed, as FTS5 wants it]: whole questions, and each letter of some of them. */
function questions() {
  const whole = [
    ...[
      'khai sinh',
      'cap giay phep xay dung',
      'giấy chứng nhận quyền sử dụng đất',
      'gia hạn chứng chỉ hành nghề',
      'bhyt',
    ],
    ...[
      'ho kinh doanh bien gioi',
      'cấp lại thẻ căn cước do bị mất',
      'ket hon co yeu to nuoc ngoai',
      '1.104321',
      'hop tac xa',
    ],
    ...['ddang kys khai sinh', 'nuoc khai thac', 'cap giay phep lai xe khai simh', 'tro cap nguoi cao tuoi'],
  ];
  const typed = ['cap lai the can cuoc', 'dang ky ho kinh doanh'].flatMap(text =>
    Array.from(text, (_, at) => text.slice(0, at + 1)),
  );
  const bare = text =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(word => word !== '')
      .map(word => `"${word.replace(/^(\w*[bcdghklmnprstvx])y$/, '$1i')}"*`)
      .join(' ');
  return [...whole, ...typed].map(text => ({ text, match: bare(text) }));
}

/** The largest decision there is, under a number that the example office does not have: read, planned and kept. */
async function importLargest(port) {
  const call = async (name, input, token) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    });
    const answer = await response.json();
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.value;
  };
  const { token } = await call('staff.sign-in', { name: 'quan-tri', pin: '1234' }, exampleKiosk);
  const text = readFileSync(join(projectRoot, 'test/fixtures/decisions/000-kon-tum-2022.txt'), 'utf8');
  const content = Buffer.from(text.replaceAll('514/QĐ-UBND', '9514/QĐ-UBND')).toString('base64');
  const began = performance.now();
  const { processes } = await call('catalogue.import', { fileName: 'quyet-dinh.txt', content }, token);
  tell(`procedure import of a decision of ${processes} processes`, performance.now() - began, 'ms', limitImportMs);
}

export async function benchProcedures() {
  const filled = fillFolder();
  const load = startWorker('load-process.mjs');
  const asked = questions();
  const order = { clients: 1, count: searches };
  async function search(side) {
    const { port, path } = side;
    const inputs = asked.map(({ text, match }) => (path === '/search' ? { match } : { text }));
    const answer = await load.ask({ port, token: exampleKiosk, path, inputs, ...order });
    if (answer.refusals.length > 0) throw new Error(`refused: ${JSON.stringify(answer.refusals[0])}`);
    return answer.times;
  }
  const empty = await startOffice();
  const emptySide = { port: empty.port, path: '/api/procedure.search' };
  for (let round = 0; round < rounds; round++) await search(emptySide);
  const emptyMb = readRssMb(empty.pid);
  await importLargest(empty.port);
  await empty.stop();

  const bare = await startBare(filled);
  const office = await startOffice(filled);
  tell('procedure start until healthy', office.startMs, 'ms', empty.startMs);
  const sides = [
    { port: bare.port, path: '/search', times: [] },
    { port: office.port, path: '/api/procedure.search', times: [] },
  ];
  for (const side of sides) await search(side);
  for (let round = 0; round < rounds; round++) for (const side of sides) side.times.push(...(await search(side)));
  const [without, ours] = sides;
  tellTimes('procedure.search', ours.times, without.times, [0.5, 0.95, 0.99]);
  tell('procedure.search p95 against its limit', percentile(ours.times, 0.95), 'ms', limitMs);
  tell('procedure memory more than without', readRssMb(office.pid) - emptyMb, 'MB', limitMb);
  await benchTyping(office.port);
  await Promise.all([office.stop(), bare.stop()]);
}
