// Normalizes telephone numbers: "0901 234 567", "84901234567" and "+84 901 234 567" are the same number.

/** The international number of a mobile phone in Vietnam, "+84901234567". */
export type Phone = `+84${string}`;

/** Why no message can be sent to what was typed. */
export type NoPhone = 'land-line' | 'foreign' | 'no-number';

/** Since 2018 mobile numbers have ten digits and begin with 03, 05, 07, 08 or 09; land lines begin with 02. The leading 0 is left out here. */
const mobile = /^[35789]\d{8}$/;
const landLine = /^2\d{8,9}$/;

export function readPhone(text: string): { ok: true; phone: Phone } | { ok: false; reason: NoPhone } {
  const typed = text.normalize('NFKC').replace(/[\s.\-()/]/g, '');
  if (!/^\+?\d{6,15}$/.test(typed)) return { ok: false, reason: 'no-number' };
  const [, own] = /^(?:\+84|0084|84|0)0?([2-9]\d+)$/.exec(typed) ?? [];
  if (own !== undefined && mobile.test(own)) return { ok: true, phone: `+84${own}` };
  if (own !== undefined && landLine.test(own)) return { ok: false, reason: 'land-line' };
  return { ok: false, reason: /^(?:\+|00)(?!84)/.test(typed) ? 'foreign' : 'no-number' };
}

/** Hides most digits for pages that others may see: "09•• ••• 567". */
export function maskPhone(phone: Phone): string {
  return `0${phone.slice(3, 4)}•• ••• ${phone.slice(-3)}`;
}
