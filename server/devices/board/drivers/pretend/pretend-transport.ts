// A wire without a cable, with pretend boards at its end that remember what they were told. Nothing is lost on it.
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
