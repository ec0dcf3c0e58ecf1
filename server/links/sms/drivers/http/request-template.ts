// Fills a gateway's request as the site file writes it: URL, headers and body with placeholders. Each value is escaped for the place
// where it stands, so that no text can break out of it.
import type { Phone } from '../../phone.ts';
import type { SmsMessage } from '../../sms-driver.ts';

export interface HttpTemplate {
  method: 'GET' | 'POST' | 'PUT';
  /** With the placeholders `{to}`, `{text}` and `{id}`, which headers and body may contain too. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  /** The prefix of numbers that the gateway expects: "+84901234567", "84901234567" or "0901234567". */
  numbers: '+84' | '84' | '0';
}

export interface FilledRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

type Escape = (value: string) => string;

/** The template already contains the quotation marks around the placeholder. */
const forJson: Escape = value => JSON.stringify(value).slice(1, -1);
const xmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const forXml: Escape = value => value.replace(/[&<>"']/g, character => xmlEntities[character] ?? character);
/** A header value is one line of ASCII characters. */
const forHeader: Escape = value => encodeURIComponent(value);
const unescaped: Escape = value => value;

/** The content type decides how the body is escaped; without one, the first character of the body does. */
function escapeForBody(contentType: string, body: string): Escape {
  if (/json/i.test(contentType) || (contentType === '' && /^\s*[{[]/.test(body))) return forJson;
  if (/xml|soap/i.test(contentType) || (contentType === '' && /^\s*</.test(body))) return forXml;
  return /urlencoded/i.test(contentType) ? encodeURIComponent : unescaped;
}

function writeNumber(to: Phone, form: HttpTemplate['numbers']): string {
  return form + to.slice('+84'.length);
}

export function fillRequest(template: HttpTemplate, { id, to, text }: SmsMessage): FilledRequest {
  const values: Readonly<Record<string, string>> = { id, to: writeNumber(to, template.numbers), text };
  const fill = (pattern: string, escapeValue: Escape) =>
    // All placeholders are replaced in one pass, so that a message containing "{to}" stays as it is.
    pattern.replace(/\{(to|text|id)\}/g, (_, placeholder: string) => escapeValue(values[placeholder] ?? ''));
  const contentType =
    Object.entries(template.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return {
    method: template.method,
    url: fill(template.url, encodeURIComponent),
    headers: Object.fromEntries(
      Object.entries(template.headers).map(([name, value]) => [name, fill(value, forHeader)]),
    ),
    body: template.body === null ? null : fill(template.body, escapeForBody(contentType, template.body)),
  };
}
