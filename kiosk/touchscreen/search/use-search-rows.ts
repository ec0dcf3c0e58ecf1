// How many rows and tiles fit on one sheet of the search, as the style sheet gives them room.
import { useEffect, useRef } from 'preact/hooks';
import { keepPlace, type SearchState } from './search-state.ts';

interface Room {
  landscape: boolean;
  /** The targets are moved down, within reach of a seated person. */
  low: boolean;
}

/** Returns how many procedures fit on a sheet. An answer of the server has at most twenty. */
export function countRows({ landscape, low }: Room, typing: boolean): number {
  if (typing) return low ? 2 : 4;
  if (low) return 4;
  return landscape ? 8 : 6;
}

/** Returns how many tiles fit on a sheet. In portrait one more row fits if no buttons for further sheets are needed. */
export function countTiles({ landscape, low }: Room, choices: number): number {
  if (landscape) return low ? 8 : 12;
  if (low) return choices <= 8 ? 8 : 6;
  return choices <= 12 ? 12 : 10;
}

/**
 * Returns the sheet to show. When the keyboard appears or disappears another number of rows fits, and the first procedure
 * of the sheet stays in sight.
 */
export function useSheetForRows(rows: number, search: SearchState, onSearch: (search: SearchState) => void): number {
  const previousRows = useRef(rows);
  const sheet = keepPlace(search.sheet, previousRows.current, rows);
  useEffect(() => {
    previousRows.current = rows;
    if (sheet !== search.sheet) onSearch({ ...search, sheet });
  }, [rows]);
  return sheet;
}
