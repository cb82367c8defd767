/** Bytes of the header that .shp and .shx have in common. */
export const SHAPE_HEAD_BYTES = 100;

const FILE_CODE = 9994;
const TYPES: Readonly<Record<number, string>> = {
  0: 'null',
  1: 'point',
  3: 'polyline',
  5: 'polygon',
  8: 'multipoint',
  11: 'point-z',
  13: 'polyline-z',
  15: 'polygon-z',
  18: 'multipoint-z',
  21: 'point-m',
  23: 'polyline-m',
  25: 'polygon-m',
  28: 'multipoint-m',
  31: 'multipatch',
};

/** Kind of the shapes that a .shp or .shx holds, by its first 100 bytes; null when they are no such header. */
export function shapeGeometry(head: Uint8Array): string | null {
  if (head.length < SHAPE_HEAD_BYTES) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getInt32(0, false) !== FILE_CODE) return null;
  return TYPES[view.getInt32(32, true)] ?? null;
}
