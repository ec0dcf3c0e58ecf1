// Turns text into printable ASCII for boards and printers that know nothing else. What they cannot show becomes a visible "?".

/** Replacements that lose nothing. Letters with marks need no entry, because NFKD separates the marks from them. */
const replacements: Record<string, string> = {
  đ: 'd',
  Đ: 'D',
  ƀ: 'b',
  Ƀ: 'B',
  ɓ: 'b',
  Ɓ: 'B',
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '→': '>',
  '×': 'x',
  '•': '.',
  '·': '.',
  '°': '',
};

/**
 * Printable ASCII only: "Quầy 3" becomes "Quay 3".
 * @param without characters that control the protocol of the device; each becomes a space
 */
export function toAsciiText(text: string, without = ''): string {
  let folded = '';
  for (const sign of text.normalize('NFKD').replace(/\p{M}/gu, '')) {
    for (const letter of replacements[sign] ?? sign) {
      if (without.includes(letter) || letter < ' ' || letter === '\x7f') folded += ' ';
      else if (letter <= '~') folded += letter;
      // Any kind of space becomes a space. An unknown sign becomes "?", so that people see that something is missing.
      else folded += /\s/u.test(letter) ? ' ' : '?';
    }
  }
  return folded.replace(/ +/g, ' ').trim();
}
