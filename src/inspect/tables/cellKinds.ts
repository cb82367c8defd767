import { type CellKind, cellKind } from './cellKind.ts';
import { FIRST_DAY, PLAIN, plainCell } from './plainCell.ts';

/** Longer cells go to the reader of strings at once. */
const LONGEST = 64;

/** `cellKind` for one who asks for many cells: most are settled by their codes. */
export function cellKinds(): (cell: string) => CellKind {
  const codes = new Uint16Array(LONGEST);
  return (cell) => {
    const { length } = cell;
    if (length > LONGEST) return cellKind(cell);
    for (let at = 0; at < length; at += 1) codes[at] = cell.charCodeAt(at);
    const plain = plainCell(codes, 0, length);
    if (plain === PLAIN.unsure) return cellKind(cell);
    if (plain === PLAIN.blank) return 'empty';
    if (plain === PLAIN.words) return 'text';
    return plain >= FIRST_DAY ? 'date' : 'number';
  };
}
