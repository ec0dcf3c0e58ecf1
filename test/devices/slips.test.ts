// What stands on a slip, before anything is drawn.
import { describe, expect, test } from 'vitest';
import { describeTestSlip, describeTicketSlip, type Slip } from '../../server/devices/printer/slip.ts';
import { readStrings, site, ticket, trackUrl } from './example-slips.ts';

const vi = readStrings('vi');
const en = readStrings('en');

function wordsOf(slip: Slip): string[] {
  return slip.lines.flatMap(line => {
    if (line.kind === 'text' || line.kind === 'number' || line.kind === 'mark') return [line.text];
    if (line.kind === 'row') return [line.left, line.right];
    if (line.kind === 'cells') return line.cells.flatMap(cell => [cell.label, cell.value]);
    if (line.kind === 'qr') return [line.title, line.note];
    return [];
  });
}

describe('the ticket', () => {
  test('says in Vietnamese what a citizen needs, from top to bottom', () => {
    const slip = describeTicketSlip(ticket, site, vi);
    expect(wordsOf(slip)).toEqual([
      'ỦY BAN NHÂN DÂN PHƯỜNG MẪU',
      'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG',
      'PHIẾU SỐ THỨ TỰ',
      'A012',
      'Hộ tịch – Chứng thực',
      'Số người chờ trước',
      '4',
      'Chờ khoảng',
      '10–15 phút',
      'Theo dõi bằng điện thoại',
      'Quét mã để biết còn bao nhiêu người và khi nào đến lượt.',
      'Lấy số lúc 08:42:07',
      '23/11/2026',
      'Vui lòng giữ phiếu và chờ gọi số. Xin cảm ơn!',
    ]);
    expect(slip.caption).toBe('A012 · 08:42:07');
    expect(slip.lines).toContainEqual(expect.objectContaining({ kind: 'qr', data: trackUrl }));
  });

  test('is wholly in the language of the ticket', () => {
    const slip = describeTicketSlip({ ...ticket, language: 'en' }, site, en);
    expect(wordsOf(slip)).toContain('QUEUE TICKET');
    expect(wordsOf(slip)).toContain('Civil status – Certification');
    expect(wordsOf(slip)).toContain('Please keep this ticket and wait for your number. Thank you!');
    // Only the name of the place keeps its marks.
    const rest = wordsOf(slip).join(' ').replace('MẪU', '');
    expect(rest).not.toMatch(/[À-ỹ]/);
  });

  test('bears the mark of its priority class, and none without', () => {
    const marks = (slip: Slip) => slip.lines.filter(line => line.kind === 'mark');
    const priority = { ...ticket, priorityName: { vi: 'Người cao tuổi', en: 'Elderly person' } };
    expect(marks(describeTicketSlip(priority, site, vi))).toEqual([{ kind: 'mark', text: 'ƯU TIÊN – Người cao tuổi' }]);
    expect(marks(describeTicketSlip({ ...priority, language: 'en' }, site, en))).toEqual([
      { kind: 'mark', text: 'PRIORITY – Elderly person' },
    ]);
    expect(marks(describeTicketSlip(ticket, site, vi))).toEqual([]);
  });

  test('promises no time that nobody knows', () => {
    const soon = describeTicketSlip({ ...ticket, wait: { fromMin: 0, toMin: 5 } }, site, vi);
    expect(wordsOf(soon)).toContain('dưới 5 phút');
    const unknown = describeTicketSlip({ ...ticket, wait: null }, site, vi);
    expect(wordsOf(unknown).join(' ')).not.toMatch(/phút/);
    const nothing = describeTicketSlip({ ...ticket, wait: null, ahead: null }, site, vi);
    expect(nothing.lines.some(line => line.kind === 'cells')).toBe(false);
  });

  test('composes letters and never strips a mark', () => {
    const name = 'Ẵm Ữ ơ̆ ê̆ ƀ';
    const slip = describeTicketSlip({ ...ticket, serviceName: { vi: ` ${name.normalize('NFD')}\n` } }, site, vi);
    expect(wordsOf(slip)).toContain(name.normalize('NFC'));
    expect('ê̆'.normalize('NFC')).toHaveLength(2);
  });

  test('gives the day of the office, not of UTC', () => {
    const lateInUtc = { ...ticket, issuedAt: Date.UTC(2026, 10, 22, 18, 0, 0) };
    expect(wordsOf(describeTicketSlip(lateInUtc, site, vi))).toContain('23/11/2026');
  });
});

test('a test print has no number and names its printer', () => {
  const slip = describeTestSlip({ printer: 'pretend', language: 'vi', at: ticket.issuedAt }, site, vi);
  expect(slip.lines.some(line => line.kind === 'number' || line.kind === 'qr')).toBe(false);
  expect(wordsOf(slip)).toContain('Máy in: pretend');
  expect(wordsOf(slip)).toContain(vi.testLetters.normalize('NFC'));
});

test('both languages have the same sentences with the same places to fill', () => {
  const places = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();
  expect(Object.keys(en)).toEqual(Object.keys(vi));
  for (const [key, sentence] of Object.entries(vi))
    expect(places(en[key as keyof typeof en]), key).toEqual(places(sentence));
});
