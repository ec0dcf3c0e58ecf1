// The table of rooms in docs/architecture.md is true: each room of the tree has a row, and imports only what its row allows.
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, read, section, tableRows } from './markdown.ts';

const tops = ['common', 'server', 'kiosk', 'display', 'counter'];
const sources = listFiles().filter(
  file => tops.some(top => file.startsWith(`${top}/`)) && /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts'),
);

function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'common' || top === 'server' ? `${top}/${second}` : top;
}

const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/** Room by room, in the order of the table, what it may import. "all of … above" is every earlier row of these folders. */
const rooms = new Map<string, string[]>();
for (const [room = '', , allowed = ''] of tableRows(section(read('docs/architecture.md'), '## Rooms'))) {
  const [whole = '', but = ''] = allowed.split(' but ');
  const earlier = [...rooms.keys()].filter(other => names(whole).some(top => other.startsWith(`${top}/`)));
  const all = allowed.startsWith('all of');
  rooms.set(names(room)[0] ?? '', all ? earlier.filter(other => !names(but).includes(other)) : names(allowed));
}

describe('the table of rooms', () => {
  it('has each room of the tree, and no others', () => {
    expect([...rooms.keys()].sort()).toEqual([...new Set(sources.map(roomOf))].sort());
  });

  it('goes down: a room stands below those that it imports', () => {
    const order = [...rooms.keys()];
    const upward = [...rooms].flatMap(([room, allowed]) =>
      allowed.filter(other => order.indexOf(other) >= order.indexOf(room)).map(other => `${room} → ${other}`),
    );
    expect(upward).toEqual([]);
  });

  it('allows every import in the tree', () => {
    const pattern =
      /^(?:import|export)\s+(?:type\s+)?(?:[^'"]*?\sfrom\s+)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/gm;
    const wrong = sources.flatMap(file =>
      [...read(file).matchAll(pattern)]
        .map(([, named, dynamic]) => roomOf(normalize(join(dirname(file), named ?? dynamic ?? ''))))
        .filter(to => to !== roomOf(file) && !rooms.get(roomOf(file))?.includes(to))
        .map(to => `${file} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });
});
