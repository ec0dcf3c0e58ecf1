// The printer profiles of firmware-config, for tests that must hold on every model.
import { readdirSync, readFileSync } from 'node:fs';
import { type PrinterProfile, readProfile } from '../../../server/devices/printer/printer-profile.ts';

const folder = new URL('../../../firmware-config/printers/', import.meta.url);

export const profileFiles = readdirSync(folder).filter(file => file.endsWith('.json'));

export function readModel(file: string): PrinterProfile {
  return readProfile(readFileSync(new URL(file, folder), 'utf8'), file);
}

export const epson80 = readModel('epson-tm-t82.json');
export const cheap58 = readModel('zjiang-pos-5890.json');

/** The same printer, sending letters instead of pictures. */
export function inTextMode(profile: PrinterProfile): PrinterProfile {
  return { ...profile, text: { ...profile.text, use: true } };
}

/** The same printer, drawing codes itself. */
export function withNativeCodes(profile: PrinterProfile): PrinterProfile {
  return { ...profile, native: { qr: true, code128: true } };
}
