// Makes, hashes and compares tokens, codes, PINs and telephone numbers.
import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** A token of 256 bits that is safe in a URL and in a header. */
export const newToken = () => randomBytes(32).toString('base64url');
/** A token of 120 bits for the address on a ticket: too long to be guessed, and short enough for a small QR code. */
export const newTrackToken = () => randomBytes(15).toString('base64url');
/** Six digits, for the pairing of a screen. */
export const newCode = () => String(randomInt(0, 1_000_000)).padStart(6, '0');
/** A fast hash is enough for tokens, because nobody can try all of them. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url');
/** A hash by which a repeated request with the same input is recognised. */
export const hashInput = (input: unknown) => createHash('sha256').update(JSON.stringify(input)).digest('base64url');

/** Compares in constant time, so that the time of the answer reveals nothing. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const cost = 2 ** 15;
const keyBytes = 32;

function derive(pin: string, salt: Buffer, n: number): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(pin.normalize('NFC'), salt, keyBytes, { N: n, r: 8, p: 1, maxmem: 256 * n * 8 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  );
}

/** The hash of a PIN for the site file, "scrypt:N:salt:key" with salt and key in base64url. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt:${cost}:${salt.toString('base64url')}:${(await derive(pin, salt, cost)).toString('base64url')}`;
}

/** Whether this is the PIN of a hash that `hashPin` made. */
export async function isPin(pin: string, pinHash: string): Promise<boolean> {
  const [, n = '', salt = '', key = ''] = pinHash.split(':');
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(pin, Buffer.from(salt, 'base64url'), Number(n));
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/**
 * A hash by which a telephone number is recognised but cannot be read. It is slow, because somebody could try all numbers of a
 * country, and the site id makes it different at each site.
 */
export function hashPhone(phone: string, siteId: string): Promise<string> {
  return new Promise((resolve, reject) =>
    scrypt(phone, `sms:${siteId}`, keyBytes, { N: cost / 2, r: 8, p: 1, maxmem: 128 * cost * 8 }, (error, key) =>
      error === null ? resolve(key.toString('base64url')) : reject(error),
    ),
  );
}
