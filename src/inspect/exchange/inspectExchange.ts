import type { Capture, Header, Response } from '../../model/capture.ts';
import { answerOf, headerValue } from '../../model/capture.ts';
import { quote } from '../../model/evidence.ts';
import type { Evidence } from '../../model/evidence.ts';
import { known, unknown } from '../../model/facts.ts';
import type { Fact } from '../../model/facts.ts';
import type { SubjectId } from '../../model/ids.ts';
import type { Tables } from '../../model/tables.ts';
import { readRefresh } from '../refresh.ts';
import { fileName } from './fileName.ts';
import { guardOf } from './guardOf.ts';
import { readLastModified } from './lastModifiedOf.ts';
import { linkHeaderLicences } from './linkHeader.ts';

/**
 * Facts of one exchange, from its status line, headers and address alone; the body has facts of its own. A failure
 * and an exchange that did not take place have none. Values are of the answer as received: Content-Type may lie; what
 * a 304 leaves out stands as it was in the earlier answer that it confirms.
 * With the tables also licences that a Link header states for the file.
 */
export function inspectExchange(capture: Capture, tables?: Tables): readonly Fact[] {
  const { result } = capture;
  if (result.is !== 'response') return [];
  const subject: SubjectId = `capture:${capture.id}`;
  const { headers } = answerOf(result);
  const evidence = (at: Evidence['at'], words: string): readonly Evidence[] => [
    { capture: capture.id, body: null, at, quote: quote(words) },
  ];
  const header = (name: string) => evidence({ kind: 'header', name }, `${name}: ${headerValue(headers, name) ?? ''}`);
  const { mediaType, charset } = contentType(headerValue(headers, 'content-type'));
  const name = fileName(headerValue(headers, 'content-disposition'), capture.request.url);
  const licences = tables === undefined ? [] : linkHeaderLicences(capture, tables);
  const fromHeader = headerValue(headers, 'content-disposition') !== undefined && name !== null;
  return [
    known(subject, 'http.status', result.status, evidence({ kind: 'status' }, String(result.status))),
    mediaType === null
      ? unknown(subject, 'http.content-type', 'not-stated', 'no Content-Type')
      : known(subject, 'http.content-type', mediaType, header('content-type')),
    charset === null
      ? unknown(subject, 'http.charset', 'not-stated', 'no charset in Content-Type')
      : known(subject, 'http.charset', charset, header('content-type')),
    lastModified(subject, headers, header('last-modified')),
    name === null
      ? unknown(subject, 'http.file-name', 'not-stated', 'no name in headers or address')
      : known(
          subject,
          'http.file-name',
          name,
          fromHeader ? header('content-disposition') : evidence({ kind: 'url' }, capture.request.url),
        ),
    truncation(subject, result),
    ...part(subject, result, header),
    ...(result.tls === null ? [] : [known(subject, 'http.tls', result.tls)]),
    ...waysOn(subject, headers, tables, header),
    ...(headerValue(capture.request.headers, 'cookie') === undefined ? [] : [known(subject, 'http.cookies', true)]),
    ...earlierFacts(capture, result),
    ...(licences.length === 0 ? [] : [known(subject, 'licence.statements', licences, header('link'))]),
  ];
}

/** Where what is shown really comes from, when the server was not asked now or sent no bytes. */
function earlierFacts(capture: Capture, { notModified }: Response): readonly Fact[] {
  const subject: SubjectId = `capture:${capture.id}`;
  const facts: Fact[] = [];
  if (notModified !== undefined) {
    const value = { audit: notModified.audit, capture: notModified.capture, at: notModified.startedAt };
    const place: Evidence = { capture: capture.id, body: null, at: { kind: 'status' }, quote: 'HTTP 304' };
    facts.push(known(subject, 'http.not-modified', value, [place]));
  }
  if (capture.carried !== undefined)
    facts.push(known(subject, 'history.carried', { ...capture.carried, at: capture.startedAt }));
  return facts;
}

function lastModified(subject: SubjectId, headers: readonly Header[], evidence: readonly Evidence[]): Fact {
  const key = 'http.last-modified';
  const reading = readLastModified(headers);
  switch (reading.is) {
    case 'date':
      return known(subject, key, reading.iso, evidence);
    case 'absent':
      return unknown(subject, key, 'not-stated', 'no Last-Modified');
    case 'unparsable':
      return unknown(
        subject,
        key,
        'unparsable',
        `Last-Modified: ${quote(headerValue(headers, 'last-modified') ?? '')}`,
        evidence,
      );
    case 'generated':
      return unknown(subject, key, 'ambiguous', 'generated with the answer: equal to Date, or later', evidence);
    case 'too-old':
      return unknown(subject, key, 'ambiguous', 'a date before the web', evidence);
  }
}

/** A Refresh header, and the headers by which a firewall says that it is one. */
function waysOn(
  subject: SubjectId,
  headers: readonly Header[],
  tables: Tables | undefined,
  evidence: (name: string) => readonly Evidence[],
): readonly Fact[] {
  const facts: Fact[] = [];
  const refresh = readRefresh(headerValue(headers, 'refresh') ?? '');
  if (refresh !== null) facts.push(known(subject, 'http.refresh', refresh, evidence('refresh')));
  const guard = tables === undefined ? null : guardOf(headers, tables.vocabulary);
  if (guard !== null) facts.push(known(subject, 'http.guard', guard.guard, evidence(guard.header)));
  return facts;
}

function truncation(subject: SubjectId, { body }: Response): Fact {
  return known(subject, 'http.truncated', body.truncated !== null);
}

/** Which part of a cut body was kept. A length that is stated for the coded body says nothing on the decoded one. */
function part(
  subject: SubjectId,
  { body, headers }: Response,
  header: (name: string) => readonly Evidence[],
): readonly Fact[] {
  if (body.truncated === null) return [];
  const range = /\/(\d{1,15})\s*$/.exec(headerValue(headers, 'content-range') ?? '')?.[1];
  const isCoded = headerValue(headers, 'content-encoding') !== undefined;
  const length = isCoded ? undefined : /^\s*(\d{1,15})\s*$/.exec(headerValue(headers, 'content-length') ?? '')?.[1];
  const stated = range ?? length;
  const total = stated === undefined ? null : Number(stated);
  const evidence = total === null ? [] : header(range === undefined ? 'content-length' : 'content-range');
  return [known(subject, 'http.part', { kept: body.bytes, total, tail: 0, cut: body.truncated }, evidence)];
}

/** Media type and charset of a Content-Type header; both null where they are not stated or no such thing. */
function contentType(value: string | undefined): {
  readonly mediaType: string | null;
  readonly charset: string | null;
} {
  const bounded = (value ?? '').slice(0, 1_000);
  const mediaType =
    /^\s*([\w!#$&^.+-]{1,100}\/[\w!#$&^.+*-]{1,100})\s*(?:;|,|$)/.exec(bounded)?.[1]?.toLowerCase() ?? null;
  const charset = /;\s{0,10}charset\s{0,10}=\s{0,10}["']?([\w.:-]{1,40})/i.exec(bounded)?.[1]?.toLowerCase() ?? null;
  return { mediaType, charset };
}
