// A transport without a cable, whose pretend boards keep the last content that was sent to them. It never fails.
import type { BoardContent, InspectableTransport } from '../../board.ts';
import { encodeAnswer, readShow } from './pretend-frame.ts';

export function createPretendTransport(): InspectableTransport {
  const boards = new Map<number, BoardContent>();
  const listeners = new Set<(bytes: Uint8Array) => void>();
  return {
    up: true,
    start() {},
    async stop() {},
    onChange: () => () => {},
    onBytes(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async write(bytes) {
      const frame = readShow(bytes);
      if (frame === null) return;
      boards.set(frame.address, frame.content);
      for (const listener of listeners) listener(encodeAnswer(frame.address));
    },
    shown: address => boards.get(address) ?? null,
  };
}
