import { endlessly, type Fault, raw, sound, TABLE } from '../fault.ts';

const say =
  (text: string | Buffer): Fault['serve'] =>
  ({ socket }) =>
    void socket.write(text);
const sayAndClose =
  (text: string | Buffer): Fault['serve'] =>
  ({ socket }) =>
    void socket.end(text);
const GARBAGE = ['/fault.csv http-garbage'];
const TOO_LARGE = ['/fault.csv headers-too-large'];
const WHOLE = ['/fault.csv 200'];

/** Status lines, headers and interim answers that are wrong, too many or too large. */
export const HEAD_FAULTS: readonly Fault[] = [
  {
    name: 'no-head',
    what: 'HTTP/0.9: a body and nothing else',
    serve: sayAndClose('<html>ready</html>'),
    expect: GARBAGE,
  },
  {
    name: 'http2-only',
    what: 'answers in frames of HTTP/2',
    serve: sayAndClose(Buffer.from('00000c04000000000000030000006400040010000000000600', 'hex')),
    expect: GARBAGE,
  },
  {
    name: 'http2-preface',
    what: 'the preface of HTTP/2',
    serve: sayAndClose('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    expect: GARBAGE,
  },
  {
    name: 'another-protocol',
    what: 'greets like a mail server',
    serve: sayAndClose('220 mail.example ESMTP ready\r\n'),
    expect: GARBAGE,
  },
  {
    name: 'status-word',
    what: 'a word in place of the status',
    serve: sayAndClose('HTTP/1.1 OK fine\r\n\r\n'),
    expect: GARBAGE,
  },
  {
    name: 'status-1000',
    what: 'a status of four digits',
    serve: sayAndClose(raw('1000 Much', ['Content-Length: 0'])),
    expect: GARBAGE,
  },
  {
    name: 'status-999',
    what: 'a status that nobody defined',
    serve: say(raw('999 Request denied', ['Content-Length: 2'], 'no')),
    expect: ['/fault.csv 999'],
  },
  { name: 'status-0', what: 'status 000', serve: sayAndClose(raw('000 None', ['Content-Length: 0'])), expect: GARBAGE },
  {
    name: 'long-reason',
    what: 'a reason phrase of a megabyte',
    serve: say(raw(`200 ${'O'.repeat(1_000_000)}`, [`Content-Length: ${Buffer.byteLength(TABLE)}`], TABLE)),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'endless-reason',
    what: 'a reason phrase without end',
    serve: ({ socket }) => {
      socket.write('HTTP/1.1 200 ');
      endlessly(socket, Buffer.alloc(65_536, 'O'));
    },
    expect: TOO_LARGE,
  },
  {
    name: 'endless-headers',
    what: 'headers without end',
    serve: ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      endlessly(socket, Buffer.from('X-More: and more\r\n'.repeat(500)));
    },
    expect: TOO_LARGE,
  },
  {
    name: 'many-headers',
    what: '20,000 small headers',
    serve: say(
      raw(
        '200 OK',
        Array.from({ length: 20_000 }, (_, index) => `X-${index}: 1`),
        '',
      ),
    ),
    expect: TOO_LARGE,
  },
  {
    name: 'large-header',
    what: 'one header of a megabyte',
    serve: say(raw('200 OK', [`X-Large: ${'a'.repeat(1_000_000)}`])),
    expect: TOO_LARGE,
  },
  {
    name: 'huge-cookie',
    what: 'a cookie of 200 kB',
    serve: say(sound(TABLE, 'text/csv', [`Set-Cookie: a=${'a'.repeat(200_000)}`])),
    expect: TOO_LARGE,
  },
  {
    name: 'large-cookies',
    what: 'forty cookies of a kilobyte',
    serve: say(
      sound(
        TABLE,
        'text/csv',
        Array.from({ length: 40 }, (_, index) => `Set-Cookie: c${index}=${'a'.repeat(1_000)}`),
      ),
    ),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'header-without-colon',
    what: 'a header line without a colon',
    serve: sayAndClose(raw('200 OK', ['not a header', 'Content-Length: 0'])),
    expect: GARBAGE,
  },
  {
    name: 'space-before-colon',
    what: 'a space between a header and its colon',
    serve: sayAndClose(raw('200 OK', ['Content-Length : 2'], 'ok')),
    expect: GARBAGE,
  },
  {
    name: 'nul-in-header',
    what: 'a zero byte in a header',
    serve: sayAndClose(raw('200 OK', ['X-Zero: a\0b', 'Content-Length: 2'], 'ok')),
    expect: GARBAGE,
  },
  {
    name: 'folded-header',
    what: 'a header that goes on in the next line, which RFC 9112 §5.2 forbids',
    serve: say(raw('200 OK', ['X-Long: first', ' second', `Content-Length: ${Buffer.byteLength(TABLE)}`], TABLE)),
    expect: GARBAGE,
  },
  {
    name: 'bare-lf',
    what: 'lines that end in LF alone',
    serve: sayAndClose(Buffer.from(`HTTP/1.1 200 OK\nContent-Length: ${Buffer.byteLength(TABLE)}\n\n${TABLE}`)),
    expect: GARBAGE,
  },
  {
    name: 'raw-1251-header',
    what: 'a file name in windows-1251, raw',
    serve: say(sound(TABLE, 'text/csv', ['Content-Disposition: attachment; filename="\xf1\xef\xe8\xf1\xfa\xea.csv"'])),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'interim-flood',
    what: 'interim answers without end',
    serve: ({ socket }) => endlessly(socket, Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(100))),
    expect: GARBAGE,
  },
  {
    name: 'interim-slow',
    what: 'an interim answer every second, and never another',
    serve: ({ socket }) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 1_000);
      socket.once('close', () => clearInterval(timer));
    },
    expect: ['/fault.csv headers-timeout'],
  },
  {
    name: 'early-hints',
    what: 'two interim answers before the right one',
    serve: say(
      Buffer.concat([raw('103 Early Hints', ['Link: </a>']), raw('103 Early Hints', ['Link: </b>']), sound(TABLE)]),
    ),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'continue-unasked',
    what: '„100 Continue“ to a request without a body',
    serve: say(Buffer.concat([raw('100 Continue', []), sound(TABLE)])),
    expect: GARBAGE,
  },
  {
    name: 'upgrade-unasked',
    what: 'switches to another protocol',
    serve: say(raw('101 Switching Protocols', ['Upgrade: websocket', 'Connection: upgrade'])),
    expect: GARBAGE,
  },
];
