// Simulates citizens during development: they take tickets in the example office, and the officers of the last two counters serve
// them, so that every screen shows activity. They use the public calls.
import type { SiteSettings } from '../config/site-file.ts';

export interface Citizens {
  stop(): void;
}

const arrivalEveryMs = 12_000;
const serviceMs = 15_000;
const priorityShare = 0.15;
/** No further citizen arrives while so many wait. */
const maxWaiting = 25;

export function startCitizens(url: string, site: SiteSettings): Citizens {
  const timers = new Set<NodeJS.Timeout>();
  const schedule = (ms: number, task: () => Promise<void>) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      // The server restarts when its code changes, so a failed task is tried again.
      task().catch(() => schedule(3_000, task));
    }, ms);
    timers.add(timer);
  };
  const around = (ms: number) => ms * (0.4 + Math.random() * 1.2);
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
    const waiting = ((office?.services ?? []) as { waiting: number }[]).reduce(
      (sum, service) => sum + service.waiting,
      0,
    );
    const priority = Math.random() < priorityShare && site.priorities.length > 0 ? pick(site.priorities).id : null;
    if (waiting < maxWaiting)
      await call('ticket.issue', { serviceId: pick(site.services).id, priority, language: 'vi' }, 'example-kiosk');
    schedule(around(arrivalEveryMs), arrive);
  }

  async function work(staff: string, counterId: string): Promise<void> {
    const signedIn = await call('staff.sign-in', { name: staff, pin: '1234' }, '');
    if (signedIn === null) return;
    const token = String(signedIn.token);
    await call('counter.open', { counterId, takeOver: true }, token);
    const serveNext = async (): Promise<void> => {
      const called = await call('ticket.call-next', { counterId }, token);
      if (called === null) return schedule(around(4_000), serveNext);
      const ticketId = called.ticketId;
      schedule(around(6_000), async () => {
        await call(Math.random() < 0.1 ? 'ticket.no-show' : 'ticket.start', { ticketId }, token);
        schedule(around(serviceMs), async () => {
          await call('ticket.finish', { ticketId }, token);
          schedule(around(2_000), serveNext);
        });
      });
    };
    await serveNext();
  }

  schedule(500, arrive);
  for (const counter of site.counters.slice(-2)) {
    const index = site.counters.indexOf(counter);
    const staff = site.staff[index];
    if (staff !== undefined) schedule(1_000, () => work(staff.id, counter.id));
  }
  return {
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
