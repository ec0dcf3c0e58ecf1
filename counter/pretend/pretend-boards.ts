// Draws the pretend boards as dots, and keeps them fresh without a reload. The server alone decides what is on them: this
// fetches the page again and takes over its list.
import { glyphOf } from './led-glyphs.ts';

const everyMs = 500;
/** As fast as the boards blink. */
const phaseMs = 600;
/** Dots of a letter and the dark ones after it; pixels of a dot. */
const cell = { wide: 6, high: 10 };
const pitch = 7;
const edge = 2;

interface Picture {
  rows: number;
  columns: number;
  lines: string[];
  blink: boolean;
}

function readPicture(item: HTMLElement): Picture {
  const { rows, columns, blink } = item.dataset;
  return {
    rows: Number(rows),
    columns: Number(columns),
    lines: (item.querySelector('pre')?.textContent ?? '').split('\n'),
    blink: blink === 'true',
  };
}

/** Which dots are lit: by row and column of the whole board. */
function isLit({ lines, columns, rows }: Picture, x: number, y: number): boolean {
  const line = lines[Math.floor(y / cell.high)] ?? '';
  // A number over a counter stands in the middle; lists stand at the left.
  const shift = rows === 1 ? Math.floor(((columns - line.length) * cell.wide) / 2) : 0;
  const at = x - shift;
  if (at < 0 || at % cell.wide === cell.wide - 1) return false;
  const column = glyphOf(line[Math.floor(at / cell.wide)] ?? ' ')[at % cell.wide] ?? 0;
  return (column >> (y % cell.high)) % 2 === 1;
}

function draw(canvas: HTMLCanvasElement, picture: Picture, dark: boolean): void {
  const wide = picture.columns * cell.wide - 1 + 2 * edge;
  // Seven dots and the tail of a small letter; what parts the rows is not needed below the last.
  const high = picture.rows * cell.high - 2 + 2 * edge;
  const sharp = Math.min(2, devicePixelRatio || 1);
  canvas.width = wide * pitch * sharp;
  canvas.height = high * pitch * sharp;
  canvas.style.width = `${wide * pitch}px`;
  const brush = canvas.getContext('2d');
  if (brush === null) return;
  brush.scale(sharp, sharp);
  const colour = getComputedStyle(canvas);
  const [on, off] = ['--gold', '--night-2'].map(name => colour.getPropertyValue(name).trim());
  for (const lit of [false, true]) {
    brush.fillStyle = (lit ? on : off) ?? '';
    brush.shadowColor = lit ? (on ?? '') : 'transparent';
    brush.shadowBlur = lit ? pitch * sharp * 0.9 : 0;
    brush.beginPath();
    for (let y = 0; y < high; y++)
      for (let x = 0; x < wide; x++) {
        if ((!dark && isLit(picture, x - edge, y - edge)) !== lit) continue;
        const [left, top] = [(x + 0.5) * pitch, (y + 0.5) * pitch];
        const radius = pitch * (lit ? 0.42 : 0.3);
        brush.moveTo(left + radius, top);
        brush.arc(left, top, radius, 0, 2 * Math.PI);
      }
    brush.fill();
  }
}

/** Puts a picture in front of each text, and takes the text out of sight. */
function drawAll(): void {
  // All boards blink together, as they would not in a hall: it is easier on the eye.
  const darkNow = Math.floor(Date.now() / phaseMs) % 2 === 1;
  for (const item of document.querySelectorAll<HTMLElement>('.boards li')) {
    const picture = readPicture(item);
    const dark = picture.blink && darkNow;
    const key = JSON.stringify([picture, dark]);
    if (item.dataset.drawn === key) continue;
    let canvas = item.querySelector('canvas');
    if (canvas === null) {
      canvas = document.createElement('canvas');
      canvas.setAttribute('aria-hidden', 'true');
      item.append(canvas);
      item.querySelector('pre')?.classList.add('only-read-aloud');
    }
    draw(canvas, picture, dark);
    item.dataset.drawn = key;
  }
}

async function freshen(): Promise<void> {
  const response = await fetch(location.href, { cache: 'no-store' });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('.boards');
  const shown = document.querySelector('.boards');
  if (fresh === null || shown === null) return;
  const old = [...shown.querySelectorAll<HTMLElement>('li')];
  const news = [...fresh.querySelectorAll<HTMLElement>('li')];
  if (old.map(item => item.id).join() !== news.map(item => item.id).join()) {
    shown.replaceChildren(...news.map(item => document.adoptNode(item)));
    return;
  }
  // Only the words change, so that a picture never flickers for nothing.
  old.forEach((item, i) => {
    const [from, to] = [news[i]?.querySelector('pre'), item.querySelector('pre')];
    item.dataset.blink = news[i]?.dataset.blink ?? 'false';
    if (from && to && from.textContent !== to.textContent) to.textContent = from.textContent;
  });
}

async function watch(): Promise<void> {
  // A server that is away comes back; what was seen last stays until then.
  if (!document.hidden) await freshen().catch(() => {});
  setTimeout(watch, everyMs);
}

drawAll();
setInterval(drawAll, 100);
setTimeout(watch, everyMs);
