// The pages as Vite built them, kept in memory. Some contain a list that the server fills in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Address } from './addresses.ts';

type PageName =
  | 'kiosk/index'
  | 'kiosk/rating'
  | 'kiosk/phone'
  | 'kiosk/dossier'
  | 'kiosk/procedure'
  | 'display/index'
  | 'counter/index'
  | 'counter/paper'
  | 'counter/home'
  | 'counter/pretend-printer'
  | 'counter/pretend-boards'
  | 'counter/pretend-sms';

export type ReadPage = (name: PageName) => string | Promise<string>;

/** Reads each built page once. */
export function createBuiltPages(dir: string): ReadPage {
  const pages = new Map<PageName, string>();
  return name => {
    let page = pages.get(name);
    if (page === undefined) {
      page = readFileSync(join(dir, `${name}.html`), 'utf8');
      pages.set(name, page);
    }
    return page;
  };
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, letter => escapes[letter] ?? letter);

export function fillAddresses(page: string, addresses: readonly Address[]): string {
  const items = addresses.map(
    ({ path, title, what }) =>
      `<li><a href="${escapeHtml(path)}"><b>${escapeHtml(title)}</b><span>${escapeHtml(what)}</span></a></li>`,
  );
  return page.replace('<!-- addresses -->', () => items.join(''));
}

export function fillSlips(page: string, slips: readonly { id: string; caption: string }[]): string {
  const items = slips.map(
    ({ id, caption }) =>
      `<li><img src="/pretend-printer/${escapeHtml(id)}.png" alt="${escapeHtml(caption)}"><p>${escapeHtml(caption)}</p></li>`,
  );
  return page.replace('<!-- slips -->', () => items.join(''));
}

/** What the page shows of a board: its size in characters and its text. */
export interface BoardOnPage {
  caption: string;
  rows: number;
  columns: number;
  lines: readonly string[];
  blink: boolean;
}

export function fillBoards(page: string, boards: readonly BoardOnPage[]): string {
  const items = boards.map(
    ({ caption, rows, columns, lines, blink }) =>
      `<li data-rows="${rows}" data-columns="${columns}" data-blink="${blink}"><h2>${escapeHtml(caption)}</h2><pre>${escapeHtml(lines.join('\n'))}</pre></li>`,
  );
  return page.replace('<!-- boards -->', () => items.join(''));
}

/** What the page shows of a message: the masked number, the text and the time. */
export interface MessageOnPage {
  to: string;
  text: string;
  when: string;
}

export function fillMessages(page: string, messages: readonly MessageOnPage[]): string {
  const items = messages.map(
    ({ to, text, when }) =>
      `<li><h2>${escapeHtml(to)}</h2><p>${escapeHtml(text)}</p><time>${escapeHtml(when)}</time></li>`,
  );
  return page.replace('<!-- messages -->', () => items.join(''));
}
