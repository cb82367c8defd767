import type { Inspection } from '../inspection.ts';
import { SHAPE_HEAD_BYTES, shapeGeometry } from './shapeHead.ts';

const RECORD_HEAD_BYTES = 8;
const PIECE_BYTES = 1024 * 1024;
const MAX_BYTES = 128 * 1024 * 1024;

/**
 * Facts of a .shp that stands alone: kind and number of its shapes. Its attributes and coordinate system are in files of
 * their own, which nobody can tell from here to be missing.
 */
export async function inspectShapes({ source, facts }: Inspection): Promise<void> {
  const geometry = shapeGeometry(await source.range(0, Math.min(source.size, SHAPE_HEAD_BYTES)));
  if (geometry === null) throw new Error('the header of the shapes is none');
  const features = source.size > MAX_BYTES ? null : await countShapes(source);
  const place = { kind: 'bytes', from: 0, to: SHAPE_HEAD_BYTES } as const;
  facts.put('geo.layers', [{ name: '', geometry, features, crs: null }], place);
}

/** Records from the head to the end, each with its length in words of two bytes; null when one has none. */
async function countShapes(source: Inspection['source']): Promise<number | null> {
  let count = 0;
  let held = new DataView(new ArrayBuffer(0));
  let heldFrom = 0;
  for (let at = SHAPE_HEAD_BYTES; at + RECORD_HEAD_BYTES <= source.size; count += 1) {
    if (at < heldFrom || at + RECORD_HEAD_BYTES > heldFrom + held.byteLength) {
      const piece = await source.range(at, Math.min(source.size, at + PIECE_BYTES));
      held = new DataView(piece.buffer as ArrayBuffer, piece.byteOffset, piece.byteLength);
      heldFrom = at;
    }
    // The index (.shx) begins with the same bytes: what stands there is no number of a first record.
    if (count === 0 && held.getInt32(at - heldFrom, false) > 1) return null;
    const words = held.getInt32(at - heldFrom + 4, false);
    if (words < 2) return null;
    at += RECORD_HEAD_BYTES + 2 * words;
    if (at > source.size) return null;
  }
  return count;
}
