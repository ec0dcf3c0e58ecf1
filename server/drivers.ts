// Makes the devices that the site file names. The folder drivers/ is the list; nobody keeps another.
import type { SiteSettings } from './config.ts';
import { createPretendPrinter, type PretendPrinter } from './devices/printer/drivers/pretend/index.ts';

const slipsKept = 60;
/** About as long as a real printer takes, so that screens are seen to wait for it. */
const pretendMs = 900;

export function createPrinter(site: SiteSettings): PretendPrinter | null {
  if (site.printer === null) return null;
  return createPretendPrinter({
    widthDots: site.printer.paperMm === 80 ? 576 : 384,
    keep: slipsKept,
    delayMs: pretendMs,
  });
}
