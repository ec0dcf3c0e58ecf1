// Percentages that an office shows of itself: "100 %" only when it is all of them. Pure.

/** "99,1": rounded down to a tenth, as Vietnamese write it; null of nothing. */
export function shareText(part: number, whole: number): string | null {
  if (whole <= 0) return null;
  const tenths = Math.floor((part * 1_000) / whole);
  return (tenths / 10).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
}
