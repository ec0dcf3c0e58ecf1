// The addresses of all screens, printed at the start and listed at `/`. Those that a newcomer opens first come first.
import { fill } from '../../common/text/fill.ts';
import type vi from '../../common/text/vi/home.json';
import type { SiteSettings } from '../config/site-file.ts';

export interface Address {
  path: string;
  title: string;
  what: string;
}

export type HomeTexts = typeof vi;

export function listAddresses(
  site: SiteSettings,
  texts: HomeTexts,
  pretend: { printer: boolean; boards: boolean; sms: boolean },
): Address[] {
  const at = (path: string, text: { title: string; what: string }, values: Record<string, string> = {}): Address => ({
    path,
    title: fill(text.title, values),
    what: text.what,
  });
  const halls = site.screens.filter(screen => screen.layout === 'hall');
  const boards = site.screens.filter(screen => screen.layout === 'dossier');
  const tops = site.screens.filter(screen => screen.layout === 'counter-top');
  const labelOf = (counterId: string | null) => site.counters.find(counter => counter.id === counterId)?.label ?? '';
  return [
    at('/kiosk', texts.kiosk),
    ...halls.map(({ id }) => at(`/display?screen=${id}`, texts.hall, { screen: id })),
    ...boards.map(({ id }) => at(`/display?screen=${id}`, texts.dossierBoard, { screen: id })),
    at('/counter', texts.counter),
    ...(pretend.printer ? [at('/pretend-printer', texts.pretendPrinter)] : []),
    ...(pretend.boards ? [at('/pretend-boards', texts.pretendBoards)] : []),
    ...(pretend.sms ? [at('/pretend-sms', texts.pretendSms)] : []),
    ...tops.map(({ id, counterId }) => at(`/display?screen=${id}`, texts.counterTop, { label: labelOf(counterId) })),
    ...site.counters.map(({ id, label }) => at(`/kiosk/rating?counter=${id}`, texts.rating, { label })),
    at('/health', texts.health),
    at('/metrics', texts.metrics),
    at('/api/openapi.json', texts.api),
  ];
}
