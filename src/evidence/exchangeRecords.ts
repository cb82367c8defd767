import { Buffer } from 'node:buffer';
import { isIP } from 'node:net';
import type { Capture, Response } from '../model/capture.ts';
import { headerValue } from '../model/capture.ts';
import { sha256 } from '../model/ids.ts';
import { canonicalJson } from '../model/json.ts';
import type { RecordedBody, RecordedExchange } from '../model/ports.ts';
import { requestHead, responseHead } from './httpHead.ts';
import { recordId } from './recordId.ts';
import { targetUri } from './targetUri.ts';
import { BODY_PLACE_FIELD, CAPTURE_FIELD, SCREENSHOT_FIELD, warcRecord, type WarcFields } from './warcRecord.ts';

type ExchangeRecord = {
  readonly type: 'request' | 'metadata' | 'screenshot' | 'response' | 'revisit' | 'resource';
  readonly bytes: Buffer;
};

const IDENTICAL_PAYLOAD = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';
const NOT_MODIFIED = 'http://netpreserve.org/warc/1.1/revisit/server-not-modified';

/**
 * The records of one exchange in the order in which they are written. The one with the body is last: when it is whole
 * on the disk, everything is. A failure, or that nothing was asked, is a metadata record alone; so is a carried
 * capture, whose metadata record names the place of the body: a revisit record would tell of a visit that never was.
 *
 * @param known the earlier record of the same body, when there is one: gives a revisit record
 * @throws TypeError when body and capture contradict each other, or when the earlier record of a 304 or a carried
 * capture is not named: evidence with a wrong digest, or without its body, would prove nothing
 */
export function exchangeRecords(
  exchange: RecordedExchange,
  context: { readonly namespace: string; readonly warcinfoId: string; readonly known: RecordedBody | undefined },
): ExchangeRecord[] {
  const { capture } = exchange;
  const { known } = context;
  const hasEarlierBody =
    capture.result.is === 'response' && (capture.carried ?? capture.result.notModified) !== undefined;
  if (hasEarlierBody && known === undefined)
    throw new TypeError(`capture ${capture.id}: the record of its earlier body is not named`);
  const bodyType = bodyRecordType(capture, known);
  const hasRequest = bodyType === 'response' || bodyType === 'revisit';
  const hasScreenshot = bodyType !== null && exchange.screenshot !== undefined;
  const types = [
    ...(hasRequest ? (['request'] as const) : []),
    'metadata' as const,
    ...(hasScreenshot ? (['screenshot'] as const) : []),
    ...(bodyType ? [bodyType] : []),
  ];
  const ids = new Map(types.map((type) => [type, recordId(context.namespace, capture.id, type)] as const));
  const uri = targetUri(capture.request.url);
  const common = (type: ExchangeRecord['type']): WarcFields => [
    ['WARC-Record-ID', ids.get(type) ?? null],
    ['WARC-Warcinfo-ID', context.warcinfoId],
    ['WARC-Date', capture.startedAt],
    ['WARC-Target-URI', uri],
    ...types.flatMap((other) => (other === type ? [] : [['WARC-Concurrent-To', ids.get(other) ?? null] as const])),
    [CAPTURE_FIELD, capture.id],
  ];
  const records: ExchangeRecord[] = [];
  records.push(metadataRecord(capture, common('metadata'), capture.carried === undefined ? undefined : known));
  if (hasScreenshot) records.push(screenshotRecord(exchange, common('screenshot')));
  // Next to each other: other programs know only by this which request an answer belongs to.
  if (hasRequest) records.push(requestRecord(capture, common('request')));
  if (capture.result.is === 'response' && bodyType !== null) {
    const body = capture.result.notModified === undefined ? checkedBody(exchange, capture.result) : new Uint8Array(0);
    records.push(bodyRecord(bodyType, { capture, response: capture.result, body, known }, common(bodyType)));
  }
  return records;
}

/** Renderings and local files were not answered over HTTP by this request: they are kept as resource records. */
function bodyRecordType(capture: Capture, known: RecordedBody | undefined): 'response' | 'revisit' | 'resource' | null {
  if (capture.result.is !== 'response' || capture.carried !== undefined) return null;
  if (capture.target.purpose === 'render' || capture.target.purpose === 'local-file') return 'resource';
  return known === undefined ? 'response' : 'revisit';
}

