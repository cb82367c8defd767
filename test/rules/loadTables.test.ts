import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { loadTables } from '../../src/rules/loadTables.ts';
import { ruleFiles } from '../judge/ruleBook.ts';

function failure(files: ReadonlyMap<string, string>): UserError {
  try {
    loadTables(files);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it loaded');
}

const FORMAT = `- id: x
  name: { bg: 'Хикс', en: 'X' }
  euFileType: null
  aliases: [xx]
  mediaTypes: [text/x]
  extensions: [x]
  open: true
  structured: true
  machineReadable: yes
  maxLevel: 3
  family: table
  reason: { bg: 'Защото.', en: 'Because.' }
`;

function withFormats(text: string): Map<string, string> {
  return ruleFiles().set('tables/formats.yaml', text);
}

describe('loadTables', () => {
  it('loads what is in rules/tables; the same text has the same hash', () => {
    const tables = loadTables(ruleFiles());
    expect(tables.formats.length).toBeGreaterThan(20);
    expect(tables.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(loadTables(ruleFiles()).hash).toBe(tables.hash);
    expect(loadTables(withFormats(FORMAT)).formats).toMatchObject([{ id: 'x', machineReadable: 'yes' }]);
  });

  it.each([
    ['two formats of one id', FORMAT + FORMAT, 'duplicate-entry', 13],
    ['an alias that is another’s id', FORMAT + FORMAT.replace('id: x', 'id: y').replace('[xx]', '[x]'), 'duplicate-entry', 13],
    ['an unknown key', FORMAT.replace('open: true', 'opne: true'), 'unknown-key', 7],
    ['a bare word for truth', FORMAT.replace('open: true', 'open: yes'), 'yaml-bare-word', 7],
    ['an unknown family', FORMAT.replace('family: table', 'family: tabel'), 'yaml-schema', 11],
    ['a level above five', FORMAT.replace('maxLevel: 3', 'maxLevel: 6'), 'yaml-schema', 10],
    ['a media type with parameters', FORMAT.replace('text/x', 'text/x;charset=utf-8'), 'yaml-schema', 5],
    ['a missing language', FORMAT.replace(", en: 'X' }", ' }'), 'yaml-schema', 2],
  ])('refuses %s, with file and line', (_, text, code, line) => {
    expect(failure(withFormats(text))).toMatchObject({ code, file: 'tables/formats.yaml', line });
  });

  it.each([
    ['licences', /^ {2}euAuthority: .*\n/m, ''],
    ['licences', /^ {2}highValue: meets\n/m, ''],
    ['licences', 'openDefinition: conformant', 'openDefinition: non-conformant'],
    ['licencePlaces', /^ {2}rank: 1\n/m, ''],
    ['licencePlaces', '- id: terms-page', '- id: terms-pages'],
  ])('refuses %s without what a verdict rests on (%s)', (table, from, to) => {
    const files = ruleFiles();
    const file = `tables/${table}.yaml`;
    files.set(file, (files.get(file) ?? '').replace(from, to));
    expect(failure(files).code).toMatch(/^(?:yaml-schema|missing-entry|unknown-key|yaml-missing|missing-key)/);
  });

  it('refuses a place of licences that nobody weighed', () => {
    const files = ruleFiles();
    const places = files.get('tables/licencePlaces.yaml') ?? '';
    files.set('tables/licencePlaces.yaml', places.slice(0, places.indexOf('- id: terms-page')));
    expect(failure(files)).toMatchObject({ code: 'missing-entry', file: 'tables/licencePlaces.yaml' });
  });

  it('refuses a capital letter in a phrase: it would never match', () => {
    const files = ruleFiles();
    files.set('tables/vocabulary.yaml', (files.get('tables/vocabulary.yaml') ?? '').replace("'отворен~ данн~'", "'Отворен~ данн~'"));
    expect(failure(files)).toMatchObject({ code: 'yaml-schema', message: expect.stringContaining('lower case') as unknown });
  });

  it('refuses a missing and an unknown table', () => {
    const files = ruleFiles();
    files.delete('tables/licences.yaml');
    expect(failure(files).code).toBe('missing-table');
    expect(failure(ruleFiles().set('tables/licenses.yaml', ''))).toMatchObject({ code: 'unknown-table', message: expect.stringContaining('did you mean: licences') as unknown });
  });
});
