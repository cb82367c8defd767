import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/inspect/text/decodeText.ts';
import { upperHalf } from '../../../src/inspect/text/singleByteTables.ts';

const TEXT = 'Регистър на общинските имоти – Община Бяла река: адрес, площ, предназначение, година на придобиване.';
const PLAIN = TEXT.replace('–', '-');

/** Writes a text in a one-byte encoding. */
function encode(text: string, encoding: string): Uint8Array {
  const upper = upperHalf(encoding);
  return Uint8Array.from(
    [...text].map((char) => (char.charCodeAt(0) < 128 ? char.charCodeAt(0) : 128 + upper.indexOf(char))),
  );
}

describe('decodeText', () => {
  const cases: readonly (readonly [name: string, bytes: Uint8Array, encoding: string, text: string])[] = [
    ['plain ASCII', Buffer.from('code,name'), 'ascii', 'code,name'],
    ['UTF-8', Buffer.from(TEXT), 'utf-8', TEXT],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8', TEXT],
    ['UTF-8 with two byte order marks', Buffer.from(`\ufeff\ufeff${TEXT}`), 'utf-8', TEXT],
    ['UTF-8 cut inside a letter', Buffer.from(TEXT).subarray(0, 21), 'utf-8', TEXT.slice(0, 11)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le', TEXT],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le'), 'utf-16le', TEXT],
    ['UTF-16, high byte first', Buffer.from(TEXT, 'utf16le').swap16(), 'utf-16be', TEXT],
    ...['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic', 'mik', 'ibm855'].map(
      (encoding) => [encoding, encode(PLAIN, encoding), encoding, PLAIN] as const,
    ),
    [
      'a French name',
      encode('Le café de la région était fermé à midi', 'windows-1252'),
      'windows-1252',
      'Le café de la région était fermé à midi',
    ],
  ];
  it.each(cases)('reads %s', (_, bytes, encoding, text) => {
    expect(decodeText(bytes)).toMatchObject({ encoding, text, undecodable: 0 });
  });

  it.each(['windows-1251', 'koi8-r', 'iso-8859-5'])('reads capitals in %s', (encoding) => {
    const capitals = 'ОБЩИНСКИ СЪВЕТ БЯЛА РЕКА – РЕШЕНИЯ И ПРОТОКОЛИ'.replace('–', '-');
    expect(decodeText(encode(capitals, encoding)).text).toBe(capitals);
  });

  it('takes windows-1251 for a few letters that many tables could hold', () => {
    expect(decodeText(encode('id;name\n1;гр. Река\n', 'windows-1251'))).toMatchObject({
      encoding: 'windows-1251',
      text: 'id;name\n1;гр. Река\n',
    });
  });

  it('does not believe a declaration that the letters refute', () => {
    expect(decodeText(encode(PLAIN, 'windows-1251'), 'koi8-r').encoding).toBe('windows-1251');
    expect(decodeText(Buffer.from(TEXT), 'windows-1251').encoding).toBe('utf-8');
  });

  it('counts damaged characters of a text that is UTF-8 otherwise', () => {
    const damaged = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xff]), Buffer.from(TEXT)]);
    expect(decodeText(damaged)).toMatchObject({ encoding: 'utf-8', undecodable: 1 });
  });

  it('reads any text back from UTF-8, and never throws on bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(
          !text.includes('\ufffd') &&
            !text.startsWith('\ufeff') &&
            !text.includes('\u0000') &&
            !text.includes('\u0004'),
        );
        fc.pre(text.isWellFormed());
        expect(decodeText(Buffer.from(`данни ${text}`)).text).toBe(`данни ${text}`);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof decodeText(bytes).text).toBe('string');
      }),
    );
  });
});