function checkedBody(exchange: RecordedExchange, response: Response): Uint8Array {
  const body = exchange.body ?? new Uint8Array(0);
  if (body.length !== response.body.bytes || sha256(body) !== response.body.digest)
    throw new TypeError(`capture ${exchange.capture.id}: the body is not the one that the capture describes`);
  return body;
}

function requestRecord(capture: Capture, common: WarcFields): ExchangeRecord {
  const body = Buffer.from(capture.request.body ?? '');
  const fields: WarcFields = [
    ...common,
    ['WARC-IP-Address', capture.result.is === 'response' ? ipAddress(capture.result.remoteAddress) : null],
    ['Content-Type', 'application/http;msgtype=request'],
    ['WARC-Payload-Digest', `sha256:${sha256(body)}`],
  ];
  const bytes = warcRecord('request', fields, [requestHead(capture.request, body.length), body]);
  return { type: 'request', bytes };
}

function metadataRecord(capture: Capture, common: WarcFields, carried: RecordedBody | undefined): ExchangeRecord {
  const block = Buffer.from(canonicalJson(capture));
  const place: WarcFields = carried === undefined ? [] : [[BODY_PLACE_FIELD, placeText(carried)]];
  return {
    type: 'metadata',
    bytes: warcRecord('metadata', [...common, ['Content-Type', 'application/json'], ...place], [block]),
  };
}

/** The picture of a rendering, under the `urn:view:` address by which readers of web archives know pictures of pages. */
function screenshotRecord({ capture, screenshot }: RecordedExchange, common: WarcFields): ExchangeRecord {
  const bytes = screenshot ?? new Uint8Array(0);
  const described = capture.rendering?.screenshot;
  if (described === null || described === undefined || described.digest !== sha256(bytes))
    throw new TypeError(`capture ${capture.id}: the picture is not the one that the capture describes`);
  const fields: WarcFields = [
    ...common.filter(([name]) => name !== 'WARC-Target-URI'),
    ['WARC-Target-URI', `urn:view:${targetUri(capture.request.url)}`],
    ['Content-Type', described.type],
    [SCREENSHOT_FIELD, 'yes'],
    ['WARC-Payload-Digest', `sha256:${described.digest}`],
  ];
  return { type: 'screenshot', bytes: warcRecord('resource', fields, [bytes]) };
}

type Answer = {
  readonly capture: Capture;
  readonly response: Response;
  readonly body: Uint8Array;
  readonly known: RecordedBody | undefined;
};

function bodyRecord(type: 'response' | 'revisit' | 'resource', answer: Answer, common: WarcFields): ExchangeRecord {
  const { capture, response, body, known } = answer;
  const revisited = type === 'revisit' && known !== undefined;
  const contentType = type === 'resource' ? resourceType(capture, response) : 'application/http;msgtype=response';
  const fields: WarcFields = [
    ...common,
    ['WARC-IP-Address', ipAddress(response.remoteAddress)],
    // The standard asks for `length` where a revisit leaves out the payload; why the body itself is cut is in the capture.
    ['WARC-Truncated', !revisited ? response.body.truncated : response.notModified === undefined ? 'length' : null],
    ['Content-Type', contentType],
    ['WARC-Payload-Digest', `sha256:${response.body.digest}`],
    ...(revisited ? revisitFields(known, response.notModified === undefined ? IDENTICAL_PAYLOAD : NOT_MODIFIED) : []),
  ];
  const block = type === 'resource' ? [body] : revisited ? [responseHead(response)] : [responseHead(response), body];
  return { type, bytes: warcRecord(type, fields, block) };
}

function revisitFields(known: RecordedBody, profile: string): WarcFields {
  return [
    ['WARC-Profile', profile],
    ['WARC-Refers-To-Target-URI', targetUri(known.url)],
    ['WARC-Refers-To-Date', known.date],
    [BODY_PLACE_FIELD, placeText(known)],
  ];
}

function placeText({ place }: RecordedBody): string {
  return `${place.file} ${place.offset} ${place.length}`;
}

function resourceType(capture: Capture, response: Response): string {
  // A browser's document is handed over as text, which we write as UTF-8 whatever the page said of itself.
  if (capture.target.purpose === 'render') return 'text/html; charset=utf-8';
  const declared = headerValue(response.headers, 'content-type') ?? '';
  return /^[\x20-\x7e]+$/.test(declared) ? declared : 'application/octet-stream';
}

function ipAddress(address: string | null): string | null {
  const bare = address?.replace(/%.*$/, '') ?? '';
  return isIP(bare) === 0 ? null : bare;
}
