import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileName } from '../../../src/inspect/exchange/fileName.ts';
import { httpDateMs } from '../../../src/inspect/exchange/httpDate.ts';
import { inspectExchange } from '../../../src/inspect/exchange/inspectExchange.ts';
import type { Capture, Header } from '../../../src/model/capture.ts';
import { realTables } from '../realTables.ts';

const tables = realTables();

function capture(headers: readonly Header[], url = 'https://rekitsa.example/files/cheshmi.csv'): Capture {
  return {
    id: 'c-0000000000000001',
    lane: 'rekitsa',
    sequence: 1,
    target: {
      kind: 'file',
      purpose: 'file',
      url,
      institutionId: 'rekitsa',
      depth: 1,
      foundOn: null,
      linkIndex: null,
      redirectFrom: null,
      portalUri: null,
    },
    request: { method: 'GET', url, headers: [], body: null },
    startedAt: '2026-01-01T00:00:00.000Z',
    elapsedMs: 5,
    repeat: false,
    result: {
      is: 'response',
      status: 200,
      httpVersion: '1.1',
      headers,
      body: { digest: 'd', bytes: 1, truncated: null },
      remoteAddress: null,
      tls: null,
    },
  };
}
const facts = (headers: readonly Header[]) =>
  Object.fromEntries(
    inspectExchange(capture(headers), tables).map((fact) => [fact.key, fact.known ? fact.value : fact.because.why]),
  );

test('what an ordinary answer says', () => {
  const headers: Header[] = [
    ['Content-Type', 'Text/CSV; Charset="Windows-1251"'],
    ['Last-Modified', 'Wed, 12 Mar 2025 10:00:00 GMT'],
    ['Date', 'Thu, 01 Jan 2026 00:00:00 GMT'],
    ['Link', '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'],
  ];
  expect(facts(headers)).toMatchObject({
    'http.status': 200,
    'http.content-type': 'text/csv',
    'http.charset': 'windows-1251',
    'http.last-modified': '2025-03-12T10:00:00.000Z',
    'http.file-name': 'cheshmi.csv',
    'http.truncated': false,
    'licence.statements': [{ kind: 'open', licence: 'cc-by-4.0', scope: 'file', source: 'header' }],
  });
});

test.each<[string, readonly Header[], 'length' | 'disconnect', number | null]>([
  ['stated', [['Content-Length', '90000']], 'length', 90_000],
  ['not stated', [], 'length', null],
  [
    'stated of the coded body',
    [
      ['Content-Length', '90000'],
      ['Content-Encoding', 'gzip'],
    ],
    'length',
    null,
  ],
  [
    'stated with a range',
    [
      ['Content-Range', 'bytes 0-0/70000'],
      ['Content-Length', '1'],
    ],
    'length',
    70_000,
  ],
  ['nonsense', [['Content-Length', 'much']], 'disconnect', null],
])('of a cut body it is said what was kept, and of how much: %s', (_what, headers, cut, total) => {
  const { result, ...rest } = capture(headers);
  if (result.is !== 'response') throw new Error('a response was made');
  const body = { ...result.body, truncated: cut };
  const found = inspectExchange({ ...rest, result: { ...result, body } }, tables);
  expect(found.find(({ key }) => key === 'http.part')).toMatchObject({ value: { kept: 1, total, tail: 0, cut } });
});

test('a whole body has no part, and plain HTTP no TLS', () => {
  expect(Object.keys(facts([]))).not.toEqual(expect.arrayContaining(['http.part']));
  expect(Object.keys(facts([]))).not.toEqual(expect.arrayContaining(['http.tls']));
});

test('a fault of TLS that was ignored is a fact', () => {
  const { result, ...rest } = capture([]);
  if (result.is !== 'response') throw new Error('a response was made');
  const tls = { protocol: 'TLSv1.2', trouble: 'expired' } as const;
  const found = inspectExchange({ ...rest, result: { ...result, tls } }, tables);
  expect(found.find(({ key }) => key === 'http.tls')).toMatchObject({ known: true, value: tls });
});

test('what is not said is unknown, and a generated date is no date', () => {
  expect(facts([])).toMatchObject({
    'http.content-type': 'not-stated',
    'http.charset': 'not-stated',
    'http.last-modified': 'not-stated',
  });
  const answered = ['Date', 'Wed, 12 Mar 2025 10:00:01 GMT'] as const;
  expect(facts([answered, ['Last-Modified', 'Wed, 12 Mar 2025 10:00:00 GMT']])['http.last-modified']).toBe('ambiguous');
  expect(facts([answered, ['Last-Modified', 'Wed, 12 Mar 2025 09:00:00 GMT']])['http.last-modified']).toBe(
    '2025-03-12T09:00:00.000Z',
  );
  expect(facts([['Last-Modified', 'вчера']])['http.last-modified']).toBe('unparsable');
  expect(facts([['Last-Modified', 'Thu, 01 Jan 1970 00:00:00 GMT']])['http.last-modified']).toBe('ambiguous');
});

test('nothing of an exchange that did not take place', () => {
  expect(inspectExchange({ ...capture([]), result: { is: 'not-attempted', reason: 'robots', detail: '' } })).toEqual(
    [],
  );
});

describe('fileName', () => {
  const raw = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));
  test.each([
    ['attachment; filename="cheshmi.csv"', 'cheshmi.csv'],
    ['attachment; filename="x.csv"; filename*=UTF-8\'\'%D0%A7%D0%B5%D1%88%D0%BC%D0%B8.csv', 'Чешми.csv'],
    [`attachment; filename="${raw('Чешми.csv')}"`, 'Чешми.csv'],
    ['attachment; filename="\u00d7\u00e5\u00f8\u00ec\u00e8.csv"', 'Чешми.csv'],
    ['attachment; filename="%D0%A7%D0%B5%D1%88%D0%BC%D0%B8.csv"', 'Чешми.csv'],
    ['attachment; filename="=?UTF-8?B?0KfQtdGI0LzQuC5jc3Y=?="', 'Чешми.csv'],
    ['attachment; filename=cheshmi.csv; size=5', 'cheshmi.csv'],
    ['attachment; filename="..\\\\..\\\\etc\\\\cheshmi.csv"', 'cheshmi.csv'],
    ['inline', 'file.csv'],
    [undefined, 'file.csv'],
  ])('%s → %s', (header, expected) => {
    expect(fileName(header, 'https://a.example/x/file.csv?v=1')).toBe(expected);
  });
  test.each([
    ['https://a.example/%D0%A7%D0%B5%D1%88%D0%BC%D0%B8.csv', 'Чешми.csv'],
    ['https://a.example/%D7%E5%F8%EC%E8.csv', 'Чешми.csv'],
    ['https://a.example/', null],
    ['https://a.example', null],
    ['https://a.example/a%2', 'a%2'],
  ])('%s → %s', (url, expected) => {
    expect(fileName(undefined, url)).toBe(expected);
  });
  test('total', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (header, url) => void fileName(`attachment; filename=${header}`, url)),
    );
  });
});

test.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', 784111777000],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 784111777000],
  ['Sun Nov  6 08:49:37 1994', 784111777000],
  ['Mon, 31 Feb 2025 08:49:37 GMT', null],
  ['2025-01-01', null],
  ['', null],
])('HTTP date %s', (value, expected) => {
  expect(httpDateMs(value)).toBe(expected);
});
