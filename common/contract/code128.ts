// Encodes text as a Code 128 bar code (ISO/IEC 15417) for slips and papers. Only ASCII can be encoded; other text is refused.

/** Widths of bar, gap, bar, gap, bar, gap for each of the 103 values, then the three starts; six digits each. */
const patterns =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211' +
  '221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113' +
  '132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121' +
  '312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211' +
  '221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141' +
  '114113114311411113411311113141114131311141411131211412211214211232';
const stop = '2331112';
const startB = 104;
const startC = 105;
const toB = 100;
const toC = 99;

/**
 * Returns one character for each module, "1" for a bar and "0" for a gap: "11010010000…". Digits are encoded in pairs where
 * that is shorter.
 * @throws Error when the text contains a character that is not printable ASCII
 */
export function encodeCode128(text: string): string {
  const values = valuesOf(text);
  const check = values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103;
  const widths = [...values, check].map(value => patterns.slice(value * 6, value * 6 + 6)).join('') + stop;
  return [...widths].map((width, at) => (at % 2 === 0 ? '1' : '0').repeat(Number(width))).join('');
}

function valuesOf(text: string): number[] {
  assertAscii(text);
  const values: number[] = [];
  let set: 'B' | 'C' | null = null;
  for (let at = 0; at < text.length; ) {
    const digits = /^\d*/.exec(text.slice(at))?.[0].length ?? 0;
    const [first, last] = [at === 0, at + digits === text.length];
    // Switching to pairs and back costs two symbols, which pays off from four digits at an edge and six in the middle.
    const worthIt = first && last ? 2 : first || last ? 4 : 6;
    const pairs: boolean = set === 'C' ? digits >= 2 : digits >= worthIt && digits % 2 === 0;
    const wanted: 'B' | 'C' = pairs ? 'C' : 'B';
    if (set !== wanted) {
      if (set === null) values.push(pairs ? startC : startB);
      else values.push(pairs ? toC : toB);
      set = wanted;
    }
    if (pairs) {
      values.push(Number(text.slice(at, at + 2)));
      at += 2;
    } else {
      values.push(text.charCodeAt(at) - 32);
      at += 1;
    }
  }
  return values;
}

/** @throws Error when a letter is not ASCII */
export function assertAscii(text: string): void {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new Error(`not a text for a bar code: ${JSON.stringify(text)}`);
}
