import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeContent } from '../../../src/gather/http/decodeContent.ts';

/** Bytes that do not compress, the same in every run. */
const NOISE = Buffer.concat(
  Array.from({ length: 2_000 }, (_, index) => createHash('sha256').update(String(index)).digest()),
);
const MIB = 1024 * 1024;
const PACKERS = {
  gzip: (bytes: Buffer) => gzipSync(bytes),
  deflate: (bytes: Buffer) => deflateSync(bytes),
  'raw deflate': (bytes: Buffer) => deflateRawSync(bytes),
  br: (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }),
  zstd: (bytes: Buffer) => zstdCompressSync(bytes),
} as const;
const CODECS = Object.entries(PACKERS).map(([name, pack]) => ({ name, coding: name.replace('raw ', ''), pack }));

describe('decodeContent', () => {
  it.each(CODECS)('$name: whole, whatever stands in it', async ({ coding, pack }) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (bytes) => {
        expect(await decodeContent(pack(Buffer.from(bytes)), coding, MIB)).toEqual({
          bytes: Buffer.from(bytes),
          cut: null,
        });
      }),
      { numRuns: 30 },
    );
  });

  it.each(CODECS)('$name: total for bytes that are none', async ({ coding }) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const decoded = await decodeContent(bytes, coding, MIB);
        if ('is' in decoded) expect(['decoding-failed', 'body-cut']).toContain(decoded.code);
        else expect(decoded.bytes.length).toBeLessThanOrEqual(MIB);
      }),
      { numRuns: 60 },
    );
  });

  it.each(CODECS)('$name: cut short, its true bytes stay and are marked', async ({ coding, pack }) => {
    const decoded = await decodeContent(pack(NOISE).subarray(0, 40_000), coding, MIB);
    if ('is' in decoded) {
      // zstd and brotli give a block only when it is whole.
      expect(decoded.code).toBe('body-cut');
      return;
    }
    expect(decoded.cut).toBe('disconnect');
    expect(Buffer.from(decoded.bytes).equals(NOISE.subarray(0, decoded.bytes.length))).toBe(true);
  });

  it.each(CODECS)(
    '$name: a bomb is cut long before the limit of a body, and its beginning kept',
    async ({ coding, pack }) => {
      const bomb = pack(Buffer.alloc(60 * MIB));
      const decoded = await decodeContent(bomb, coding, 50 * MIB);
      expect(decoded).toMatchObject({ cut: 'length' });
      expect('is' in decoded ? decoded : decoded.bytes.length).toBe(4 * MIB);
    },
  );

  it.each(CODECS)('$name: what stands behind its end is passed over', async ({ coding, pack }) => {
    const garbage = Buffer.concat([pack(NOISE), Buffer.from('<!-- 0.3 s -->')]);
    const decoded = await decodeContent(garbage, coding, MIB);
    expect('is' in decoded ? decoded : Buffer.from(decoded.bytes).equals(NOISE)).toBe(true);
  });

  it('a bomb inside a bomb is measured against the wire', async () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(60 * MIB)));
    expect(bomb.length).toBeLessThan(40_000);
    const decoded = await decodeContent(bomb, 'gzip, gzip', 50 * MIB);
    expect('is' in decoded ? decoded : decoded.bytes.length).toBe(4 * MIB);
  });

  it('a zstd frame that asks for more than 8 MiB of window is not decoded', async () => {
    const params = { [constants.ZSTD_c_windowLog]: 27, [constants.ZSTD_c_enableLongDistanceMatching]: 1 };
    const frame = zstdCompressSync(Buffer.alloc(20 * MIB, 'abc'), { params });
    expect(await decodeContent(frame, 'zstd', 50 * MIB)).toMatchObject({ code: 'decoding-failed' });
  });

  it.each<[string, string, string]>([
    ['a wrong name', 'gzip', 'име;брой'],
    ['a wrong name, longer', 'br', 'име;брой\n'.repeat(20)],
    ['too many layers', 'gzip, gzip, gzip, gzip', 'x'],
  ])('%s fails', async (_what, coding, text) => {
    expect(await decodeContent(Buffer.from(text), coding, MIB)).toMatchObject({
      is: 'failure',
      code: 'decoding-failed',
    });
  });

  it('a gzip whose checksum is wrong is not believed', async () => {
    const packed = gzipSync(NOISE);
    packed[packed.length - 8] = (packed[packed.length - 8] ?? 0) ^ 1;
    expect(await decodeContent(packed, 'gzip', MIB)).toMatchObject({ code: 'decoding-failed' });
  });

  it.each(['', 'identity', 'utf-8', 'none', 'gzip', ' GZIP ,br', 'x-gzip'])(
    '„%s“ of an empty body is empty',
    async (coding) => {
      expect(await decodeContent(new Uint8Array(0), coding, MIB)).toEqual({ bytes: new Uint8Array(0), cut: null });
    },
  );

  it('a gzip header with every optional field is passed over too', async () => {
    const plain = gzipSync(Buffer.from('данни'));
    const header = Buffer.from([0x1f, 0x8b, 8, 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 1, 2]);
    const packed = Buffer.concat([header, Buffer.from('a.csv\0comment\0'), plain.subarray(10), Buffer.from('late')]);
    const decoded = await decodeContent(packed, 'gzip', MIB);
    expect('is' in decoded ? decoded : Buffer.from(decoded.bytes).toString()).toBe('данни');
  });
});
