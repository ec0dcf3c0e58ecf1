// A printed paper as a machine sees it: the sheets in the page under print, the PDF that Chromium makes of it, and what another
// program reads in its codes.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface PrintedSheet {
  widthMm: number;
  heightMm: number;
  text: string;
  /** Rows and lines; head, signatures and foot are not counted. */
  pieces: number;
  hasTail: boolean;
  /** What does not lie wholly on the sheet, or over its foot, one line a finding. */
  cut: string[];
  /** Tables on it, and those of them that begin with the names of their columns. */
  tables: number;
  headed: number;
  foot: string;
  /** Size of the letters in points. */
  letters: number;
}

/** The sheets as they will be printed. */
export async function readSheets(page: Page): Promise<PrintedSheet[]> {
  await page.locator('.paper-table > .sheet').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  const sheets = await page.locator('.paper-table > .sheet').evaluateAll(elements =>
    elements.map(sheet => {
      const mm = (pixels: number) => (pixels * 25.4) / 96;
      const box = sheet.getBoundingClientRect();
      const foot = sheet.querySelector('.sheet-foot') as Element;
      const footTop = foot.getBoundingClientRect().top;
      const cut: string[] = [];
      // Too much on a sheet pushes the foot into the margin, where printers do not reach.
      const margin = Number.parseFloat(getComputedStyle(sheet).paddingBottom);
      if (foot.getBoundingClientRect().bottom > box.bottom - margin + 1) cut.push('the foot stands in the margin');
      for (const element of sheet.querySelectorAll('*')) {
        const own = element.getBoundingClientRect();
        const name = `${element.tagName} "${(element.textContent ?? '').slice(0, 40)}"`;
        const out = own.left < box.left || own.right > box.right || own.top < box.top || own.bottom > box.bottom;
        if (out) cut.push(`${name} runs over the sheet`);
        if (!foot.contains(element) && own.bottom > footTop + 0.5) cut.push(`${name} runs over the foot`);
        if (element.tagName !== 'path' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
          cut.push(`${name} is wider than its place`);
      }
      const tables = [...sheet.querySelectorAll('table')];
      const texts: string[] = [];
      const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() !== null) texts.push(walker.currentNode.textContent ?? '');
      return {
        widthMm: mm(box.width),
        heightMm: mm(box.height),
        text: texts.join(' ').replace(/\s+/g, ' '),
        pieces: sheet.querySelectorAll('.piece').length,
        hasTail: sheet.querySelector('.sheet-tail') !== null,
        cut,
        tables: tables.length,
        headed: tables.filter(table => (table.tHead?.getBoundingClientRect().height ?? 0) > 0).length,
        foot: foot.textContent ?? '',
        letters: (Number.parseFloat(getComputedStyle(sheet).fontSize) * 72) / 96,
      };
    }),
  );
  return sheets;
}

/** Pages of the PDF as [width, height] in millimetres. With JOURNEY_PICTURES the PDF is kept there, to be looked at. */
export async function printPdf(page: Page, name: string): Promise<[number, number][]> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  const folder = process.env.JOURNEY_PICTURES;
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.pdf`), pdf);
    for (const sheet of [0, 1]) {
      const shown = page.locator('.paper-table > .sheet').nth(sheet);
      if ((await shown.count()) > 0) await shown.screenshot({ path: join(folder, `${name}-${sheet + 1}.png`) });
    }
  }
  const text = pdf.toString('latin1');
  const pages = text.match(/\/Type\s*\/Page\b[^s]/g)?.length ?? 0;
  const boxes = [...text.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
  if (boxes.length !== pages) throw new Error(`${pages} pages, ${boxes.length} sizes`);
  return boxes.map(([, width, height]) => [(Number(width) * 25.4) / 72, (Number(height) * 25.4) / 72]);
}

/** The codes on the first sheet, as zbar reads them: "QR-Code:…", "CODE-128:…". */
export async function readCodesOf(page: Page): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    const file = join(folder, 'sheet.png');
    await page.locator('.paper-table > .sheet').first().screenshot({ path: file });
    const read = execFileSync('zbarimg', ['-q', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return read.trim().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How wide one module of QR and bars is printed, in millimetres, and where the QR begins on the sheet. */
export function measureCodes(page: Page): Promise<{ squareMm: number; barMm: number; left: number; top: number }> {
  return page
    .locator('.paper-table > .sheet')
    .first()
    .evaluate(sheet => {
      const module = (selector: string) => {
        const svg = sheet.querySelector(selector) as SVGSVGElement;
        return (svg.getBoundingClientRect().width / svg.viewBox.baseVal.width) * (25.4 / 96);
      };
      const own = sheet.getBoundingClientRect();
      const qr = (sheet.querySelector('.paper-qr') as Element).getBoundingClientRect();
      return {
        squareMm: module('.paper-qr'),
        barMm: module('.paper-bars svg'),
        left: (qr.left - own.left) / own.width,
        top: (qr.top - own.top) / own.height,
      };
    });
}
