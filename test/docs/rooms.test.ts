// The table of rooms in docs/architecture.md is the one that the architecture test holds the code to.
import { describe, expect, it } from 'vitest';
import { rooms } from '../rooms.ts';
import { read, section, tableRows } from './markdown.ts';

const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/** The rooms of the product: the tests and the tools at the root are no part of the picture. */
const ofProduct = Object.entries(rooms).filter(([room]) => /^(common|server|kiosk|display|counter)\b/.test(room));

const told = tableRows(section(read('docs/architecture.md'), '## Rooms')).map(
  ([room = '', , allowed = '']) => [names(room)[0] ?? '', names(allowed).sort()] as const,
);

describe('the table of rooms', () => {
  it('is told as the architecture test has it', () => {
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(ofProduct.map(([room, allowed]) => [room, [...allowed].sort()])),
    );
  });

  it('goes down: a room stands below those that it imports', () => {
    const order = told.map(([room]) => room);
    const upward = told.flatMap(([room, allowed]) =>
      allowed.filter(other => order.indexOf(other) >= order.indexOf(room)).map(other => `${room} → ${other}`),
    );
    expect(upward).toEqual([]);
  });
});
