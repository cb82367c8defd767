import type { Capture, RenderingNote, Response } from '../../model/capture.ts';
import type { RecordPlace } from '../../model/ports.ts';
import type { ReportContext } from '../reportContext.ts';
import type { StoredCapture } from '../reportInput.ts';
import { captureCommands, MAX_REQUEST_BODY } from './captureCommands.ts';
import { earlierWords } from './earlierWords.ts';
import { formatSofiaTime } from '../sentences/formatDate.ts';
import { formatBytes, formatInteger } from '../sentences/formatNumber.ts';

/** What happened, in a few words: the status, the failure, or why nothing was asked. */
export function outcomeWords(context: ReportContext, { result }: Capture): string {
  if (result.is === 'response') return String(result.status);
  if (result.is === 'failure') return context.label('failures', result.code);
  return `${context.say('captures.notAsked')}: ${context.label('skipReasons', result.reason)}`;
}

/** A line in the list of a lane's exchanges. */
export function captureRow(context: ReportContext, { capture, place, bodyPlace }: StoredCapture): object {
  const { result, request, target } = capture;
  const body = result.is === 'response' ? result.body : null;
  const record = bodyPlace ?? place;
  return {
    id: capture.id,
    sequence: formatInteger(capture.sequence, context.lang),
    time: capture.startedAt,
    shownTime: capture.startedAt.replace('T', ' ').replace(/\.\d+Z$/, ''),
    purpose: context.label('purposes', target.purpose),
    method: request.method,
    url: request.url,
    outcome: outcomeWords(context, capture),
    detail: result.is === 'response' ? earlierWords(context, capture) : result.detail,
    digest: body?.digest ?? '',
    bytes: body === null ? '' : formatBytes(body.bytes, context.lang),
    record: record === null ? '' : context.say('captures.record', placeValues(record)),
    repeat: capture.repeat,
  };
}

// Offsets are for machines and commands: no digit grouping.
function placeValues(place: RecordPlace): { readonly [name: string]: string } {
  return { file: place.file, offset: String(place.offset), length: String(place.length) };
}

/** One exchange in full, with the commands that show it again. */
export function captureDetail(context: ReportContext, stored: StoredCapture): object {
  const { capture, place, bodyPlace } = stored;
  const { result, request } = capture;
  return {
    id: capture.id,
    listHref: context.index.captureHref(capture.id),
    method: request.method,
    url: request.url,
    requestHeaders: request.headers.map(([name, value]) => ({ name, value })),
    requestBody: request.body === null ? '' : request.body.slice(0, MAX_REQUEST_BODY),
    purpose: context.label('purposes', capture.target.purpose),
    sofiaTime: formatSofiaTime(capture.startedAt, context.lang),
    utcTime: capture.startedAt,
    elapsed: formatInteger(capture.elapsedMs, context.lang),
    repeat: capture.repeat,
    outcome: outcomeWords(context, capture),
    detail: result.is === 'response' ? earlierWords(context, capture) : result.detail,
    advice: result.is === 'failure' ? context.label('failureAdvice', result.code) : '',
    response: result.is === 'response' ? responseView(context, result) : null,
    rendering: capture.rendering === undefined ? null : renderingView(context, capture.rendering),
    records: recordsView(context, place, bodyPlace),
    commands: captureCommands(context, stored),
  };
}

/** What a browser did for the page; the picture is only named: it is sealed. */
function renderingView(context: ReportContext, { given, offered, clicks, screenshot }: RenderingNote): object {
  const { lang } = context;
  return {
    given: formatInteger(given.length, lang),
    offered: formatInteger(offered.length, lang),
    clicks: formatInteger(clicks, lang),
    picture: screenshot === null ? null : { bytes: formatBytes(screenshot.bytes, lang), digest: screenshot.digest },
  };
}

function responseView(context: ReportContext, response: Response): object {
  const { body, tls } = response;
  return {
    status: String(response.status),
    httpVersion: response.httpVersion.replace(/^HTTP\//i, ''),
    remoteAddress: response.remoteAddress,
    headers: response.headers.map(([name, value]) => ({ name, value })),
    digest: body.digest,
    bytes: formatBytes(body.bytes, context.lang),
    exactBytes: String(body.bytes),
    truncated: body.truncated === null ? '' : context.label('truncations', body.truncated),
    tls: tls?.protocol ?? '',
    tlsTrouble: tls === null || tls.trouble === null ? '' : context.label('tlsTroubles', tls.trouble),
  };
}

function recordsView(
  context: ReportContext,
  place: RecordPlace | null,
  bodyPlace: RecordPlace | null,
): readonly object[] {
  const records = [
    ...(bodyPlace === null ? [] : [{ name: context.say('evidence.bodyRecord'), place: bodyPlace }]),
    ...(place === null ? [] : [{ name: context.say('evidence.captureRecord'), place }]),
  ];
  return records.map((record) => ({ name: record.name, ...placeValues(record.place) }));
}
