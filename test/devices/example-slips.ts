// Tickets and an office for the tests of slips, and how to look at a drawn slip's dots.
import { readFileSync } from 'node:fs';
import type { Bitmap } from '../../server/devices/printer/raster.ts';
import type { SiteOnSlip, Slip, SlipLine, SlipStrings, TicketOnSlip } from '../../server/devices/printer/slip.ts';

export const site: SiteOnSlip & { services: { name: { vi: string; en: string } }[] } = JSON.parse(
  readFileSync(new URL('../../firmware-config/sites/example.json', import.meta.url), 'utf8'),
);

/** An office whose names are as long as they get. */
export const longSite: SiteOnSlip = {
  timeZone: 'Asia/Ho_Chi_Minh',
  agency: { vi: 'Ủy ban nhân dân phường Buôn Ma Thuột, tỉnh Đắk Lắk' },
  name: { vi: 'Trung tâm Phục vụ hành chính công phường Buôn Ma Thuột' },
};

export function readStrings(language: string): SlipStrings {
  return JSON.parse(readFileSync(new URL(`../../common/text/${language}/slip.json`, import.meta.url), 'utf8'));
}

export const trackUrl = 'http://192.168.1.20:8080/t/Zk3v9QmX0aB7cD2eF5gH1w';

export const ticket: TicketOnSlip = {
  number: 'A012',
  language: 'vi',
  serviceName: { vi: 'Hộ tịch – Chứng thực', en: 'Civil status – Certification' },
  priorityName: null,
  ahead: 4,
  wait: { fromMin: 10, toMin: 15 },
  issuedAt: Date.UTC(2026, 10, 23, 1, 42, 7),
  trackUrl,
};

/** Everything at its longest at once: the slip that is hardest to fit. */
export const longTicket: TicketOnSlip = {
  ...ticket,
  number: 'Đ01234',
  serviceName: {
    vi: 'Giải quyết trợ cấp thờ cúng liệt sĩ, chế độ người có công với cách mạng, bảo trợ xã hội ạ',
    en: 'Allowances for families of martyrs, people with merit to the revolution and social support',
  },
  priorityName: { vi: 'Phụ nữ mang thai, bế con nhỏ', en: 'Pregnant, or with a baby' },
  ahead: 128,
  wait: { fromMin: 110, toMin: 145 },
};

export function slipOf(...lines: SlipLine[]): Slip {
  return { caption: '', language: 'vi', maxMm: 110, lines };
}

function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  return ((bitmap.rows[y * (bitmap.widthDots / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

export type Ink = { left: number; right: number; top: number; bottom: number };

/** The box around everything black. */
export function inkOf(bitmap: Bitmap): Ink {
  const ink: Ink = { left: bitmap.widthDots, right: -1, top: bitmap.heightDots, bottom: -1 };
  for (let y = 0; y < bitmap.heightDots; y++) {
    for (let x = 0; x < bitmap.widthDots; x++) {
      if (!isBlack(bitmap, x, y)) continue;
      ink.left = Math.min(ink.left, x);
      ink.right = Math.max(ink.right, x);
      ink.top = Math.min(ink.top, y);
      ink.bottom = y;
    }
  }
  return ink;
}

/** The longest unbroken black line in a row. */
export function longestRun(bitmap: Bitmap, y: number): number {
  let longest = 0;
  let run = 0;
  for (let x = 0; x < bitmap.widthDots; x++) {
    run = isBlack(bitmap, x, y) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Heights of the pieces of a slip between blank rows, from the top. */
export function inkedStretches(bitmap: Bitmap): number[] {
  const stretches: number[] = [];
  let height = 0;
  for (let y = 0; y <= bitmap.heightDots; y++) {
    if (y < bitmap.heightDots && longestRun(bitmap, y) > 0) height++;
    else if (height > 0) {
      stretches.push(height);
      height = 0;
    }
  }
  return stretches;
}
