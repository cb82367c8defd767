import path from 'node:path';
import type { Json } from '../model/json.ts';
import { listEvidenceFiles } from './evidenceFiles.ts';
import { scanRecords } from './scanRecords.ts';

const MAX_WARCINFO_BYTES = 16 * 1024 * 1024;

/** The collector's settings as the first warcinfo record has them; null when there is none or it cannot be read. */
export async function readSettings(dir: string): Promise<Json | null> {
  const [first] = await listEvidenceFiles(dir);
  if (first === undefined) return null;
  const keep = (fields: ReadonlyMap<string, string>, bytes: number): boolean =>
    fields.get('warc-type') === 'warcinfo' && bytes <= MAX_WARCINFO_BYTES;
  for await (const record of scanRecords(path.join(dir, first), 0, keep)) {
    if (record.fault !== null || record.fields?.get('warc-type') !== 'warcinfo') return null;
    const line = /^settings: (.*)$/m.exec(record.kept?.toString('utf8') ?? '')?.[1];
    return line === undefined ? null : parse(line);
  }
  return null;
}

function parse(text: string): Json | null {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
