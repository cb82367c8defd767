import path from 'node:path';
import { expect, test } from 'vitest';
import { loadInstitutions, matchingFiles } from '../../src/app/loadConfig.ts';
import { loadDecisions, loadKnownNames } from '../../src/app/loadMatching.ts';
import { openMatcher } from '../../src/judge/match/openMatcher.ts';

const CONFIG = path.join(import.meta.dirname, '..', '..', 'config');
const institutions = loadInstitutions(path.join(CONFIG, 'institutions.yaml'));
const { names, matches } = matchingFiles(path.join(CONFIG, 'bulgaria.yaml'));

// A new entry, or a short name, must not take another body's organisation away.
test.each([
  ['as it is', (name: string): string => name],
  ['in capitals', (name: string): string => name.toUpperCase()],
  ['without quotes and dashes', (name: string): string => name.replace(/[„“–]/g, ' ')],
])('the name of each body of the national audit, %s, is its own', (_, typed) => {
  const match = openMatcher({
    institutions,
    knownNames: loadKnownNames(names ?? '', institutions),
    decisions: loadDecisions(matches ?? '', institutions),
  });
  const astray = institutions.filter(({ id, name }) => {
    const found = match({ uri: 'o', name: typed(name.bg) });
    return found.is !== 'matched' || found.institution !== id;
  });
  expect(astray.map(({ id }) => id)).toEqual([]);
});
