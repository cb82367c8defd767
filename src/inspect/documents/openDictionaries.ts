/** Fewer open dictionaries than this cost nothing, whoever wrote them. */
const FEW = 200;
/** In a sound file nearly all that is opened is closed; pictures hold both marks by chance, equally often. */
const MOST_OPEN_SHARE = 0.2;

/**
 * Whether so many dictionaries of a PDF are opened and not closed that reading it would take time with the square of
 * its length: the library, looking for the catalogue, reads from each of them to the end of the file (a fuzzed body of
 * 160 kB took it 15 seconds).
 */
export function hasOpenDictionaries(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const opened = countOf(buffer, '<<');
  return opened - countOf(buffer, '>>') > Math.max(FEW, opened * MOST_OPEN_SHARE);
}

function countOf(buffer: Buffer, mark: string): number {
  let count = 0;
  for (let at = buffer.indexOf(mark); at !== -1; at = buffer.indexOf(mark, at + mark.length)) count += 1;
  return count;
}
