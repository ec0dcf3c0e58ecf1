// How each part of the server is: the last word it said, since when.

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
      // `since` tells how long it has been so, not when it was said last.
      if (before !== undefined && before.ok === ok && before.message === message) return;
      parts.set(part, { ok, message, since: before?.ok === ok ? before.since : now() });
    },
    parts: () => Object.fromEntries(parts),
  };
}
