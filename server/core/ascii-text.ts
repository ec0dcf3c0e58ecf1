// Text for what knows little more than ASCII: the marks come off, and what nobody can show is seen to be missing.

/** Signs that lose nothing worth keeping. Letters with marks need no row here: they come apart by themselves. */
const plain: Record<string, string> = {
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

/** Printable ASCII and nothing else, "Quầy 3" as "Quay 3". `without`: signs that mean something to the protocol. */
export function toAsciiText(text: string, without = ''): string {
  let folded = '';
  for (const sign of text.normalize('NFKD').replace(/\p{M}/gu, '')) {
    for (const letter of plain[sign] ?? sign) {
      if (without.includes(letter) || letter < ' ' || letter === '\x7f') folded += ' ';
      else if (letter <= '~') folded += letter;
      // A space of any kind is a space; a sign nobody has should be seen to be missing.
      else folded += /\s/u.test(letter) ? ' ' : '?';
    }
  }
  return folded.replace(/ +/g, ' ').trim();
}
