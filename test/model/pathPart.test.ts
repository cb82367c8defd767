import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourceDownload } from '../../src/gather/catalogue/egov/egovEntries.ts';
import { pathPart } from '../../src/model/pathPart.ts';

describe('a part of a path', () => {
  it('holds slashes and Cyrillic letters', () => expect(pathPart('а/b')).toBe('%D0%B0%2Fb'));

  it('is made of any text, half a character included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => decodeURIComponent(pathPart(text)) === text.toWellFormed()),
    );
    expect(pathPart('a\ud800')).toBe('a%EF%BF%BD');
  });

  it('ends no harvest: the portal may name a resource so', () => {
    const entry = resourceDownload('http://portal.example/', { uri: '\ud800', format: 'csv' }, null, 0, null);
    expect(entry.target.url).toBe('http://portal.example/resource/download/%EF%BF%BD/csv');
  });
});
