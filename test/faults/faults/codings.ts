import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type Fault, raw, TABLE } from '../fault.ts';

const coded =
  (name: string, body: Buffer, more: readonly string[] = []): Fault['serve'] =>
  ({ socket }) =>
    void socket.write(
      raw(
        '200 OK',
        ['Content-Type: text/csv', `Content-Encoding: ${name}`, ...more, `Content-Length: ${body.length}`],
        body,
      ),
    );
const WHOLE = ['/fault.csv 200'];
const CUT = ['/fault.csv 200 length'];
const UNDECODED = ['/fault.csv decoding-failed'];
const MIB = 1024 * 1024;
const SPACES = Buffer.alloc(20 * MIB, ' ');
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } };
const LONG_WINDOW = {
  params: { [constants.ZSTD_c_windowLog]: 27, [constants.ZSTD_c_enableLongDistanceMatching]: 1 },
};

/** Content-Encoding: each coding, each bomb, and names that lie. */
export const CODING_FAULTS: readonly Fault[] = [
  { name: 'gzip', what: 'gzip', serve: coded('gzip', gzipSync(TABLE)), expect: WHOLE, body: TABLE },
  {
    name: 'deflate',
    what: 'deflate as the RFC means it',
    serve: coded('deflate', deflateSync(TABLE)),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'deflate-raw',
    what: 'deflate without the zlib header',
    serve: coded('deflate', deflateRawSync(TABLE)),
    expect: WHOLE,
    body: TABLE,
  },
  { name: 'br', what: 'brotli', serve: coded('br', brotliCompressSync(TABLE)), expect: WHOLE, body: TABLE },
  { name: 'zstd', what: 'Zstandard', serve: coded('zstd', zstdCompressSync(TABLE)), expect: WHOLE, body: TABLE },
  {
    name: 'bomb-gzip',
    what: '20 MiB of spaces in gzip',
    serve: coded('gzip', gzipSync(SPACES)),
    expect: CUT,
    body: 4 * MIB,
  },
  {
    name: 'bomb-deflate',
    what: 'the same in deflate',
    serve: coded('deflate', deflateSync(SPACES)),
    expect: CUT,
    body: 4 * MIB,
  },
  {
    name: 'bomb-br',
    what: 'the same in brotli',
    serve: coded('br', brotliCompressSync(SPACES, QUICK)),
    expect: CUT,
    body: 4 * MIB,
  },
  {
    name: 'bomb-zstd',
    what: 'the same in Zstandard',
    serve: coded('zstd', zstdCompressSync(SPACES)),
    expect: CUT,
    body: 4 * MIB,
  },
  {
    name: 'bomb-in-bomb',
    what: 'gzip in gzip',
    serve: coded('gzip, gzip', gzipSync(gzipSync(SPACES))),
    expect: CUT,
    body: 4 * MIB,
  },
  {
    name: 'window-zstd',
    what: 'a zstd frame that asks for 128 MiB of memory',
    serve: coded('zstd', zstdCompressSync(SPACES, LONG_WINDOW)),
    expect: UNDECODED,
  },
  {
    name: 'coded-twice',
    what: 'two codings, named',
    serve: coded('gzip, br', brotliCompressSync(gzipSync(TABLE))),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'coded-in-two-headers',
    what: 'two codings in two headers',
    serve: coded('gzip', brotliCompressSync(gzipSync(TABLE)), ['Content-Encoding: br']),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'coded-five-times',
    what: 'five codings one in another',
    serve: coded('gzip,gzip,gzip,gzip,gzip', gzipSync(TABLE)),
    expect: UNDECODED,
  },
  { name: 'not-gzip', what: 'named gzip, is none', serve: coded('gzip', Buffer.from(TABLE)), expect: UNDECODED },
  {
    name: 'not-coded',
    what: 'a name that is no coding',
    serve: coded('utf-8', Buffer.from(TABLE)),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'gzip-cut',
    what: 'gzip that ends too early',
    serve: coded('gzip', gzipSync(TABLE.repeat(3_000)).subarray(0, 500)),
    expect: ['/fault.csv 200 disconnect'],
  },
  {
    name: 'gzip-damaged',
    what: 'gzip with a wrong checksum',
    serve: coded('gzip', damaged(gzipSync(TABLE))),
    expect: UNDECODED,
  },
  {
    name: 'gzip-and-garbage',
    what: 'a line of text behind the gzip',
    serve: coded('gzip', Buffer.concat([gzipSync(TABLE), Buffer.from('<!-- 0.3 s -->')])),
    expect: WHOLE,
    body: TABLE,
  },
  {
    name: 'gzip-empty',
    what: 'named gzip, without a byte',
    serve: coded('gzip', Buffer.alloc(0)),
    expect: WHOLE,
    body: '',
  },
];

function damaged(packed: Buffer): Buffer {
  const copy = Buffer.from(packed);
  copy[copy.length - 8] = (copy[copy.length - 8] ?? 0) ^ 1;
  return copy;
}
