import { bytesSource } from '../byteSource.ts';
import { WHOLE_BYTES } from '../format/detectFormat.ts';
import type { Inspection } from '../inspection.ts';
import { type Compressor, decompress } from './decompress.ts';
import { inspectArchive } from './inspectArchive.ts';
import { openTar } from './openTar.ts';
import { isTarHeader } from './tarHeader.ts';

/** What one compressed file holds, inspected in its place; the container is named beside it. */
export async function inspectCompressed(id: Compressor, inspection: Inspection): Promise<void> {
  const { facts, source, containers } = inspection;
  const start = { kind: 'bytes', from: 0, to: 2 } as const;
  const container = id === 'gz' ? 'gzip' : id;
  const outcome = await decompress(source, id, WHOLE_BYTES);
  const bytes = outcome.kind === 'too-costly' ? new Uint8Array(0) : outcome.bytes;
  // Of more than can be held, a list of members is still worth having; half of anything else is not.
  const isTooLarge = outcome.kind === 'too-costly' || (outcome.kind === 'cut' && !isTarHeader(bytes));
  if (isTooLarge || bytes.length === 0) {
    facts.put('format.id', id, start);
    const why = outcome.kind === 'damaged' ? 'unparsable' : outcome.kind === 'bytes' ? 'empty' : 'too-costly';
    return facts.unknown('archive.members', why, `what the ${container} body holds is not taken out`);
  }
  facts.put('format.container', container, start);
  if (outcome.kind === 'damaged') facts.put('format.note', 'malformed', { kind: 'whole' }, outcome.why);
  const inside: Inspection = {
    ...inspection,
    source: bytesSource(bytes),
    facts: facts.inside(container),
    containers: [...containers, id],
  };
  // A tar that was cut by us ends too early for no fault of its own.
  if (outcome.kind === 'cut')
    return inspectArchive({ ...(await openTar(inside.source)), damage: null, cut: true }, inside);
  return inspection.inspect(inside);
}
