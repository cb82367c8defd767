import type { RecordPlace } from '../model/ports.ts';

/** Reads the field of a record that says where a body is; null when it says nothing. */
export function readBodyPlace(text: string): RecordPlace | null {
  const [, file, offset, length] = /^(\S+) (\d+) (\d+)$/.exec(text) ?? [];
  return file === undefined ? null : { file, offset: Number(offset), length: Number(length) };
}
