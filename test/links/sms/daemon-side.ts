// The daemons of the spool folders, as their manuals describe their files: what they read out of ours, what they write for us.

const gsm = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ';
const extended: Record<number, string> = {
  20: '^',
  40: '{',
  41: '}',
  47: '\\',
  60: '[',
  61: '~',
  62: ']',
  64: '|',
  101: '€',
};

/** What the phone gets of an outgoing file. @throws when the daemon would not take it */
export function readSpoolFile(format: 'smstools' | 'gammu', name: string, bytes: Buffer): { to: string; text: string } {
  if (format === 'gammu') {
    // Longer names do not fit into the daemon's memory.
    if (name.length >= 100) throw new Error('the name is too long');
    const [, to] = /^OUT[A-Z]\d{8}_\d{6}_\d{2}_(\+\d+)_[^_]*\.txt$/.exec(name) ?? [];
    if (to === undefined || bytes.readUInt16BE(0) !== 0xfeff) throw new Error(`no file for gammu: ${name}`);
    return { to, text: Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') };
  }
  const end = bytes.indexOf('\n\n');
  const headers = bytes.subarray(0, end).toString('latin1');
  const body = bytes.subarray(end + 2);
  const [, to] = /^To: (\d+)$/m.exec(headers) ?? [];
  const [, alphabet] = /^Alphabet: (GSM|UCS)$/m.exec(headers) ?? [];
  if (to === undefined || alphabet === undefined) throw new Error(`no file for smstools: ${headers}`);
  if (alphabet === 'UCS') return { to: `+${to}`, text: Buffer.from(body).swap16().toString('utf16le') };
  let text = '';
  for (let i = 0; i < body.length; i++) {
    const code = body[i] ?? 0;
    if (code > 0x7f) throw new Error('not of the GSM alphabet');
    if (code === 0x1b) text += extended[body[++i] ?? 0] ?? '?';
    else text += gsm[code] ?? (code === 0x24 ? '¤' : String.fromCharCode(code));
  }
  return { to: `+${to}`, text };
}

/** A file that the daemon puts down for a message that came. */
export function writeIncoming(
  format: 'smstools' | 'gammu',
  { from, text, no }: { from: string; text: string; no: number },
): { name: string; bytes: Buffer } {
  const wide = Buffer.from(text, 'utf16le').swap16();
  if (format === 'gammu')
    return {
      name: `IN20261123_0815${String(no).padStart(2, '0')}_00_${from}_00.txt`,
      bytes: Buffer.concat([Buffer.from([0xfe, 0xff]), wide]),
    };
  const plain = /^[\x20-\x7e]*$/.test(text);
  const head = `From: ${from.replace('+', '')}\nFrom_TOA: 91 international, ISDN/telephone\nFrom_SMSC: 84980200030\nSent: 26-11-23 08:15:00\nReceived: 26-11-23 08:15:04\nSubject: GSM1\nModem: GSM1\nIMSI: 452040000000000\nReport: no\nAlphabet: ${plain ? 'ISO' : 'UCS2'}\nLength: ${text.length}\n\n`;
  return {
    name: `GSM1.${String(no).padStart(6, 'x')}`,
    bytes: Buffer.concat([Buffer.from(head), plain ? Buffer.from(`${text}\n`) : wide]),
  };
}
