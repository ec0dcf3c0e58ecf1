// Sums of money and shares as they are written in Vietnam: dots between thousands, a comma before decimals. Pure.

const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const share = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** "1.250.000" */
export function formatNumber(number: number): string {
  return whole.format(number);
}

/** "98,69 %"; null when there is nothing to be a part of. Never rounded up to a hundred that it is not. */
export function formatPercentage(part: number, of: number): string | null {
  if (of === 0) return null;
  return `${share.format(Math.floor((part / of) * 10_000) / 100)} %`;
}

/**
 * Đồng as typed: plain digits, or groups of exactly three with one and the same sign (dot, comma or blank) between all of them.
 * Null for anything else: "8.000,50" is not 800.050.
 */
export function parseAmount(text: string): number | null {
  const typed = text.trim();
  if (!/^(\d+|[1-9]\d{0,2}([.,\s])\d{3}(\2\d{3})*)$/.test(typed)) return null;
  const digits = typed.replace(/\D/g, '');
  return digits.length <= 12 ? Number(digits) : null;
}
