// Dossiers worth looking at: in every state that a citizen may find, with a name as long as provinces publish them.
import type { CallName, CallValue } from '../../common/contract/calls/index.ts';
import { expectDone } from '../fakes/office.ts';
import { longName } from './procedure-stage.ts';
import type { RealOffice } from './real-office.ts';

type Received = CallValue<'dossier.receive'>;

/** The last four digits of ID card and telephone that were given. */
export const digits = { id: '9871', phone: '8632' };
export const applicant = { name: 'Nguyễn Văn Mẫu', idNumber: `99909900${digits.id}`, phone: `090123${digits.phone}` };

export interface Counter {
  receive(more?: Record<string, unknown>): Promise<Received>;
  deed(name: CallName, code: string, more?: Record<string, unknown>): Promise<void>;
}

/** An officer who receives dossiers of one procedure: one of three working days in seven steps. */
export async function openReception(office: RealOffice): Promise<Counter> {
  const { token } = expectDone(await office.call('staff.sign-in', { name: 'can-bo-1', pin: '1234' }));
  const procedure = async (text: string) => {
    const { items } = expectDone(await office.call('procedure.search', { text }));
    return items[0]?.id ?? '';
  };
  const procedureId = await procedure('1.014881');
  return {
    receive: async (more = {}) =>
      expectDone(await office.call('dossier.receive', { procedureId, applicant, ...more }, token)),
    async deed(name, code, more = {}) {
      expectDone(await office.call(name, { code, ...more } as never, token));
    },
  };
}

export const missing = ['Bản sao căn cước có chứng thực', 'Tờ khai theo mẫu số 01'];

/** One in each state that matters, by what it waits for. */
export async function fillDossiers({ receive, deed }: Counter) {
  const [underWay, needsPapers, needsFee, ready, byPost, returned, refused] = [
    await receive(),
    await receive(),
    await receive(),
    await receive(),
    await receive({ delivery: 'post' }),
    await receive(),
    await receive(),
  ];
  await deed('dossier.advance', underWay.code);
  await deed('dossier.advance', underWay.code);
  await deed('dossier.request-supplement', needsPapers.code, { missing });
  await deed('dossier.request-payment', needsFee.code, { fees: [{ name: 'Phí thẩm định', amount: 200_000 }] });
  for (const { code } of [ready, byPost, returned]) await deed('dossier.ready', code);
  await deed('dossier.return', returned.code, { identityChecked: true });
  await deed('dossier.refuse', refused.code, { reason: 'Không thuộc thẩm quyền giải quyết' });
  return { underWay, needsPapers, needsFee, ready, byPost, returned, refused };
}

/** A procedure with a name of two hundred letters. */
export async function bringLongName(office: RealOffice): Promise<string> {
  const { token } = expectDone(await office.call('staff.sign-in', { name: 'quan-tri', pin: '1234' }));
  const day = { quarterDays: 4, unit: 'working_day' };
  const step = (no: number) => ({
    ...{ no, label: `Bước ${no}`, content: 'Thẩm định', responsible: 'Công chức', duration: day },
    ...{ durationText: '01 ngày làm việc', result: null },
  });
  const content = JSON.stringify({
    decision: { number: '9/QĐ-UBND', date: '2026-03-09', province: 'Mẫu', title: 'Quy trình nội bộ' },
    processes: [
      {
        ...{ agency: 'Sở Khoa học và Công nghệ', field: 'Năng lượng nguyên tử', number: '1', notes: [] },
        procedures: [{ code: '1.009999', name: longName }],
        steps: Array.from({ length: 12 }, (_, i) => step(i + 1)),
        total: { quarterDays: 48, unit: 'working_day' },
        totalText: '12 ngày làm việc',
      },
    ],
  });
  expectDone(
    await office.call(
      'catalogue.import',
      { fileName: 'dai.json', content: Buffer.from(content).toString('base64') },
      token,
    ),
  );
  const { items } = expectDone(await office.call('procedure.search', { text: '1.009999' }));
  return items[0]?.id ?? '';
}
