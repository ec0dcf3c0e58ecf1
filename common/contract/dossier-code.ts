// The masked form of a dossier's code, for screens that everybody sees.

/**
 * As a hall may see it, "H37-2312••-0003": whoever has the paper knows it again, nobody else can look it up.
 */
export function maskDossierCode(code: string): string {
  const [unit = '', day = '', serial = ''] = code.split('-');
  return `${unit.split('.').at(-1)}-${day.slice(0, 4)}••-${serial}`;
}
