// Tokens, secrets, codes, PINs and numbers to be known again: how they are made, hashed and compared.
import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** 256 bits, safe in an address and a header. */
export const newToken = () => randomBytes(32).toString('base64url');
/** 120 bits for the address on a ticket: not to be guessed, and short enough for a small QR. */
export const newTrackToken = () => randomBytes(15).toString('base64url');
export const newCode = () => String(randomInt(0, 1_000_000)).padStart(6, '0');
/** Long random tokens need no slow hash. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url');
export const hashInput = (input: unknown) => createHash('sha256').update(JSON.stringify(input)).digest('base64url');

export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const cost = 2 ** 15;
const bytes = 32;

function derive(pin: string, salt: Buffer, n: number): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(pin.normalize('NFC'), salt, bytes, { N: n, r: 8, p: 1, maxmem: 256 * n * 8 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  );
}

/** "scrypt:N:salt:key", for the site file. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt:${cost}:${salt.toString('base64url')}:${(await derive(pin, salt, cost)).toString('base64url')}`;
}

export async function isPin(pin: string, pinHash: string): Promise<boolean> {
  const [, n = '', salt = '', key = ''] = pinHash.split(':');
  const expected = Buffer.from(key, 'base64url');
  const got = await derive(pin, Buffer.from(salt, 'base64url'), Number(n));
  return got.length === expected.length && timingSafeEqual(got, expected);
}

/**
 * A telephone number that can be known again but not read: slow, since all numbers of a country can be tried, and different at
 * each site.
 */
export function hashPhone(phone: string, siteId: string): Promise<string> {
  return new Promise((resolve, reject) =>
    scrypt(phone, `sms:${siteId}`, bytes, { N: cost / 2, r: 8, p: 1, maxmem: 128 * cost * 8 }, (error, key) =>
      error === null ? resolve(key.toString('base64url')) : reject(error),
    ),
  );
}
