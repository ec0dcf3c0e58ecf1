// Draws the pretend LED boards as dots. The page is fetched again twice a second, and the boards take over its texts.
import { readGlyph } from './led-glyphs.ts';

const refreshMs = 500;
/** Half of a blink, as on the real boards. */
const blinkPhaseMs = 600;
/** The size of a letter in dots, with the dark dots after and below it. */
const cell = { wide: 6, high: 10 };
const pixelsPerDot = 7;
/** Dark dots around the text. */
const edgeDots = 2;

interface BoardContent {
  rows: number;
  columns: number;
  lines: string[];
  blink: boolean;
}

function readContent(item: HTMLElement): BoardContent {
  const { rows, columns, blink } = item.dataset;
  return {
    rows: Number(rows),
    columns: Number(columns),
    lines: (item.querySelector('pre')?.textContent ?? '').split('\n'),
    blink: blink === 'true',
  };
}

/** Returns whether the dot in column x and row y of the whole board is lit. */
function isLit({ lines, columns, rows }: BoardContent, x: number, y: number): boolean {
  const line = lines[Math.floor(y / cell.high)] ?? '';
  // The number above a counter is centred; the rows of a list begin at the left.
  const shift = rows === 1 ? Math.floor(((columns - line.length) * cell.wide) / 2) : 0;
  const at = x - shift;
  if (at < 0 || at % cell.wide === cell.wide - 1) return false;
  const column = readGlyph(line[Math.floor(at / cell.wide)] ?? ' ')[at % cell.wide] ?? 0;
  return (column >> (y % cell.high)) % 2 === 1;
}

function draw(canvas: HTMLCanvasElement, content: BoardContent, dark: boolean): void {
  const wide = content.columns * cell.wide - 1 + 2 * edgeDots;
  // The last row needs no gap below it, only the dots of its letters and their descenders.
  const high = content.rows * cell.high - 2 + 2 * edgeDots;
  const pixelRatio = Math.min(2, devicePixelRatio || 1);
  canvas.width = wide * pixelsPerDot * pixelRatio;
  canvas.height = high * pixelsPerDot * pixelRatio;
  canvas.style.width = `${wide * pixelsPerDot}px`;
  const brush = canvas.getContext('2d');
  if (brush === null) return;
  brush.scale(pixelRatio, pixelRatio);
  const colour = getComputedStyle(canvas);
  const [on, off] = ['--gold', '--night-2'].map(name => colour.getPropertyValue(name).trim());
  for (const lit of [false, true]) {
    brush.fillStyle = (lit ? on : off) ?? '';
    brush.shadowColor = lit ? (on ?? '') : 'transparent';
    brush.shadowBlur = lit ? pixelsPerDot * pixelRatio * 0.9 : 0;
    brush.beginPath();
    for (let y = 0; y < high; y++)
      for (let x = 0; x < wide; x++) {
        if ((!dark && isLit(content, x - edgeDots, y - edgeDots)) !== lit) continue;
        const [left, top] = [(x + 0.5) * pixelsPerDot, (y + 0.5) * pixelsPerDot];
        const radius = pixelsPerDot * (lit ? 0.42 : 0.3);
        brush.moveTo(left + radius, top);
        brush.arc(left, top, radius, 0, 2 * Math.PI);
      }
    brush.fill();
  }
}

/** Adds a canvas to each board and hides its text, which screen readers still read. */
function drawAll(): void {
  // All boards blink in step, which is easier to look at than the real boards of a hall.
  const isDarkPhase = Math.floor(Date.now() / blinkPhaseMs) % 2 === 1;
  for (const item of document.querySelectorAll<HTMLElement>('.boards li')) {
    const content = readContent(item);
    const dark = content.blink && isDarkPhase;
    const key = JSON.stringify([content, dark]);
    if (item.dataset.drawn === key) continue;
    let canvas = item.querySelector('canvas');
    if (canvas === null) {
      canvas = document.createElement('canvas');
      canvas.setAttribute('aria-hidden', 'true');
      item.append(canvas);
      item.querySelector('pre')?.classList.add('only-read-aloud');
    }
    draw(canvas, content, dark);
    item.dataset.drawn = key;
  }
}

async function refreshBoards(): Promise<void> {
  const response = await fetch(location.href, { cache: 'no-store' });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('.boards');
  const shown = document.querySelector('.boards');
  if (fresh === null || shown === null) return;
  const old = [...shown.querySelectorAll<HTMLElement>('li')];
  const updated = [...fresh.querySelectorAll<HTMLElement>('li')];
  if (old.map(item => item.id).join() !== updated.map(item => item.id).join()) {
    shown.replaceChildren(...updated.map(item => document.adoptNode(item)));
    return;
  }
  // Only changed texts are replaced, so that no board flickers without a reason.
  old.forEach((item, i) => {
    const [from, to] = [updated[i]?.querySelector('pre'), item.querySelector('pre')];
    item.dataset.blink = updated[i]?.dataset.blink ?? 'false';
    if (from && to && from.textContent !== to.textContent) to.textContent = from.textContent;
  });
}

async function watch(): Promise<void> {
  // While the server is out of reach the last texts stay.
  if (!document.hidden) await refreshBoards().catch(() => {});
  setTimeout(watch, refreshMs);
}

drawAll();
setInterval(drawAll, 100);
setTimeout(watch, refreshMs);
