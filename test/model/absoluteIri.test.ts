import fc from 'fast-check';
import { Parser } from 'n3';
import { expect, test } from 'vitest';
import { absoluteIri } from '../../src/model/absoluteIri.ts';

test.each([
  ['http://data.example/a?b=c#d', 'http://data.example/a?b=c#d'],
  ['  https://data.example  ', 'https://data.example'],
  ['urn:uuid:12', 'urn:uuid:12'],
  ['http://data.example/бюджет 2024.csv', 'http://data.example/%D0%B1%D1%8E%D0%B4%D0%B6%D0%B5%D1%82%202024.csv'],
  ['http://data.example/a%b', 'http://data.example/a%25b'],
  ['http://data.example/"><script>|{}^`\\', 'http://data.example/%22%3E%3Cscript%3E%7C%7B%7D%5E%60/'],
  ['https://ivan:secret@data.example/x', 'https://data.example/x'],
  ['http://данни.example/', 'http://xn--80ahnta.example/'],
  ['ftp://data.example/a', 'ftp://data.example/a'],
  ['http:///data.example', 'http://data.example/'],
])('%s', (text, iri) => {
  expect(absoluteIri(text)).toBe(iri);
});

test.each([
  '',
  'бюджет',
  '/a/b',
  'javascript:alert(1)',
  'mailto:a@b.example',
  'data:text/html,x',
  'http:',
  'http://',
  'http://a b/',
  'urn:x',
  'urn:uuid:a b',
  'urn:uuid:1>',
])('„%s“ is none', (text) => {
  expect(absoluteIri(text)).toBeNull();
});

test('an address without end is none', () => {
  expect(absoluteIri(`http://a.example/${'a'.repeat(2_000)}`)).toBeNull();
});

test('whatever it answers stands in Turtle as it is, and stays as it is when asked again', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('%', '\ud800', '\u202e', '<', '\n'),
  );
  fc.assert(
    fc.property(fc.constantFrom('http://a.example/', 'https://', 'urn:isbn:', ''), piece, piece, (begin, a, b) => {
      const iri = absoluteIri(begin + a + b);
      if (iri === null) return;
      const [quad] = new Parser().parse(`<${iri}> <${iri}> <${iri}> .`);
      expect(quad?.object.value).toBe(iri);
      expect(absoluteIri(iri)).toBe(iri);
    }),
  );
});
