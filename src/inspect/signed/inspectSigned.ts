import { bytesSource } from '../byteSource.ts';
import { WHOLE_BYTES } from '../format/detectFormat.ts';
import type { Inspection } from '../inspection.ts';
import { readSignedData, type SignedContent } from './readSignedData.ts';

/**
 * A signed file (.p7m): what the envelope holds is inspected in its place. A signature alone (.p7s) says that it is
 * detached. Of the signer nothing is kept.
 */
export async function inspectSigned(inspection: Inspection): Promise<void> {
  const { facts, source, containers } = inspection;
  const start = { kind: 'bytes', from: 0, to: 64 } as const;
  const closed = (why: 'too-costly' | 'unparsable' | 'unsupported', detail: string): void => {
    facts.put('format.id', 'p7m', start);
    if (why === 'unparsable') facts.put('format.note', 'malformed', { kind: 'whole' }, detail);
    facts.unknown('archive.members', why, detail);
  };
  if (source.size > WHOLE_BYTES) return closed('too-costly', `a signed file of ${source.size} bytes is not opened`);
  let content: SignedContent;
  try {
    content = readSignedData(derBytes(await source.range(0, source.size)));
  } catch (error) {
    return closed('unparsable', error instanceof Error ? error.message : String(error));
  }
  if (content.kind === 'detached' || content.bytes.length === 0) {
    facts.put('format.note', 'detached', { kind: 'whole' }, 'a signature without the file that it signs');
    return closed('unsupported', 'the signed file is not in it');
  }
  facts.put('format.container', 'p7m', start);
  await inspection.inspect({
    ...inspection,
    source: bytesSource(content.bytes),
    facts: facts.inside('p7m'),
    containers: [...containers, 'p7m'],
  });
}

/** The bytes themselves, or what a text between `-----BEGIN` and `-----END` stands for (RFC 7468). */
function derBytes(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x30) return bytes;
  const text = Buffer.from(bytes).toString('latin1');
  const body = /-----BEGIN [A-Z0-9 #]{1,40}-----\s([\s\S]*?)-----END/.exec(text)?.[1];
  if (body === undefined) throw new Error('no signed data');
  return Buffer.from(body, 'base64');
}
