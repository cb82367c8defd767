import type { Request } from '../model/capture.ts';
import type { RecordPlace } from '../model/ports.ts';
import { postQuery } from './postQuery.ts';
import type { FoundRecord } from './readRecord.ts';
import { surt } from './surt.ts';

/** A line of the index: one response, revisit or resource record. */
export type CdxjEntry = {
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
  /** The request that was answered, when it is known: a POST is found by its body. */
  readonly request?: Request;
};

/** `key timestamp {json}` and a line end, as pywb and wacz tools read it. */
export function cdxjLine({ url, date, mime, status, digest, place, request }: CdxjEntry): string {
  const timestamp = date.replace(/\D/g, '').slice(0, 14);
  // The address of the record and not of the request: the two differ in spelling.
  const post = request === undefined ? null : postQuery({ ...request, url });
  const json = JSON.stringify({
    url,
    ...(mime === null ? {} : { mime }),
    ...(status === null ? {} : { status: String(status) }),
    digest,
    length: String(place.length),
    offset: String(place.offset),
    filename: place.file,
    ...(post === null ? {} : { method: 'POST' }),
    ...(post === null || post.requestBody === '' ? {} : { requestBody: post.requestBody }),
  });
  return `${surt(post?.url ?? url)} ${timestamp} ${json}\n`;
}

/** The entry of a record that a reader of the index may ask for; null for all others. */
export function readCdxjEntry(
  { fields, httpHead, offset, length }: FoundRecord,
  file: string,
  request?: Request,
): CdxjEntry | null {
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
    ...(request === undefined ? {} : { request }),
  };
}
