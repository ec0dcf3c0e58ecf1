// The health of each part of the server: the last reported state and since when it lasts.

export interface PartHealth {
  ok: boolean;
  since: number;
  message: string | null;
}

export interface Health {
  report(part: string, ok: boolean, message: string | null): void;
  parts(): Record<string, PartHealth>;
}

export function createHealth(now: () => number): Health {
  const parts = new Map<string, PartHealth>();
  return {
    report(part, ok, message) {
      const before = parts.get(part);
      // `since` is the time of the last change and not of the last report.
      if (before !== undefined && before.ok === ok && before.message === message) return;
      parts.set(part, { ok, message, since: before?.ok === ok ? before.since : now() });
    },
    parts: () => Object.fromEntries(parts),
  };
}
