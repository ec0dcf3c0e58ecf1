// A gateway's request as the site file writes it: an address, headers and a body with holes, each filled in the way of the
// place where it stands, so that no text can break out of it. Pure.
import type { Phone } from '../../phone.ts';
import type { SmsMessage } from '../../sms-driver.ts';

export interface HttpTemplate {
  method: 'GET' | 'POST' | 'PUT';
  /** With holes `{to}`, `{text}` and `{id}`, as have headers and body. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  /** How the gateway wants numbers: "+84901234567", "84901234567" or "0901234567". */
  numbers: '+84' | '84' | '0';
}

export interface FilledRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

type Escape = (value: string) => string;

/** Inside a string of JSON: without the quotes that stand in the template. */
const forJson: Escape = value => JSON.stringify(value).slice(1, -1);
const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const forXml: Escape = value => value.replace(/[&<>"']/g, sign => signs[sign] ?? sign);
/** A header holds one line of plain letters. */
const forHeader: Escape = value => encodeURIComponent(value);
const asItIs: Escape = value => value;

/** What the body is says its content type; unsaid it is the first that looks like it. */
function escapeOf(contentType: string, body: string): Escape {
  if (/json/i.test(contentType) || (contentType === '' && /^\s*[{[]/.test(body))) return forJson;
  if (/xml|soap/i.test(contentType) || (contentType === '' && /^\s*</.test(body))) return forXml;
  return /urlencoded/i.test(contentType) ? encodeURIComponent : asItIs;
}

function writeNumber(to: Phone, form: HttpTemplate['numbers']): string {
  return form + to.slice('+84'.length);
}

export function fillRequest(template: HttpTemplate, { id, to, text }: SmsMessage): FilledRequest {
  const values: Readonly<Record<string, string>> = { id, to: writeNumber(to, template.numbers), text };
  const fill = (place: string, safe: Escape) =>
    // Once through, so that a text with "{to}" in it stays a text.
    place.replace(/\{(to|text|id)\}/g, (_, hole: string) => safe(values[hole] ?? ''));
  const contentType =
    Object.entries(template.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return {
    method: template.method,
    url: fill(template.url, encodeURIComponent),
    headers: Object.fromEntries(
      Object.entries(template.headers).map(([name, value]) => [name, fill(value, forHeader)]),
    ),
    body: template.body === null ? null : fill(template.body, escapeOf(contentType, template.body)),
  };
}
