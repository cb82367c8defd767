import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openMatcher } from '../../../src/judge/match/openMatcher.ts';
import { nearlySame } from '../../../src/judge/match/nameTokens.ts';
import { readName } from '../../../src/judge/match/readName.ts';
import { signsIn } from '../../../src/judge/match/signsIn.ts';
import { BODIES } from './bodies.ts';

const match = openMatcher({ institutions: BODIES, knownNames: [], decisions: [] });

/** On a machine that does other things too. */
const SLOW = { timeout: 60_000 };

const QUOTES = ['„“', '""', '«»', '', "''"] as const;
const TWINS: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x' };

/** A name as somebody else would type it: capitals, quotes, spaces, dashes, some look-alike letters. */
const retyped = (name: string): fc.Arbitrary<string> =>
  fc
    .record({
      upper: fc.boolean(),
      quotes: fc.constantFrom(...QUOTES),
      space: fc.constantFrom(' ', '  ', '\u00a0', '\t'),
      dash: fc.constantFrom('–', '-', '—', ' - ', ', '),
      twin: fc.constantFrom(...Object.keys(TWINS), ''),
    })
    .map(({ upper, quotes, space, dash, twin }) => {
      const typed = name
        .replace(/„(.*?)“/g, (_, inside: string) => `${quotes[0] ?? ''}${inside}${quotes[1] ?? ''}`)
        .replaceAll(' – ', dash === ', ' ? ', ' : ` ${dash.trim()} `)
        .replace(/(?<=[а-я])[аеорсх](?=[а-я])/g, (letter) => (letter === twin ? (TWINS[letter] ?? letter) : letter))
        .replaceAll(' ', space);
      return upper ? typed.toUpperCase() : typed;
    });

test('however it is typed, a name is its own body’s', SLOW, () => {
  const one = fc.constantFrom(...BODIES).chain((body) => retyped(body.name.bg).map((name) => ({ id: body.id, name })));
  fc.assert(
    fc.property(one, ({ id, name }) => {
      expect(match({ uri: 'x', name })).toMatchObject({ is: 'matched', institution: id });
    }),
    { numRuns: 200 },
  );
});

test('a name with anything after it is never wholly a body’s', SLOW, () => {
  const more = fc.constantFrom('ЕООД', 'дирекция', 'Горна', 'филиал', 'клон 2', 'служба');
  fc.assert(
    fc.property(fc.constantFrom(...BODIES), more, (body, word) => {
      expect(match({ uri: 'x', name: `${body.name.bg} ${word}` }).is).not.toBe('matched');
    }),
  );
});

test('hostile text: an answer, no error, and nobody', SLOW, () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ maxLength: 2000 }),
    fc.stringMatching(/^[община област\d.@-]*$/u),
  );
  fc.assert(
    fc.property(text, text, (name, contacts) => {
      expect(match({ uri: 'x', name, contacts }).is).not.toBe('matched');
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['липово', 'липово', true],
  ['каменград', 'каменгард', true],
  ['каменград', 'каменрад', true],
  ['каменград', 'камменград', true],
  ['каменград', 'каменбрад', true],
  ['каменград', 'каменбрат', false],
  ['ясна', 'ясно', false],
  ['липово', 'липовка', false],
])('%s and %s: one slip: %s', (a, b, same) => {
  expect(nearlySame(a, b)).toBe(same);
  expect(nearlySame(b, a)).toBe(same);
});

test.each([
  ['Община Ясна, обл. Русе', 'община:ясна', 'русе'],
  ['Област Русе', 'област:русе', null],
  ['РЗИ – София', 'рзи:софия', null],
  ['РУО София-град', 'руо:софия град', null],
  ['Община Ново село', 'община:ново село', null],
  ['м-во на реките', 'име:министерство реки', null],
  ['М-ВО НА РЕКИТЕ', 'име:министерство реки', null],
])('%s is read as %s', (name, key, region) => {
  expect(readName(name)).toMatchObject({ key, region });
});

test('signs: codes with a right check digit, hosts without names of persons', () => {
  const contacts =
    'БУЛСТАТ: 121053217; ЕИК 121053218; ЕКАТТЕ: 00084\nтел. 052/123456789\n5000 гр. Велико Търново\nivan.ivanov@mail.lipovo.example http://www.Lipovo.example/x.html обл. Велико Търново';
  expect(signsIn({ uri: 'x', name: 'y', contacts })).toEqual({
    eiks: ['121053217'],
    numbers: ['121053217'],
    branches: [],
    villages: [],
    mentions: ['велико търново', 'lipovo'],
    isAbroad: false,
    ekattes: ['00084'],
    hosts: ['lipovo.example'],
    towns: ['велико търново'],
    regions: ['велико търново'],
  });
});
