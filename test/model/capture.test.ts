import { describe, expect, it } from 'vitest';
import { answerOf, type Header, type Response } from '../../src/model/capture.ts';

function answer(headers: readonly Header[], earlier: readonly Header[]): Response {
  const body = { digest: 'd', bytes: 1, truncated: null };
  const notModified = { audit: 'a-1', capture: 'c-1', startedAt: '', status: 200, headers: earlier };
  return {
    is: 'response',
    status: 304,
    httpVersion: '1.1',
    headers,
    body,
    remoteAddress: null,
    tls: null,
    notModified,
  };
}

const EARLIER: readonly Header[] = [
  ['Date', 'Sun, 01 Nov 2026 10:00:00 GMT'],
  ['Last-Modified', 'Sun, 01 Nov 2026 10:00:00 GMT'],
  ['Content-Type', 'text/csv'],
  ['ETag', '"1"'],
];

describe('answerOf', () => {
  it.each<[string, readonly Header[], readonly Header[]]>([
    ['nothing of its own leaves all as it was', [], EARLIER],
    // A type that some servers print on every answer is not that of the file.
    ['Content-Type of a 304 is not believed', [['content-type', 'text/html']], EARLIER],
    // Else a Last-Modified that was made for the earlier answer would suddenly look like a real one.
    ['Date alone is left out', [['Date', 'Tue, 01 Dec 2026 10:00:00 GMT']], EARLIER],
    ['a new ETag replaces the old one', [['etag', '"2"']], [...EARLIER.slice(0, 3), ['etag', '"2"']]],
    [
      'Last-Modified comes with its Date',
      [
        ['Date', 'Tue, 01 Dec 2026 10:00:00 GMT'],
        ['Last-Modified', 'Sat, 31 Oct 2026 10:00:00 GMT'],
      ],
      [
        ...EARLIER.slice(2),
        ['Date', 'Tue, 01 Dec 2026 10:00:00 GMT'],
        ['Last-Modified', 'Sat, 31 Oct 2026 10:00:00 GMT'],
      ],
    ],
  ])('%s', (_, headers, expected) => {
    expect(answerOf(answer(headers, EARLIER))).toEqual({ status: 200, headers: expected });
  });

  it('is the answer itself when nothing earlier is confirmed', () => {
    const { notModified: _gone, ...plain } = answer([['A', 'b']], []);
    expect(answerOf(plain)).toMatchObject({ status: 304, headers: [['A', 'b']] });
  });
});
