import { isUtf8 } from 'node:buffer';
import type { ByteSource } from '../../model/ports.ts';
import { readHead } from '../byteSource.ts';
import { completeUtf8Length, detectEncoding } from './detectEncoding.ts';

/** Bodies up to this size are looked at whole at once; of larger ones parts with letters above ASCII are collected. */
const WHOLE_BYTES = 8 * 1024 * 1024;
const HEAD_BYTES = 64 * 1024;
const SAMPLE_BYTES = 512 * 1024;

/**
 * Encoding of a body of any size. A table can be ASCII for a gigabyte and hold its first Cyrillic letter in the last
 * row, so large bodies are streamed through once.
 */
export async function surveyText(
  source: ByteSource,
  declared?: string,
): Promise<{ readonly encoding: string; readonly bomBytes: number }> {
  if (source.size <= WHOLE_BYTES) return detectEncoding(await source.range(0, source.size), declared);
  const head = await readHead(source, HEAD_BYTES);
  const early = detectEncoding(head, declared);
  if (early.bomBytes > 0 || /^utf-(?:16|32)/.test(early.encoding)) return early;
  const { sample, validUtf8 } = await collectLetters(source);
  if (sample.length === 0) return { encoding: 'ascii', bomBytes: 0 };
  return validUtf8 ? { encoding: 'utf-8', bomBytes: 0 } : detectEncoding(sample, declared);
}

async function collectLetters(source: ByteSource): Promise<{ sample: Uint8Array; validUtf8: boolean }> {
  const parts: Uint8Array[] = [];
  let collected = 0;
  let validUtf8 = true;
  let rest: Uint8Array = new Uint8Array(0);
  for await (const piece of source.stream()) {
    const joined = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const complete = completeUtf8Length(joined);
    validUtf8 &&= isUtf8(joined.subarray(0, complete));
    rest = joined.subarray(complete).slice();
    const first = collected < SAMPLE_BYTES ? piece.findIndex((byte) => byte > 127) : -1;
    if (first >= 0) {
      const part = piece.slice(first, first + HEAD_BYTES);
      parts.push(part);
      collected += part.length;
    }
    if (!validUtf8 && collected >= SAMPLE_BYTES) break;
  }
  return { sample: Buffer.concat(parts), validUtf8 };
}
