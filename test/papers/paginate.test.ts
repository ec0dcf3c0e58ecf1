// Where a sheet ends: by examples, and by what must hold of every paper.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, paginate, type Sheet, type SheetSpace } from '../../counter/paper/paginate.ts';

const line = (height: number): Piece => ({ height, table: null, keepWithNext: false });
const title: Piece = { height: 5, table: null, keepWithNext: true };
const row = (height: number, table = 0): Piece => ({ height, table, keepWithNext: false });
const room: SheetSpace = { first: 100, following: 150, headings: [10], tail: 40 };
const ends = (pieces: Piece[], more: Partial<SheetSpace> = {}) =>
  paginate(pieces, { ...room, ...more }).map(({ to }) => to);
const rows = (count: number, height = 20) => Array.from({ length: count }, () => row(height));

describe('a paper', () => {
  it('that fits is one sheet', () => expect(ends([line(30), line(30)])).toEqual([2]));
  it('fills a sheet to its end and no further', () => {
    expect(ends([line(50), line(50)], { tail: 0 })).toEqual([2]);
    expect(ends([line(50), line(50.1)], { tail: 0 })).toEqual([1, 2]);
  });
  it('has the heading of a table on each of its sheets', () => {
    // 10 + 4 × 20 on the first, 10 + 7 × 20 on the next.
    expect(ends(rows(12), { tail: 0 })).toEqual([4, 11, 12]);
  });
  it('never leaves the signatures alone', () => {
    expect(ends([line(30), line(30), line(30)])).toEqual([2, 3]);
    expect(ends(rows(4))).toEqual([3, 4]);
  });
  it('takes the title of a table to its first row', () => {
    expect(ends([line(85), title, ...rows(2)], { tail: 0 })).toEqual([1, 4]);
    expect(ends([line(60), title, row(30)])).toEqual([1, 3]);
  });
  it('rather leaves them alone than cuts them off', () => {
    expect(ends([line(70)])).toEqual([1, 1]);
    // Nor is a title left behind by its only row.
    expect(ends([title, row(60)])).toEqual([2, 2]);
  });
  it('without anything is one sheet', () => expect(paginate([], room)).toEqual([{ from: 0, to: 0 }]));
});

/** Pieces none of which is too high for a sheet, as partsOf makes them: a title stands before a table. */
const anyPieces = fc
  .array(
    fc.oneof(
      fc.double({ min: 1, max: 75, noNaN: true }).map(height => [line(height)]),
      fc.array(fc.double({ min: 1, max: 75, noNaN: true }), { minLength: 1, maxLength: 30 }),
    ),
    { maxLength: 12 },
  )
  .map(groups => {
    let tables = 0;
    return groups.flatMap((group): Piece[] => {
      if (typeof group[0] === 'object') return group as Piece[];
      const table = tables++;
      return [title, ...(group as number[]).map(height => row(height, table))];
    });
  });

it('of any kind loses nothing, cuts nothing and overfills nothing', () => {
  fc.assert(
    fc.property(anyPieces, fc.double({ min: 0, max: 45, noNaN: true }), (pieces, tail) => {
      const headings = pieces.map(() => 10);
      const sheets = paginate(pieces, { ...room, headings, tail });
      // Every piece once, in its order.
      expect(sheets.map(({ from }) => from)).toEqual([0, ...sheets.slice(0, -1).map(({ to }) => to)]);
      expect(sheets.at(-1)?.to).toBe(pieces.length);
      const filled = ({ from, to }: Sheet) => {
        let sum = 0;
        const known = new Set<number>();
        for (const { height, table } of pieces.slice(from, to)) {
          sum += height + (table !== null && !known.has(table) ? 10 : 0);
          if (table !== null) known.add(table);
        }
        return sum;
      };
      sheets.forEach((sheet, at) => {
        const last = at === sheets.length - 1;
        expect(filled(sheet) + (last ? tail : 0)).toBeLessThanOrEqual((at === 0 ? room.first : room.following) + 1e-6);
        // Alone stand only signatures for which there is no room under the only piece of a sheet.
        const before = sheets[at - 1] ?? { from: 0, to: 0 };
        const only = pieces.slice(before.from, before.to).filter(({ keepWithNext }) => !keepWithNext).length === 1;
        if (pieces.length > 0 && !(last && only)) expect(sheet.to).toBeGreaterThan(sheet.from);
        if (!last) expect(pieces[sheet.to - 1]?.keepWithNext).toBe(false);
      });
    }),
    { numRuns: 1_000 },
  );
});
