import { read } from 'cfb';
import type { CFB$Container } from 'cfb';
import { hasEndlessChain } from './hasEndlessChain.ts';

export type CompoundFile = {
  readonly id: string;
  /** Bytes of a stream by its name in the root storage; null when it is not there. */
  stream(name: string): Uint8Array | null;
};

const STREAMS: readonly (readonly [string, string])[] = [
  ['EncryptedPackage', 'ooxml-encrypted'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
  ['VisioDocument', 'vsd'],
  ['__properties_version1.0', 'msg'],
];

/**
 * What a compound file (OLE2) of Microsoft holds, by the names of its streams: `xls`, `doc`, `ppt`, `msg`,
 * `ooxml-encrypted`, `vsd`, else `cfb`. Null when the file is damaged.
 */
export function readCompound(bytes: Uint8Array): CompoundFile | null {
  if (hasEndlessChain(bytes)) return null;
  let container: CFB$Container;
  try {
    container = read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { type: 'buffer' });
  } catch {
    return null;
  }
  const stream = (name: string): Uint8Array | null => {
    const index = container.FullPaths.findIndex((path) => plainName(path) === name.toLowerCase());
    const content = container.FileIndex[index]?.content;
    return content === undefined ? null : Uint8Array.from(content);
  };
  const has = (name: string): boolean => container.FullPaths.some((path) => plainName(path) === name.toLowerCase());
  const found = STREAMS.find(([name]) => has(name));
  return { id: found?.[1] ?? 'cfb', stream };
}

/** Names are compared without case (MS-CFB 2.6.4), below the root storage. */
function plainName(path: string): string {
  return path.replace(/^[^/]*\//, '').toLowerCase();
}
