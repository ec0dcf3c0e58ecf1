// Sums of money and shares as they are written in Vietnam: dots between thousands, a comma before decimals. Pure.

const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const share = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** "1.250.000" */
export function numberText(number: number): string {
  return whole.format(number);
}

/** "98,69 %"; null when there is nothing to be a part of. Never rounded up to a hundred that it is not. */
export function shareText(part: number, of: number): string | null {
  if (of === 0) return null;
  return `${share.format(Math.floor((part / of) * 10_000) / 100)} %`;
}

/** Đồng as typed, with dots, commas or blanks between the thousands; null for anything else. */
export function readAmount(text: string): number | null {
  const digits = text.trim().replace(/[.,\s]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}
