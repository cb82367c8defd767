import { endlessly, type Fault, raw, TABLE } from '../fault.ts';

const say =
  (text: string | Buffer): Fault['serve'] =>
  ({ socket }) =>
    void socket.write(text);
const sayAndClose =
  (text: string | Buffer): Fault['serve'] =>
  ({ socket }) =>
    void socket.end(text);
const BYTES = Buffer.byteLength(TABLE);
const WHOLE = ['/fault.csv 200'];
const GARBAGE = ['/fault.csv http-garbage'];
const CHUNKED = ['Content-Type: text/csv', 'Transfer-Encoding: chunked'];
const chunk = (text: string, extension = ''): string =>
  `${Buffer.byteLength(text).toString(16)}${extension}\r\n${text}\r\n`;

/** Lengths and chunks that lie, and statuses that say something about the body. */
export const FRAMING_FAULTS: readonly Fault[] = [
  {
    name: 'length-too-long',
    what: 'Content-Length larger than the body, connection closed',
    serve: sayAndClose(raw('200 OK', [`Content-Length: ${BYTES + 10}`], TABLE)),
    expect: ['/fault.csv 200 disconnect'],
    body: TABLE,
  },
  {
    name: 'length-too-short',
    what: 'Content-Length smaller than the body',
    serve: say(raw('200 OK', [`Content-Length: 22`], TABLE)),
    expect: WHOLE,
    body: Buffer.from(TABLE).subarray(0, 22).toString(),
  },
  {
    name: 'length-twice-same',
    what: 'the same Content-Length twice',
    serve: say(raw('200 OK', [`Content-Length: ${BYTES}`, `Content-Length: ${BYTES}`], TABLE)),
    expect: GARBAGE,
  },
  {
    name: 'length-twice-other',
    what: 'two different Content-Lengths',
    serve: say(raw('200 OK', [`Content-Length: ${BYTES}`, 'Content-Length: 5'], TABLE)),
    expect: GARBAGE,
  },
  {
    name: 'length-negative',
    what: 'a negative Content-Length',
    serve: sayAndClose(raw('200 OK', ['Content-Length: -5'], TABLE)),
    expect: GARBAGE,
  },
  {
    name: 'length-word',
    what: 'a word as Content-Length',
    serve: sayAndClose(raw('200 OK', ['Content-Length: much'], TABLE)),
    expect: GARBAGE,
  },
  {
    name: 'length-gigantic',
    what: 'a Content-Length of thirty digits',
    serve: sayAndClose(raw('200 OK', [`Content-Length: ${'9'.repeat(30)}`], TABLE)),
    expect: GARBAGE,
  },
  {
    name: 'length-and-chunks',
    what: 'Content-Length and chunks at once',
    serve: sayAndClose(raw('200 OK', [...CHUNKED, 'Content-Length: 5'], `${chunk(TABLE)}0\r\n\r\n`)),
    expect: GARBAGE,
  },
  {
    name: 'no-length',
    what: 'no length, closed at the end (HTTP/1.0)',
    serve: sayAndClose(Buffer.from(`HTTP/1.0 200 OK\r\nContent-Type: text/csv\r\n\r\n${TABLE}`)),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'chunk-garbage',
    what: 'no number where the size of a chunk should be',
    serve: sayAndClose(raw('200 OK', CHUNKED, `${chunk(TABLE)}ZZ\r\n`)),
    expect: ['/fault.csv 200 disconnect'],
    body: TABLE,
  },
  {
    name: 'chunk-garbage-first',
    what: 'the same at the first chunk',
    serve: sayAndClose(raw('200 OK', CHUNKED, 'ZZ\r\nhello')),
    expect: ['/fault.csv body-cut'],
  },
  {
    name: 'chunks-without-end',
    what: 'closes before the last chunk',
    serve: sayAndClose(raw('200 OK', CHUNKED, chunk(TABLE))),
    expect: ['/fault.csv 200 disconnect'],
    body: TABLE,
  },
  {
    name: 'chunk-too-large',
    what: 'a chunk of more bytes than there are',
    serve: sayAndClose(raw('200 OK', CHUNKED, `ffffffff\r\n${TABLE}`)),
    expect: ['/fault.csv 200 disconnect'],
    body: TABLE,
  },
  {
    name: 'chunk-size-overflow',
    what: 'a chunk size of forty digits',
    serve: sayAndClose(raw('200 OK', CHUNKED, `${'f'.repeat(40)}\r\n${TABLE}`)),
    expect: ['/fault.csv body-cut'],
  },
  {
    name: 'chunk-extensions',
    what: 'extensions behind the sizes of chunks',
    serve: say(raw('200 OK', CHUNKED, `${chunk(TABLE, ';name="value";x')}0;last\r\n\r\n`)),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'endless-extension',
    what: 'a chunk extension without end',
    serve: ({ socket }) => {
      socket.write(raw('200 OK', CHUNKED, '5;x='));
      endlessly(socket, Buffer.alloc(65_536, 'y'));
    },
    expect: ['/fault.csv body-cut'],
  },
  {
    name: 'one-byte-chunks',
    what: '100,000 chunks of one byte',
    serve: say(raw('200 OK', CHUNKED, `${'1\r\nx\r\n'.repeat(100_000)}0\r\n\r\n`)),
    expect: WHOLE,
    body: 100_000,
  },
  {
    name: 'trailer-flood',
    what: 'trailers without end',
    serve: ({ socket }) => {
      socket.write(raw('200 OK', CHUNKED, `${chunk(TABLE)}0\r\n`));
      endlessly(socket, Buffer.from('X-More: and more\r\n'.repeat(500)));
    },
    expect: ['/fault.csv 200 disconnect'],
    body: TABLE,
  },
  {
    name: 'unknown-transfer',
    what: 'a transfer coding that nobody knows',
    serve: sayAndClose(raw('200 OK', ['Transfer-Encoding: pack200'], TABLE)),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'nul-bytes',
    what: 'a body of zero bytes',
    serve: say(raw('200 OK', ['Content-Type: text/csv', 'Content-Length: 5000'], Buffer.alloc(5_000))),
    expect: WHOLE,
    body: 5_000,
  },
  {
    name: 'no-content-with-body',
    what: '204 with a body',
    serve: say(raw('204 No Content', [`Content-Length: ${BYTES}`], TABLE)),
    expect: ['/fault.csv 204'],
    body: '',
  },
  {
    name: 'not-modified-unasked',
    what: '304 to a request without conditions',
    serve: say(raw('304 Not Modified', ['ETag: "a"'])),
    expect: ['/fault.csv 304'],
    body: '',
  },
  {
    name: 'partial-unasked',
    what: '206 to a request without a range',
    serve: say(
      raw('206 Partial Content', [`Content-Range: bytes 0-${BYTES - 1}/90000`, `Content-Length: ${BYTES}`], TABLE),
    ),
    expect: ['/fault.csv 206 length'],
    body: TABLE,
  },
  {
    name: 'partial-whole',
    what: '206 that says it is all there is',
    serve: say(
      raw('206 Partial Content', [`Content-Range: bytes 0-${BYTES - 1}/${BYTES}`, `Content-Length: ${BYTES}`], TABLE),
    ),
    expect: ['/fault.csv 206'],
    body: TABLE,
  },
  {
    name: 'range-refused',
    what: '416 to a request without a range',
    serve: say(raw('416 Range Not Satisfiable', ['Content-Range: bytes */90000', 'Content-Length: 0'])),
    expect: ['/fault.csv 416'],
  },
];
