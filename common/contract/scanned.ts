// Recognises what a scanner has read: a ticket, a dossier's paper or code, a procedure's page or a national ID card. Server and
// kiosk use the same code. A dossier's QR may name its person (circular 01/2023), so only the token or the code is passed on.
// The file imports no zod, because browsers load it. It must never throw, because people hold anything under a scanner.
import { dossierCodePattern } from './rules.ts';

/** The QR of a national ID card. It is personal data: it is used at once and not stored. */
export interface IdCard {
  /** Twelve digits. */
  number: string;
  /** The nine digits of the paper card before it; null for many. */
  oldNumber: string | null;
  /** In composed letters (NFC), as on the card. */
  name: string;
  /** "1990-01-31", or "1950" of somebody whose day of birth nobody knows. */
  birth: string;
  sex: 'male' | 'female' | null;
  address: string;
  /** "2021-04-15", or null when it is not told. */
  issued: string | null;
  /**
   * The number itself tells century, year and sex (decree 137/2015, article 13). False: they are not those of the other
   * fields, so most likely something was garbled on the way.
   */
  agrees: boolean;
}

export type Scanned =
  /** The secret last part of a ticket's tracking address. Only the store knows whether the ticket exists. */
  | { kind: 'ticket'; token: string }
  /** The secret last part of the address on a receipt or another paper of a dossier. */
  | { kind: 'dossier-token'; token: string }
  /** The page of a procedure, printed on its checklist. */
  | { kind: 'procedure'; id: string }
  /** In capital letters, "000.00.04.H37-231207-0003". */
  | { kind: 'dossier'; code: string }
  | { kind: 'id-card'; card: IdCard }
  | { kind: 'unknown' };

/** What a screen receives of a scan; of an ID card only that it was one. */
export type ScanToShow = Exclude<Scanned, { kind: 'id-card' }> | { kind: 'id-card' };

export function toShow(scanned: Scanned): ScanToShow {
  return scanned.kind === 'id-card' ? { kind: 'id-card' } : scanned;
}

/** Longer than any known code; new ID cards name the whole family. */
export const longestScan = 4_096;

// Byte-order mark, NUL, STX, ETX and the like around the text, and the AIM identifier ("]Q1" of a QR) that many scanners put
// in front.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what scanners wrap their text in
const wrapping = /^[\s\0-\x1f\x7f\ufeff]+|[\s\0-\x1f\x7f\ufeff]+$/g;
const aimIdentifier = /^\][A-Za-z][0-9A-Za-z]/;

// Behind "#" may stand whatever the paper says of the dossier, with spaces where a program has read it back into letters.
const ourAddress = /^https?:\/\/[^/\s]+\/([td])\/([\w-]{16,64})\/?(?:\?[^\s#]*)?(?:#.*)?$/is;
const procedureAddress = /^https?:\/\/[^/\s]+\/p\/(\w[\w.-]{0,79})\/?(?:[?#]\S*)?$/i;
/** As the store makes them: fifteen bytes. A row of digits of that length is a parcel, not a ticket. */
const bareToken = /^(?=.*[A-Za-z])[\w-]{20}$/;

/** A keyboard whose Caps Lock is on turns every letter round; an address that begins with HTTP shows it. */
function swapCase(text: string): string {
  if (!/^HTTPS?:\/\/[^/]*\/[TDP]\//.test(text)) return text;
  return text.replace(/[A-Za-z]/g, letter =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}

/** "31011990" as "1990-01-31"; "00001950" and "1950" as "1950"; null for anything else. */
function readDay(text: string): string | null {
  const [, day = '', month = '', year = ''] =
    /^(?:(\d\d)[/.-]?(\d\d)[/.-]?)?((?:18|19|20)\d\d)$/.exec(text.trim()) ?? [];
  if (year === '') return null;
  if (Number(day) === 0 && Number(month) === 0) return year;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
  return real ? `${year}-${month}-${day}` : null;
}

function readSex(text: string): IdCard['sex'] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
  return plain === 'nam' ? 'male' : plain === 'nu' ? 'female' : null;
}

/** The fourth digit counts half centuries of sexes from 1900 on: 0 a man of 19xx, 1 a woman, 2 a man of 20xx, … */
function agrees(number: string, birth: string, sex: IdCard['sex']): boolean {
  const code = Number(number[3]);
  const year = 1900 + Math.floor(code / 2) * 100 + Number(number.slice(4, 6));
  return birth.startsWith(String(year)) && (sex === null || (code % 2 === 0) === (sex === 'male'));
}

/**
 * Seven fields parted by "|": number, old number, name, birth, sex, address, day of issue. What a newer card may say behind
 * them is passed over.
 */
function readIdCard(text: string): IdCard | null {
  const fields = text.normalize('NFC').split('|');
  if (fields.length < 7) return null;
  const [number = '', old = '', name = '', born = '', sexText = '', address = '', issued = ''] = fields.map(field =>
    field.trim(),
  );
  const birth = readDay(born);
  if (!/^\d{12}$/.test(number) || birth === null) return null;
  const sex = readSex(sexText);
  return {
    number,
    oldNumber: /^\d{9}$/.test(old) ? old : null,
    name,
    birth,
    sex,
    address,
    issued: readDay(issued),
    agrees: agrees(number, birth, sex),
  };
}

/** What parts the fields on other systems' papers, and the words before a code; also in an address. */
const between = /[|;,\s#?&=]+|%7C/i;

/** The first dossier's code among the fields, without the rest. */
function findCode(text: string): string | null {
  const pieces = text.toUpperCase().split(between);
  return pieces.find(piece => dossierCodePattern.test(piece)) ?? null;
}

/**
 * @example
 * recogniseScan('http://10.0.0.2:8080/t/8MsVq0PCdrT1xYz_-a3b'); // { kind: 'ticket', token: '8MsVq0PCdrT1xYz_-a3b' }
 * recogniseScan('http://10.0.0.2:8080/d/8MsVq0PCdrT1xYz_-a3b#000.00…'); // { kind: 'dossier-token', token: '8MsVq0PCdrT1xYz_-a3b' }
 * recogniseScan('000.00.04.H37-231207-0003|1.014881|999…'); // { kind: 'dossier', code: '000.00.04.H37-231207-0003' }
 */
export function recogniseScan(raw: string): Scanned {
  if (raw.length > longestScan) return { kind: 'unknown' };
  const text = swapCase(raw.replace(wrapping, '').replace(aimIdentifier, '').replace(wrapping, ''));
  const card = readIdCard(text);
  if (card !== null) return { kind: 'id-card', card };
  const [, which, token] = ourAddress.exec(text) ?? [];
  if (token !== undefined) return { kind: which?.toLowerCase() === 'd' ? 'dossier-token' : 'ticket', token };
  const [, procedure] = procedureAddress.exec(text) ?? [];
  if (procedure !== undefined) return { kind: 'procedure', id: procedure };
  const code = findCode(text);
  if (code !== null) return { kind: 'dossier', code };
  return bareToken.test(text) ? { kind: 'ticket', token: text } : { kind: 'unknown' };
}
