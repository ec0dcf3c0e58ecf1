// The file formats of the two common daemons: how an outgoing message is named and written, and how a received one is read.
import { septetsOf, toSeptets } from '../../gsm7.ts';
import type { SmsMessage } from '../../sms-driver.ts';

interface SpoolFile {
  name: string;
  bytes: Uint8Array;
}

export interface SpoolFormat {
  name: 'smstools' | 'gammu';
  write(message: SmsMessage, at: number): SpoolFile;
  /** Whether a file in one of the folders is this message. The daemon may append to the name. */
  isOf(name: string, message: SmsMessage): boolean;
  /** Whether this program wrote the file, now or in an earlier run. */
  isOurs(name: string): boolean;
  /**
   * Reads a received message. `text` is null when it carries no request, as in a delivery report or a later part of a long
   * message. Returns null when the file is no message.
   */
  read(name: string, bytes: Uint8Array): { from: string; text: string | null } | null;
  /** True when a file still in the outgoing folder has certainly not been sent, so that taking it back is safe. */
  untouchedWhileThere: boolean;
}

/** Is part of every file name, so that files of other programs are left alone. */
const mark = 'motcua-';

function toUtf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

function fromUtf16(bytes: Uint8Array): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  return even.swap16().toString('utf16le');
}

/** Decodes UTF-8, or Latin-1 where the bytes are not valid UTF-8. */
function fromBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

/**
 * smstools3: headers, an empty line, then the text in the alphabet that a header names. smsd moves a file out of the folder
 * before it sends it.
 */
export const smstools: SpoolFormat = {
  name: 'smstools',
  untouchedWhileThere: true,
  write({ id, to, text }) {
    const letters = text.normalize('NFC');
    const gsm = Array.from(letters).every(letter => septetsOf(letter) !== null);
    const head = `To: ${to.slice(1)}\nAlphabet: ${gsm ? 'GSM' : 'UCS'}\n\n`;
    const body = gsm ? Uint8Array.from(toSeptets(letters)) : toUtf16(letters);
    return { name: `${mark}${id}`, bytes: Buffer.concat([Buffer.from(head, 'latin1'), body]) };
  },
  isOf: (name, { id }) => name === `${mark}${id}` || name.startsWith(`${mark}${id}.`),
  isOurs: name => name.startsWith(mark),
  read(_name, bytes) {
    const all = Buffer.from(bytes);
    const [, eol = '\n'] = /(\r?\n)/.exec(all.toString('latin1')) ?? [];
    const end = all.indexOf(eol + eol, 0, 'latin1');
    if (end < 0) return null;
    const headers = new Map<string, string>();
    for (const line of all.toString('latin1', 0, end).split(eol)) {
      const [, name, value] = /^([\w-]+): ?(.*)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) headers.set(name.toLowerCase(), value.trim());
    }
    const sender = headers.get('from');
    if (sender === undefined) return null;
    // smsd writes international numbers without the plus sign.
    const from = /^[1-9]\d{8,14}$/.test(sender) ? `+${sender}` : sender;
    const body = all.subarray(end + 2 * eol.length);
    const alphabet = (headers.get('alphabet') ?? 'ISO').slice(0, 3).toUpperCase();
    if (alphabet === 'BIN' || headers.has('error')) return { from, text: null };
    const text = ['UCS', 'CHI', 'UNI'].includes(alphabet) ? fromUtf16(body) : fromBytes(body);
    const isReport = /^SMS STATUS REPORT/.test(text);
    return { from, text: isReport ? null : text.replace(/\r?\n$/, '') };
  },
};

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** gammu-smsd with its FILES service: the file name contains everything but the text. The file stays in place while it is sent. */
export const gammu: SpoolFormat = {
  name: 'gammu',
  untouchedWhileThere: false,
  write({ id, to, text }, at) {
    const time = new Date(at);
    const date = `${time.getUTCFullYear()}${twoDigits(time.getUTCMonth() + 1)}${twoDigits(time.getUTCDate())}`;
    const clock = `${twoDigits(time.getUTCHours())}${twoDigits(time.getUTCMinutes())}${twoDigits(time.getUTCSeconds())}`;
    return {
      name: `OUTC${date}_${clock}_00_${to}_${mark}${id}.txt`,
      // Without a byte order mark the daemon would decode the text by the locale it was started with.
      bytes: Buffer.concat([Buffer.from([0xfe, 0xff]), toUtf16(text.normalize('NFC'))]),
    };
  },
  isOf: (name, { id }) => name.endsWith(`_${mark}${id}.txt`),
  isOurs: name => name.startsWith('OUT') && name.includes(`_${mark}`),
  read(name, bytes) {
    const [, from, part] = /^IN\d{8}_\d{6}_\d{2}_(.+)_(\d{2})\.(?:txt|bin)$/.exec(name) ?? [];
    if (from === undefined) return null;
    if (part !== '00' || name.endsWith('.bin')) return { from, text: null };
    const text = bytes[0] === 0xfe && bytes[1] === 0xff ? fromUtf16(bytes.subarray(2)) : fromBytes(bytes);
    return { from, text };
  },
};

export const formats = { smstools, gammu } as const;
