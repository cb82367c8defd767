import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compareText } from '../model/json.ts';
import type { RecordPlace } from '../model/ports.ts';
import { EvidenceDamaged } from './evidenceErrors.ts';
import { listEvidenceFiles } from './evidenceFiles.ts';
import type { FoundRecord } from './readRecord.ts';
import { scanRecords } from './scanRecords.ts';
import { surt } from './surt.ts';

/** A line of the index: one response, revisit or resource record. */
type CdxjEntry = {
  readonly url: string;
  /** ISO 8601 in UTC. */
  readonly date: string;
  /** Media type without parameters; `warc/revisit` for a revisit. Null when the answer named none. */
  readonly mime: string | null;
  /** HTTP status; null for resource records, which were not answered over HTTP. */
  readonly status: number | null;
  /** `sha256:` and lower-case hexadecimal. */
  readonly digest: string;
  readonly place: RecordPlace;
};

const CDXJ_FILE = 'index.cdxj';

/**
 * Writes `index.cdxj` beside the evidence: `key timestamp {json}` a line, sorted by code units, as pywb and wacz tools
 * read it. Without entries they are read from the evidence itself.
 */
export async function writeCdxj(
  dir: string,
  entries: Iterable<CdxjEntry> | AsyncIterable<CdxjEntry> = listCdxjEntries(dir),
): Promise<{ readonly lines: number }> {
  const lines: string[] = [];
  for await (const entry of entries) lines.push(cdxjLine(entry));
  lines.sort(compareText);
  // Under another name first: a killed run must not leave half an index that looks whole.
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = path.join(dir, CDXJ_FILE);
  await writeFile(`${file}.new`, lines.join(''), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return { lines: lines.length };
}

function cdxjLine({ url, date, mime, status, digest, place }: CdxjEntry): string {
  const timestamp = date.replace(/\D/g, '').slice(0, 14);
  const json = JSON.stringify({
    url,
    ...(mime === null ? {} : { mime }),
    ...(status === null ? {} : { status: String(status) }),
    digest,
    length: String(place.length),
    offset: String(place.offset),
    filename: place.file,
  });
  return `${surt(url)} ${timestamp} ${json}\n`;
}

/** Entries for every record that a reader of the index may ask for. @throws EvidenceDamaged at a broken record */
async function* listCdxjEntries(dir: string): AsyncGenerator<CdxjEntry> {
  for (const file of await listEvidenceFiles(dir)) {
    for await (const record of scanRecords(path.join(dir, file), 0)) {
      if (record.fault !== null)
        throw new EvidenceDamaged({ file, offset: record.offset, capture: record.capture }, record.fault);
      const entry = readEntry(record, file);
      if (entry !== null) yield entry;
    }
  }
}

function readEntry({ fields, httpHead, offset, length }: FoundRecord, file: string): CdxjEntry | null {
  const type = fields?.get('warc-type');
  if (fields === null || (type !== 'response' && type !== 'revisit' && type !== 'resource')) return null;
  const head = httpHead?.toString('latin1') ?? '';
  const status = /^HTTP\/\S+ (\d{3})/.exec(head)?.[1];
  const answered = type === 'resource' ? fields.get('content-type') : /^content-type:(.*)$/im.exec(head)?.[1];
  const mime = type === 'revisit' ? 'warc/revisit' : answered?.split(';', 1)[0]?.trim();
  return {
    url: fields.get('warc-target-uri') ?? '',
    date: fields.get('warc-date') ?? '',
    mime: mime === undefined || mime === '' ? null : mime,
    status: status === undefined ? null : Number(status),
    digest: fields.get('warc-payload-digest') ?? '',
    place: { file, offset, length },
  };
}
