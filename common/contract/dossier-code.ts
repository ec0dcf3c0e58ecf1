// The two forms of a dossier's code. Pure and without zod, so that pages and scanners ask the same question.

/**
 * Unit, day of receipt, serial: "000.00.04.H37-231207-0003" (circular 01/2018, article 19); newer units are written from the
 * top down, "G09.20-251120-0012" (decision 20/2020).
 */
export const dossierCodePattern =
  /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.[0-9A-Z]{1,6}){0,5})-\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-\d{4,6}$/;

/** A unit alone, as the site file names it: the part of a code before the day. */
export const unitCodePattern = /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.[0-9A-Z]{1,6}){0,5})$/;

/**
 * As a hall may see it, "H37-2312••-0003": whoever has the paper knows it again, nobody else can look it up.
 */
export function maskDossierCode(code: string): string {
  const [unit = '', day = '', serial = ''] = code.split('-');
  return `${unit.split('.').at(-1)}-${day.slice(0, 4)}••-${serial}`;
}
