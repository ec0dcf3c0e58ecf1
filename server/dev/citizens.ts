// Made-up citizens for development: they come to the example office by themselves, and the officers of the last two counters
// serve them, so that every screen moves. They use the same calls as everybody else.
import type { SiteSettings } from '../config/site-file.ts';

export interface Citizens {
  stop(): void;
}

const arrivalEveryMs = 12_000;
const serviceMs = 15_000;
const priorityShare = 0.15;
/** More than this and nobody can see the screens for the crowd. */
const mostWaiting = 25;

export function startCitizens(url: string, site: SiteSettings): Citizens {
  const timers = new Set<NodeJS.Timeout>();
  const later = (ms: number, deed: () => Promise<void>) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      // The office may be away for a moment while its code changes; they try again.
      deed().catch(() => later(3_000, deed));
    }, ms);
    timers.add(timer);
  };
  const about = (ms: number) => ms * (0.4 + Math.random() * 1.2);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

  async function call(name: string, input: unknown, token: string): Promise<Record<string, never> | null> {
    const response = await fetch(`${url}/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    });
    const answer = (await response.json()) as { ok: boolean; value: Record<string, never> };
    return answer.ok ? answer.value : null;
  }

  async function arrive(): Promise<void> {
    const office = await call('site.describe', {}, '');
    const waiting = ((office?.services ?? []) as { waiting: number }[]).reduce((sum, one) => sum + one.waiting, 0);
    const priority = Math.random() < priorityShare && site.priorities.length > 0 ? pick(site.priorities).id : null;
    if (waiting < mostWaiting)
      await call('ticket.issue', { serviceId: pick(site.services).id, priority, language: 'vi' }, 'example-kiosk');
    later(about(arrivalEveryMs), arrive);
  }

  async function work(staff: string, counterId: string): Promise<void> {
    const signedIn = await call('staff.sign-in', { name: staff, pin: '1234' }, '');
    if (signedIn === null) return;
    const token = String(signedIn.token);
    await call('counter.open', { counterId, takeOver: true }, token);
    const serveNext = async (): Promise<void> => {
      const called = await call('ticket.call-next', { counterId }, token);
      if (called === null) return later(about(4_000), serveNext);
      const ticketId = called.ticketId;
      later(about(6_000), async () => {
        await call(Math.random() < 0.1 ? 'ticket.no-show' : 'ticket.start', { ticketId }, token);
        later(about(serviceMs), async () => {
          await call('ticket.finish', { ticketId }, token);
          later(about(2_000), serveNext);
        });
      });
    };
    await serveNext();
  }

  later(500, arrive);
  for (const counter of site.counters.slice(-2)) {
    const index = site.counters.indexOf(counter);
    const staff = site.staff[index];
    if (staff !== undefined) later(1_000, () => work(staff.id, counter.id));
  }
  return {
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
