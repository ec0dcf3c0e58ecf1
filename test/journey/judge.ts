// What a machine can see of how a page looks: nothing cut off or running over, text and targets large enough, and what axe
// finds. Taste is left to people: run with JOURNEY_PICTURES and look.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../server/config/paths.ts';

export interface Measure {
  /** No text is smaller. CSS pixels. */
  leastText: number;
  /** Height of whatever can be touched, and the space between two of them. */
  leastTarget: { height: number; gap: number } | null;
  /** A screen on which nobody scrolls shows all at once. */
  scrolls: boolean;
}

/** screens.md: 18 px on a kiosk, 14 at a desk; 96 px high and 16 apart to touch. The rest is common sense. */
export const measures = {
  kiosk: { leastText: 18, leastTarget: { height: 96, gap: 16 }, scrolls: false },
  tv: { leastText: 18, leastTarget: null, scrolls: false },
  desk: { leastText: 14, leastTarget: null, scrolls: true },
  phone: { leastText: 14, leastTarget: { height: 40, gap: 0 }, scrolls: true },
  rating: { leastText: 18, leastTarget: { height: 56, gap: 0 }, scrolls: false },
} satisfies Record<string, Measure>;

const axeSource = readFileSync(join(projectRoot, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical on the page as it stands, one line a finding. */
export async function listAxeFindings(page: Page): Promise<string[]> {
  // Evaluated from outside, so that the page keeps its content security policy; and once a page, since it is large.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`));
  });
}

/** What is too small, too near, cut off or over the edge, one line a finding. */
export function listMisfits(page: Page, measure: Measure): Promise<string[]> {
  return page.evaluate(({ leastText, leastTarget, scrolls }) => {
    const found: string[] = [];
    const screen = document.documentElement;
    const seen = { opacityProperty: true, visibilityProperty: true };
    const short = (text: string | null) => `"${(text ?? '').trim().replace(/\s+/g, ' ').slice(0, 50)}"`;
    // Whatever a question covers cannot be touched, and is judged without it.
    const asked = [...document.querySelectorAll('dialog[open]')].at(-1);
    const root = asked ?? document.body;

    if (screen.scrollWidth > innerWidth) found.push(`the page is ${screen.scrollWidth} px wide`);
    if (!scrolls && screen.scrollHeight > innerHeight) found.push(`the page is ${screen.scrollHeight} px high`);

    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const owner = node.parentElement;
      if (owner === null || node.textContent?.trim() === '' || !owner.checkVisibility(seen)) continue;
      if (owner.closest('.only-read-aloud, option, textarea, svg') !== null) continue;
      const size = Number.parseFloat(getComputedStyle(owner).fontSize);
      if (size < leastText - 0.01) found.push(`${short(node.textContent)} is ${size} px small`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.left < -1 || box.right > innerWidth + 1) {
        // A name may be shortened with "…" when its box says so; the box itself must be on the screen.
        const cut = owner.closest<HTMLElement>('*');
        const inside = cut?.getBoundingClientRect();
        const shortened = cut !== null && getComputedStyle(cut).textOverflow === 'ellipsis';
        if (!shortened || inside === undefined || inside.right > innerWidth + 1)
          found.push(`${short(node.textContent)} runs over the side`);
      }
      if (!scrolls && (box.top < -1 || box.bottom > innerHeight + 1))
        found.push(`${short(node.textContent)} runs over the top or bottom`);
      let scroller: HTMLElement | null = owner;
      while (scroller !== null && !/auto|scroll/.test(getComputedStyle(scroller).overflowY))
        scroller = scroller.parentElement;
      const sight = scroller?.getBoundingClientRect();
      for (const line of range.getClientRects()) {
        const [x, y] = [line.x + line.width / 2, line.y + line.height * 0.8];
        // What was scrolled out of its list is not covered by what stands beside the list.
        if (sight !== undefined && (y < sight.top || y > sight.bottom)) continue;
        let cover = document.elementFromPoint(x, y);
        while (cover !== null && !cover.contains(owner) && !owner.contains(cover)) {
          const ground = getComputedStyle(cover).backgroundColor;
          const { left, right, top, bottom } = cover.getBoundingClientRect();
          const here = left <= x && x <= right && top <= y && y <= bottom;
          // Only a ground covers: the tall box of a large figure lets through what stands above it.
          if (here && !/, 0\)$|transparent/.test(ground))
            found.push(`${short(node.textContent)} is covered by ${cover.tagName} ${short(cover.textContent)}`);
          cover = cover.parentElement;
        }
      }
      const target = owner.closest('button, a[href]')?.getBoundingClientRect();
      if (target !== undefined && (box.top < target.top - 1 || box.bottom > target.bottom + 1))
        found.push(`${short(node.textContent)} stands outside of its button`);
    }

    // A box that hides what does not fit, and does not say so with "…".
    for (const box of root.querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(box);
      if (style.overflowX !== 'hidden' && style.overflowX !== 'clip') continue;
      if (!box.checkVisibility(seen) || box.closest('.only-read-aloud, svg') !== null) continue;
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') continue;
      if (box.scrollWidth > box.clientWidth + 1 && box.textContent?.trim() !== '')
        found.push(`${short(box.textContent)} is cut off at the side`);
    }

    if (leastTarget !== null) {
      const targets = [...root.querySelectorAll<HTMLElement>('button:not(:disabled), a[href], label:has(input)')]
        .filter(target => target.checkVisibility(seen) && getComputedStyle(target).display !== 'inline')
        .map(target => ({ name: short(target.textContent), box: target.getBoundingClientRect() }));
      targets.forEach(({ name, box }, i) => {
        if (box.height < leastTarget.height - 0.5) found.push(`${name} is ${box.height.toFixed(0)} px high`);
        for (const other of targets.slice(i + 1)) {
          const aside = Math.max(other.box.left - box.right, box.left - other.box.right);
          const below = Math.max(other.box.top - box.bottom, box.top - other.box.bottom);
          const gap = Math.max(aside, below);
          if (gap < leastTarget.gap - 0.5) found.push(`${name} and ${other.name} are ${gap.toFixed(0)} px apart`);
        }
      });
    }
    return found;
  }, measure);
}

/** How high the figures of this text stand, as drawn: from the foot of a figure to its head. */
export function measureFigures(page: Page, text: string): Promise<number> {
  return page
    .getByText(text, { exact: true })
    .first()
    .evaluate(element => {
      const { fontWeight, fontSize, fontFamily } = getComputedStyle(element);
      const pen = document.createElement('canvas').getContext('2d');
      if (pen === null) return 0;
      pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      const { actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText('0');
      return actualBoundingBoxAscent + actualBoundingBoxDescent;
    });
}

/**
 * What can be touched above the line that a hand reaches, one line a finding: the lower two thirds of a kiosk, the lower half when
 * it is lowered (screens.md).
 */
export function listOutOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const asked = [...document.querySelectorAll('dialog[open]')].at(-1);
    const low = document.querySelector('.frame')?.classList.contains('low') === true;
    const line = low ? innerHeight / 2 : innerHeight / 3;
    return [...(asked ?? document.body).querySelectorAll<HTMLElement>('button:not(:disabled), a[href], input')]
      .filter(target => target.checkVisibility({ visibilityProperty: true }))
      .filter(target => target.getBoundingClientRect().top < line - 0.5)
      .map(target => {
        const name = target.getAttribute('aria-label') ?? target.textContent ?? '';
        return `"${name.trim().slice(0, 40)}" begins at ${target.getBoundingClientRect().top.toFixed(0)} px, above ${line} px`;
      });
  });
}
