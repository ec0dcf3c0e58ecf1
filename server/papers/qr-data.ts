// What the QR of a paper holds (circular 01/2023/TT-VPCP): for phones the address of the dossier's page; behind "#", which no
// browser sends on, the fields for programs. The circular names the fields; how they are parted is our choice.

export interface QrFields {
  code: string;
  procedureCode: string | null;
  /** Of the person or organisation. */
  idNumber: string | null;
  paper: string;
  system: string;
  /** "2026-11-23T08:42" */
  issuedAt: string;
  /** On a receipt the date promised; left out on other papers. */
  dueAt: string | null;
}

/** @example makeQrData('http://office/d/Zk3v9QmX0aB7cD2eF5gH', fields) // "http://office/d/…#000.00.01.H99-261123-0001|1.014881|…" */
export function makeQrData(address: string, fields: QrFields): string {
  const { code, procedureCode, idNumber, paper, system, issuedAt, dueAt } = fields;
  const said = [code, procedureCode ?? '', idNumber ?? '', paper, system, issuedAt, ...(dueAt === null ? [] : [dueAt])];
  return `${address}#${said.map(encodeURIComponent).join('|')}`;
}
