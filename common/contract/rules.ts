// The rules for what people type: patterns, lengths and limits. The contract's schemas and the forms of the screens both import
// them, so that a form accepts exactly what the server accepts. This file imports no zod, because browsers load it.
//
// Lengths are in UTF-16 units, as `maxLength` of an input field and `z.string().max()` both count them. Text is trimmed before
// it is checked.

/** A code of a device, counter or service, and a member of staff's sign-in name: "quay-1". */
export const chosenIdPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** The number on a ticket, one letter and digits: "A012". */
export const ticketNumberPattern = /^[A-ZĐ]\d{1,6}$/;

/**
 * The code of a dossier: unit, day of reception, serial of that day. The older form is "000.00.04.H37-231207-0003"
 * (circular 01/2018, article 19); newer units are written from the top down, "G09.20-251120-0012" (decision
 * 20/2020).
 */
export const dossierCodePattern =
  /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.[0-9A-Z]{1,6}){0,5})-\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-\d{4,6}$/;
export const maxDossierCodeLength = 60;

/** The part of a dossier's code before the day, as the site file names the office. */
export const unitCodePattern = /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.[0-9A-Z]{1,6}){0,5})$/;

/** The secret last part of the address on a ticket or a receipt; base64url. */
export const trackTokenPattern = /^[A-Za-z0-9_-]{16,64}$/;

/** A language tag in lower case: "vi", "zh-hant". */
export const languagePattern = /^[a-z]{2,3}(-[a-z0-9]{2,8})?$/;

/** The code that a new screen shows until it is approved: "048213". */
export const pairingCodePattern = /^\d{6}$/;

/** A national ID card, an older paper card, a passport or a tax number with its branch: "001090012345", "0101234567-001". */
export const idNumberPattern = /^[0-9A-Z-]{5,20}$/i;
export const maxIdNumberLength = 20;

/** A telephone number as people write it: "0912 345 678", "+84 912.345.678". */
export const telephonePattern = /^\+?[0-9 .-]{8,20}$/;
export const maxTelephoneLength = 20;

/** An e-mail address. It is the pattern of zod's own e-mail check: unquoted local part, a domain with at least one dot. */
export const emailPattern =
  /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;
export const maxEmailLength = 120;

/** The last four digits of an ID or telephone number, which open the personal part of a dossier. */
export const checkDigitsPattern = /^\d{4}$/;

/** The number of a receipt, from a receipt book or made by the office. Small letters are made capital. */
export const receiptNumberPattern = /^[0-9A-Z./-]{1,30}$/i;
export const maxReceiptNumberLength = 30;

/** Full name of an applicant, a submitter or a collector; also the name of a fee. */
export const maxNameLength = 200;
export const maxAddressLength = 300;
/** Name of a paper, and one line of what is missing. */
export const maxPaperNameLength = 600;
/** A note to a dossier or a step. */
export const maxNoteLength = 500;
/** A reason or an apology that is printed on a form. */
export const maxReasonLength = 1000;
/** The reason for cancelling a receipt. */
export const maxCancelReasonLength = 500;
/** A citizen's comment with a rating. */
export const maxCommentLength = 500;
/** Why a counter pauses; the hall is shown it. */
export const maxPauseReasonLength = 80;
/** The name under which an administrator approves a screen. */
export const maxScreenNameLength = 40;
export const maxSignInNameLength = 40;
export const maxPinLength = 64;

/** The text of a search for procedures. */
export const maxProcedureSearchLength = 200;
/** The text of a search for dossiers. */
export const maxDossierSearchLength = 100;

/** Papers handed in with one dossier. */
export const maxPapers = 60;
/** Copies of one paper. */
export const maxPaperCount = 99;
/** Sets of papers. */
export const maxSets = 20;
/** Fees of one dossier or payment. */
export const maxFees = 20;
/** Lines of one request for papers. */
export const maxMissingLines = 30;
/** Vietnamese dong. */
export const maxAmount = 1_000_000_000_000;

/** Bytes of a document in base64, about 10 MB of content. */
export const maxDocumentBase64Length = 14_000_000;
