// An office of its own whose kiosks were let in by the administrator, each under the name that its printer has in the site file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caller, exampleSiteFile, expectDone } from '../../fakes/office.ts';

/** Writes the site file of a real office, with these devices and no others; the answer is its path. */
export function writeOffice(dir: string, devices: object): string {
  const file = join(dir, 'office.json');
  const none = { example: false, printers: [], boards: [], speakers: [] };
  writeFileSync(file, JSON.stringify({ ...exampleSiteFile(), ...none, ...devices }));
  return file;
}

/** Pairs a kiosk for each name; the answers are their tokens. */
export async function pairKiosks(url: string, names: readonly string[]): Promise<string[]> {
  const call = caller(url);
  const admin = expectDone(await call('staff.sign-in', { name: 'quan-tri', pin: '1234' })).token;
  const tokens: string[] = [];
  for (const name of names) {
    const asked = expectDone(await call('pairing.request', { kind: 'kiosk' }));
    expectDone(await call('pairing.approve', { code: asked.code, name }, admin));
    const { pairingId, secret } = asked;
    tokens.push(expectDone(await call('pairing.claim', { pairingId, secret })).token ?? '');
  }
  return tokens;
}

export async function takeNumber(url: string, token: string): Promise<string> {
  const input = { serviceId: 'ho-tich', priority: null, language: 'vi' };
  return expectDone(await caller(url)('ticket.issue', input, token)).number;
}
