/** Property ids of the summary information stream ([MS-OLEPS] 3.1). */
const CREATED = 12;
const SAVED = 13;
const FILETIME = 0x40;
/** Between 1601, where file times begin, and 1970; in units of 100 ns. */
const EPOCH_GAP = 116_444_736_000_000_000n;

/** Created and last saved time of an OLE document as ISO; null for what is missing, damaged or not a real date. */
export function readSummaryDates(stream: Uint8Array | null): {
  readonly created: string | null;
  readonly modified: string | null;
} {
  const none = { created: null, modified: null };
  if (stream === null || stream.length < 56) return none;
  try {
    const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
    const section = view.getUint32(44, true);
    const count = Math.min(view.getUint32(section + 4, true), 200);
    const times = new Map<number, string | null>();
    for (let index = 0; index < count; index += 1) {
      const id = view.getUint32(section + 8 + 8 * index, true);
      const at = section + view.getUint32(section + 12 + 8 * index, true);
      if ((id === CREATED || id === SAVED) && view.getUint32(at, true) === FILETIME)
        times.set(id, isoTime(view.getBigUint64(at + 4, true)));
    }
    return { created: times.get(CREATED) ?? null, modified: times.get(SAVED) ?? null };
  } catch {
    return none;
  }
}

function isoTime(fileTime: bigint): string | null {
  const ms = Number((fileTime - EPOCH_GAP) / 10_000n);
  if (ms < Date.UTC(1985, 0, 1) || ms > Date.UTC(2100, 0, 1)) return null;
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
