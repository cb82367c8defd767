const HEADER_BYTES = 512;
const MAJOR_VERSION_AT = 26;
const DIFAT_START_AT = 68;
const DIFAT_AT = 76;
const DIFAT_ENTRIES = 109;

/**
 * Whether a chain of sectors of a compound file (MS-CFB 2.3) comes back to itself. No whole file has one, and the
 * library that reads them follows it until no memory is left.
 */
export function hasEndlessChain(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = view.getUint16(MAJOR_VERSION_AT, true) === 4 ? 4_096 : 512;
  const sectors = Math.ceil(bytes.length / sectorBytes);
  const read = (sector: number, entry: number): number => {
    const at = (sector + 1) * sectorBytes + entry * 4;
    return sector < 0 || at + 4 > bytes.length ? -1 : view.getInt32(at, true);
  };
  const perSector = sectorBytes / 4;
  const next = tableOf(view, sectors, perSector, read).flatMap((sector) =>
    Array.from({ length: perSector }, (_, entry) => read(sector, entry)),
  );
  return hasCircle(next.slice(0, sectors));
}

/** Sectors of the table of chains: 109 are named in the header, the others in sectors of their own. */
function tableOf(
  view: DataView,
  sectors: number,
  perSector: number,
  read: (sector: number, entry: number) => number,
): number[] {
  const table: number[] = [];
  for (let entry = 0; entry < DIFAT_ENTRIES; entry += 1) table.push(view.getInt32(DIFAT_AT + entry * 4, true));
  let at = view.getInt32(DIFAT_START_AT, true);
  for (let visited = 0; at >= 0 && at < sectors && visited < sectors; visited += 1) {
    for (let entry = 0; entry + 1 < perSector; entry += 1) table.push(read(at, entry));
    at = read(at, perSector - 1);
  }
  // A table larger than the file has sectors repeats itself.
  return table.filter((sector) => sector >= 0 && sector < sectors).slice(0, sectors);
}

function hasCircle(next: readonly number[]): boolean {
  /** 0 = not seen; else the walk that came by. */
  const walks = new Int32Array(next.length);
  for (let start = 0; start < next.length; start += 1) {
    for (let at = start; at >= 0 && at < next.length && walks[at] === 0; at = next[at] ?? -1) {
      walks[at] = start + 1;
      const following = next[at] ?? -1;
      if (following >= 0 && following < next.length && walks[following] === start + 1) return true;
    }
  }
  return false;
}
