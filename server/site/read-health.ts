// Collects the health of all parts for the page /health and the metrics.
import { statfs } from 'node:fs/promises';
import type { Health, PartHealth } from '../runtime/health.ts';
import type { Store } from '../store/store.ts';
import type { Subscribers } from './connect-subscribers.ts';

/** Below this the office is warned, while there is still time to free some space. */
const lowDiskBytes = 200 * 1024 * 1024;
const bytesPerMegabyte = 1_048_576;

/** Devices and messages are conveniences: the office runs without them, so their failure leaves `ok` true. */
const optionalParts = /^(printer|speaker|board|inlet|agent|sms|egov)/;

interface SiteHealth {
  /** Whether everything that the office cannot do without works. */
  ok: boolean;
  build: string;
  uptimeMs: number;
  parts: Record<string, PartHealth>;
}

export interface HealthReaderDependencies {
  health: Health;
  store: Store;
  dataDir: string;
  build: string;
  agentIds: readonly string[];
  connectedAgents: () => readonly string[];
  subscribers: Subscribers;
  inputDevices: { health(): { id: string; ok: boolean; message: string | null }[] };
  now: () => number;
}

export interface HealthReader {
  /** Reports the devices. The clock calls it every second, so that `since` is the time of the change and not of the question. */
  reportDevices(): void;
  readHealth(): Promise<SiteHealth>;
}

export function createHealthReader(dependencies: HealthReaderDependencies): HealthReader {
  const { health, store, dataDir, build, agentIds, connectedAgents, subscribers, inputDevices, now } = dependencies;
  const { paper, boards, voice, egovFolder, sms } = subscribers;
  const startedAt = now();

  function reportPart(part: string, state: { ok: boolean; message: string | null } | undefined): void {
    if (state !== undefined) health.report(part, state.ok, state.message);
  }

  function reportDevices(): void {
    reportPart('printer', paper?.health());
    reportPart('speaker', voice?.health());
    for (const board of boards.health()) reportPart(`board:${board.id}`, board);
    reportPart('egov', egovFolder?.health());
    for (const device of inputDevices.health()) reportPart(`inlet:${device.id}`, device);
    reportPart('sms', sms?.health());
    const connected = connectedAgents();
    for (const id of agentIds) {
      const ok = connected.includes(id);
      reportPart(`agent:${id}`, { ok, message: ok ? null : 'not here' });
    }
  }

  async function reportStore(): Promise<void> {
    try {
      store.ping();
      const disk = await statfs(dataDir);
      const freeBytes = disk.bavail * disk.bsize;
      const isLow = freeBytes <= lowDiskBytes;
      health.report('store', true, null);
      health.report('disk', !isLow, isLow ? `only ${Math.floor(freeBytes / bytesPerMegabyte)} MB free` : null);
    } catch (error) {
      health.report('store', false, (error as Error).message);
    }
  }

  return {
    reportDevices,
    async readHealth() {
      await reportStore();
      reportDevices();
      const parts = health.parts();
      const ok = Object.entries(parts).every(([part, state]) => state.ok || optionalParts.test(part));
      return { ok, build, uptimeMs: now() - startedAt, parts };
    },
  };
}
