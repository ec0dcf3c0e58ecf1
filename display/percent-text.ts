// Percentages on the board of dossiers. They are rounded down, so that "100 %" always means all of them. Pure.

/** Formats a percentage rounded down to a tenth, in Vietnamese notation: "99,1". Returns null if the whole is zero. */
export function percentText(part: number, whole: number): string | null {
  if (whole <= 0) return null;
  const tenths = Math.floor((part * 1_000) / whole);
  return (tenths / 10).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
}
