import type { ByteSource } from '../../model/ports.ts';
import { readHead } from '../byteSource.ts';
import type { BodyFacts } from '../bodyFacts.ts';
import { decodeText } from '../text/decodeText.ts';

const FIELD_BYTES = 32;

/** Rows and field names of a dBASE table, from its header. */
export async function inspectDbf(source: ByteSource, facts: BodyFacts): Promise<void> {
  const head = await readHead(source, 64 * 1024);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const rows = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const rowBytes = view.getUint16(10, true);
  const labels: string[] = [];
  for (
    let at = FIELD_BYTES;
    at + FIELD_BYTES <= Math.min(headerBytes, head.length) && head[at] !== 0x0d;
    at += FIELD_BYTES
  ) {
    const name = head.subarray(at, at + 11);
    const end = name.indexOf(0);
    labels.push(decodeText(end < 0 ? name : name.subarray(0, end), 'ibm866').text.trim());
  }
  const complete = source.size >= headerBytes + rows * rowBytes;
  facts.put(
    'table.shape',
    { rows, columns: labels.length, headerRow: null, sheet: null, complete },
    { kind: 'bytes', from: 0, to: headerBytes },
  );
  facts.put(
    'table.labels',
    labels.slice(0, 100),
    { kind: 'bytes', from: 0, to: headerBytes },
    labels.slice(0, 12).join(' | '),
  );
  facts.put('table.faults', []);
}
