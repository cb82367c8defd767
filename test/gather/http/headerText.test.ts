import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeaders } from '../../../src/gather/http/headerText.ts';
import { redirectTarget } from '../../../src/model/capture.ts';

/** The bytes that a header's text stands for: as the evidence writes them. */
function bytesOf(text: string): Buffer {
  return /^[\0-\u00ff]*$/.test(text) ? Buffer.from(text, 'latin1') : Buffer.from(text);
}

describe('readHeaders', () => {
  it('loses no byte of any header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const [, value = ''] = readHeaders([Buffer.from('X'), Buffer.from(bytes)])[0] ?? [];
        expect(bytesOf(value)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('decodes Cyrillic in UTF-8, and gives bytes where it is something else', () => {
    const raw = ['A', 'списък', 'B', 'caf\u00e9'].map((text) => Buffer.from(text));
    raw.push(Buffer.from('C'), Buffer.from([0xf1, 0xef]));
    expect(readHeaders(raw)).toEqual([
      ['A', 'списък'],
      ['B', 'caf\u00c3\u00a9'],
      ['C', '\u00f1\u00ef'],
    ]);
    expect(readHeaders(null)).toEqual([]);
    expect(readHeaders([Buffer.from('alone')])).toEqual([]);
  });
});

describe('redirectTarget', () => {
  const target = (bytes: Uint8Array): string | undefined =>
    redirectTarget(readHeaders([Buffer.from('Location'), Buffer.from(bytes)]));

  it.each<[string, Buffer, string]>([
    ['plain', Buffer.from('/a b?c=d'), 'http://h.example/a%20b?c=d'],
    ['UTF-8', Buffer.from('/раздел'), 'http://h.example/%D1%80%D0%B0%D0%B7%D0%B4%D0%B5%D0%BB'],
    ['windows-1251', Buffer.from([0x2f, 0xf0, 0xe0]), 'http://h.example/%F0%E0'],
    ['latin-1', Buffer.from('/a\u00e7\u00e3o', 'latin1'), 'http://h.example/a%E7%E3o'],
    ['UTF-8 within latin-1', Buffer.from('/caf\u00e9'), 'http://h.example/caf%C3%A9'],
    ['escaped already', Buffer.from('/%D1%80'), 'http://h.example/%D1%80'],
    ['with spaces around', Buffer.from(' /x '), 'http://h.example/x'],
    ['a Bulgarian host', Buffer.from('http://община.бг/'), 'http://xn--80abvuc1e.xn--90ae/'],
  ])('%s', (_what, bytes, href) => expect(URL.parse(target(bytes) ?? '', 'http://h.example/from')?.href).toBe(href));

  it('is asked for in the very bytes that were sent', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        const path = Buffer.concat([Buffer.from('/p'), Buffer.from(bytes.map((byte) => 0x80 | byte))]);
        const asked = URL.parse(target(path) ?? '', 'http://h.example/')?.pathname ?? '';
        const sent = Buffer.from(
          asked.replace(/%([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        );
        expect(sent).toEqual(path);
      }),
      { numRuns: 300 },
    );
  });

  it('is total', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        (bytes) => void URL.parse(target(bytes) ?? '', 'http://h.example/'),
      ),
    );
    expect(redirectTarget([])).toBeUndefined();
  });
});
