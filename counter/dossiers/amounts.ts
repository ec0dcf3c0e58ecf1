// Writes and reads amounts of money and percentages in the Vietnamese way: dots between thousands and a comma before
// decimals.

const integerFormat = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const percentFormat = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** Returns "1.250.000" for 1250000. */
export function formatNumber(number: number): string {
  return integerFormat.format(number);
}

/** Returns "98,69 %", or null for a total of 0. It is rounded down, so that 100 % means all. */
export function formatPercentage(part: number, total: number): string | null {
  if (total === 0) return null;
  return `${percentFormat.format(Math.floor((part / total) * 10_000) / 100)} %`;
}

/**
 * Reads an amount in đồng: plain digits, or groups of three digits with the same separator (dot, comma or space)
 * between all of them. Returns null for anything else, so that "8.000,50" is not read as 800050.
 */
export function parseAmount(text: string): number | null {
  const typed = text.trim();
  if (!/^(\d+|[1-9]\d{0,2}([.,\s])\d{3}(\2\d{3})*)$/.test(typed)) return null;
  const digits = typed.replace(/\D/g, '');
  return digits.length <= 12 ? Number(digits) : null;
}
