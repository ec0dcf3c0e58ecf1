// The content of the QR code on a paper (circular 01/2023/TT-VPCP). It begins with the address of the dossier's page, for phones.
// The fields for programs follow after "#", because browsers do not send that part to the server. The circular names the fields;
// separating them by "|" is our choice.

export interface QrFields {
  code: string;
  procedureCode: string | null;
  /** The ID number of the person or organisation. */
  idNumber: string | null;
  /** The title of the paper. */
  paper: string;
  /** The name of the information system that issued it. */
  system: string;
  /** Local time of the office, "2026-11-23T08:42". */
  issuedAt: string;
  /** The promised local time on a receipt ("" when no date was promised); null on other papers, which leave the field out. */
  dueAt: string | null;
}

/** @example makeQrData('http://office/d/Zk3v9QmX0aB7cD2eF5gH', fields) // "http://office/d/…#000.00.01.H99-261123-0001|1.014881|…" */
export function makeQrData(address: string, fields: QrFields): string {
  const { code, procedureCode, idNumber, paper, system, issuedAt, dueAt } = fields;
  const values = [
    code,
    procedureCode ?? '',
    idNumber ?? '',
    paper,
    system,
    issuedAt,
    ...(dueAt === null ? [] : [dueAt]),
  ];
  return `${address}#${values.map(encodeURIComponent).join('|')}`;
}
