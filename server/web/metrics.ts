// GET /metrics in Prometheus text format: counts and durations of calls and events, and nothing personal.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  countCall(name: string, answer: string, tookMs: number): void;
  countEvent(type: string): void;
  text(): Promise<string>;
  contentType: string;
}

/** The gauges are read when the page is requested, so that they cost nothing while nobody looks. */
export function createMetrics(read: {
  waiting: () => { service: string; waiting: number }[];
  screens: () => number;
}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'motcua_' });
  const calls = new Counter({
    name: 'motcua_calls_total',
    help: 'Calls by name and answer',
    labelNames: ['call', 'answer'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'motcua_call_seconds',
    help: 'How long calls took',
    labelNames: ['call'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers: [registry],
  });
  const events = new Counter({
    name: 'motcua_events_total',
    help: 'Journal events by type',
    labelNames: ['type'],
    registers: [registry],
  });
  new Gauge({
    name: 'motcua_waiting',
    help: 'Tickets waiting now',
    labelNames: ['service'],
    registers: [registry],
    collect() {
      for (const { service, waiting } of read.waiting()) this.set({ service }, waiting);
    },
  });
  new Gauge({
    name: 'motcua_screens',
    help: 'Screens connected now',
    registers: [registry],
    collect() {
      this.set(read.screens());
    },
  });
  return {
    countCall(call, answer, tookMs) {
      calls.inc({ call, answer });
      seconds.observe({ call }, tookMs / 1000);
    },
    countEvent: type => events.inc({ type }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
