import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBodies } from '../../scripts/institutions/checkBodies.ts';
import { UserError } from '../../src/model/errors.ts';

const OWN = path.join(import.meta.dirname, '..', '..', 'config', 'institutions.yaml');

type Given = Readonly<Record<string, string>>;

/** One body, one line a key, in this order; `given` replaces or adds. */
function body(given: Given = {}): string {
  const base = {
    id: 'mun-a',
    name: "{ bg: 'Община Алена', en: 'Alena' }",
    kind: 'municipality',
    region: 'Варна',
    sites: '[https://alena.example/]',
  };
  const lines = Object.entries({ ...base, ...given }).flatMap(([key, value]) =>
    value === '' ? [] : `${key}: ${value}`,
  );
  return lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}\n`).join('');
}

/** `line text` of every fault. */
function faults(...bodies: readonly string[]): readonly string[] {
  return checkBodies(bodies.join(''), 'x.yaml').flatMap(({ is, line, text }) =>
    is === 'fault' ? `${line} ${text}` : [],
  );
}

const OTHER = { id: 'mun-b', name: "{ bg: 'Община Бистра', en: 'Bistra' }", sites: '[https://bistra.example/]' };

test('the institutions of the national audit have no fault', () => {
  expect(checkBodies(readFileSync(OWN, 'utf8'), OWN).filter(({ is }) => is === 'fault')).toEqual([]);
});

describe('one body', () => {
  test.each<readonly [name: string, given: Given, said: readonly string[]]>([
    ['nothing wrong', {}, []],
    ['a code that is right', { eik: "'121053217'" }, []],
    ['a wrong check digit', { eik: "'121053218'" }, ['6 mun-a: eik 121053218: the check digit is wrong']],
    ['a code of a branch', { eik: "'1210532170016'" }, ['6 mun-a: eik 1210532170016: the check digit is wrong']],
    ['no such district', { region: 'София' }, ['4 mun-a: region "София" is none of the 28']],
    ['a municipality without a district', { region: '' }, ['1 mun-a: a municipality has a region']],
    ['a parent that is nowhere', { parent: 'ms' }, ['6 mun-a: parent ms is not in the file']],
    ['its own parent', { parent: 'mun-a' }, ['6 mun-a: a body is not its own parent']],
    [
      'a page instead of a site',
      { sites: '[https://alena.example/bg/]' },
      ['5 mun-a: https://alena.example/bg/: the address of the start page, without a path'],
    ],
    ['an address of numbers', { sites: '[http://192.0.2.1/]' }, ['5 mun-a: http://192.0.2.1/: no host name']],
    [
      'a port',
      { sites: '[https://alena.example:8080/]' },
      ['5 mun-a: https://alena.example:8080/: a public site has no port and no user'],
    ],
    ['sure of no address', { sites: '', confidence: 'high' }, ['5 mun-a: there is no address to be sure of']],
    [
      'confirmed with one trace',
      { confidence: 'medium', identityConfirmed: 'true' },
      ['7 mun-a: an address with one trace only cannot be confirmed: mend the confidence first'],
    ],
  ])('%s', (_, given, said) => {
    expect(faults(body(given))).toEqual(said);
  });

  test.each([
    ['an unknown key', { adress: 'x' }],
    ['an unknown kind', { kind: 'city' }],
    ['a short code of a settlement', { ekatte: "'123'" }],
    ['an id with capitals', { id: 'Mun' }],
    ['no address at all', { sites: '[alena.example]' }],
  ])('%s is told with its line', (_, given) => {
    expect(() => faults(body(given))).toThrow(UserError);
  });
});

describe('what two bodies share', () => {
  test.each<readonly [name: string, second: Given, said: readonly string[]]>([
    ['nothing', {}, []],
    ['the id', { id: 'mun-a' }, ['6 mun-a: id mun-a is also at mun-a']],
    ['the name', { name: "{ bg: 'община алена', en: 'x' }" }, ['7 mun-b: name "община алена" is also at mun-a']],
    [
      'the host, under another name',
      { sites: '[http://www.alena.example/]' },
      ['10 mun-b: host alena.example is also at mun-a'],
    ],
    ['the host of its parent, which is allowed', { sites: '[http://alena.example/]', parent: 'mun-a' }, []],
    ['mail at the other one’s site', { mailHost: 'alena.example' }, ['11 mun-b: alena.example is the site of mun-a']],
  ])('%s', (_, second, said) => {
    expect(faults(body(), body({ ...OTHER, ...second }))).toEqual(said);
  });

  test('the code', () => {
    const eik = "'121053217'";
    expect(faults(body({ eik }), body({ ...OTHER, eik }))).toEqual(['12 mun-b: eik 121053217 is also at mun-a']);
  });

  test('an allowed host is listed and marked', () => {
    const second = body({ ...OTHER, sites: '[http://alena.example/]', parent: 'mun-a' });
    expect(checkBodies(body() + second, 'x.yaml').filter(({ text }) => text.includes('allowed'))).toEqual([
      { is: 'note', line: 10, text: 'mun-b: host alena.example is also at mun-a (allowed: its parent)' },
    ]);
  });
});
