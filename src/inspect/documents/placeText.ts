import type { PlacedText } from './findGrid.ts';

/** A piece of text as the PDF library gives it: `transform` is [a b c d x y] of ISO 32000-1, 9.4.4. */
export type TextItem = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
};

type Direction = 'right' | 'up' | 'left' | 'down';

/**
 * Texts with their places as the reader sees them. Tables too wide for a page lie on their side, by a rotation of the
 * page or of the text: everything is turned by the direction in which most letters run.
 */
export function placeText(items: readonly TextItem[]): PlacedText[] {
  const shown = items.filter(({ str }) => str.trim() !== '');
  const letters = new Map<Direction, number>();
  for (const item of shown) {
    const direction = directionOf(item);
    letters.set(direction, (letters.get(direction) ?? 0) + item.str.length);
  }
  const main = [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'right';
  return shown.map(({ str, transform, width, height }) => ({
    text: str,
    ...turned(Number(transform[4] ?? 0), Number(transform[5] ?? 0), main),
    width,
    height,
  }));
}

function directionOf({ transform }: TextItem): Direction {
  const along = Number(transform[0] ?? 1);
  const across = Number(transform[1] ?? 0);
  if (Math.abs(across) > Math.abs(along)) return across > 0 ? 'up' : 'down';
  return along < 0 ? 'left' : 'right';
}

function turned(x: number, y: number, direction: Direction): { readonly x: number; readonly y: number } {
  if (direction === 'up') return { x: y, y: -x };
  if (direction === 'down') return { x: -y, y: x };
  return direction === 'left' ? { x: -x, y: -y } : { x, y };
}
