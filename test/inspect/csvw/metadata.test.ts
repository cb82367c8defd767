import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { brokenReferences } from '../../../src/inspect/csvw/checkReferences.ts';
import { checkTables } from '../../../src/inspect/csvw/checkTables.ts';
import type { CsvwTable } from '../../../src/inspect/csvw/csvwTable.ts';
import { readMetadata } from '../../../src/inspect/csvw/readMetadata.ts';

const HERE = 'file:///data/metadata.json';
const CONTEXT = 'http://www.w3.org/ns/csvw';

function notesOf(document: unknown, load: (url: string) => unknown = () => undefined): readonly string[] {
  const { tables, notes } = readMetadata(document, HERE, load);
  return [...notes, ...brokenReferences(tables)].map(({ level, code, at }) => `${level} ${code} ${at}`);
}

const column = (name: string, more: object = {}): object => ({ name, titles: name, ...more });
const table = (more: object = {}, columns: readonly object[] = [column('a'), column('b')]): object => ({
  '@context': CONTEXT,
  url: 'a.csv',
  tableSchema: { columns, ...more },
});

describe('what is wrong with a description', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['nothing', table(), []],
    ['no object', [], ['error metadata-unreadable ']],
    ['another context', { ...table(), '@context': 'http://schema.org' }, ['error metadata-unreadable /@context']],
    ['no tables', { '@context': CONTEXT, tables: [] }, ['error property-missing /tables']],
    ['no url', { '@context': CONTEXT, tables: [{}] }, ['error property-missing /tables/0/url']],
    ['a blank node', { ...table(), '@id': '_:x' }, ['error property-value /@id']],
    ['an unknown property', { ...table(), titles: 'x' }, ['warning property-unknown /titles']],
    ['a common property', { ...table(), 'dc:title': { '@value': 'x', '@language': 'bg' } }, []],
    ['a list', { ...table(), 'dc:title': { '@list': [] } }, ['error property-forbidden /dc:title/@list']],
    ['a language that is none', { ...table(), lang: 'български' }, ['warning property-value /lang']],
    ['a name with a blank', table({}, [column('a b')]), ['warning property-value /tableSchema/columns/0/name']],
    ['a name twice', table({}, [column('a'), column('a')]), ['error property-value /tableSchema/columns']],
    [
      'a virtual column first',
      table({}, [column('a', { virtual: true }), column('b')]),
      ['error property-value /tableSchema/columns/0/virtual'],
    ],
    ['a key of no column', table({ primaryKey: 'c' }), ['warning reference-unknown /tableSchema/primaryKey']],
    [
      'a foreign key to no table',
      table({ foreignKeys: [{ columnReference: 'a', reference: { resource: 'b.csv', columnReference: 'x' } }] }),
      ['error reference-unknown /tableSchema/foreignKeys/0/reference'],
    ],
    [
      'a schema elsewhere that is not there',
      { ...table(), tableSchema: 's.json' },
      ['error reference-unknown /tableSchema'],
    ],
    [
      'a dialect',
      { ...table(), dialect: { delimiter: ';;', encoding: 'x' } },
      ['warning property-value /dialect/delimiter', 'warning property-value /dialect/encoding'],
    ],
  ])('%s', (_, document, notes) => {
    expect([...notesOf(document)].sort()).toEqual([...notes].sort());
  });

  it('reads a schema from where it stands, and addresses in it from there', () => {
    const schema = { '@id': 'own', columns: [column('a')] };
    const { tables } = readMetadata({ ...table(), tableSchema: 'schemas/s.json' }, HERE, (url) =>
      url === 'file:///data/schemas/s.json' ? schema : undefined,
    );
    expect(tables[0]).toMatchObject({ url: 'file:///data/a.csv', schemaId: 'file:///data/schemas/own' });
  });

  it('never throws, whatever the document says', () => {
    const keys = fc.constantFrom(
      '@context',
      '@id',
      '@type',
      'url',
      'tables',
      'tableSchema',
      'columns',
      'name',
      'titles',
      'datatype',
      'foreignKeys',
      'reference',
      'columnReference',
      'dialect',
      'dc:x',
      '@value',
      'null',
      'format',
      'base',
      'minimum',
    );
    const { document } = fc.letrec((tie) => ({
      document: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom<unknown>(null, true, 1, '', 'a', CONTEXT, 'integer', '_:x'),
        fc.array(tie('document'), { maxLength: 3 }),
        fc.dictionary(keys, tie('document'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(fc.property(document, (value) => Array.isArray(readMetadata(value, HERE, () => undefined).notes)));
  });
});

/** Faults of files against a document: „file!row:column code asked“. */
function faultsOf(document: unknown, files: Readonly<Record<string, string>>): readonly string[] {
  const { tables, notes } = readMetadata(document, HERE, () => undefined);
  expect(notes).toEqual([]);
  const nameOf = ({ url }: CsvwTable): string => url.split('/').at(-1) ?? '';
  const bytes = new Map(tables.map((each) => [each, new TextEncoder().encode(files[nameOf(each)] ?? '')]));
  return [...checkTables(bytes)].flatMap(([each, { faults }]) =>
    faults.map(({ row, column: at, code, asked }) => `${nameOf(each)}!${row ?? ''}:${at ?? ''} ${code} ${asked}`),
  );
}

describe('what is wrong with a table', () => {
  const one = (csv: string, more: object = {}, columns?: readonly object[]): readonly string[] =>
    faultsOf(table(more, columns), { 'a.csv': csv });

  it('finds labels of other columns, and columns too many or too few', () => {
    expect(one('a,c\n')).toEqual(['a.csv!1:2 incorrect-label label']);
    expect(one('a\n')).toEqual(['a.csv!1: missing-label label']);
    expect(one('a,b,c\n')).toEqual(['a.csv!1:3 extra-label label']);
    expect(one('')).toEqual(['a.csv!1: missing-label label', 'a.csv!1: missing-label label']);
  });

  it('finds rows of another width, and quotes that nothing closes', () => {
    expect(one('a,b\n1\n1,2,3\n1,2\n')).toEqual(['a.csv!2:2 missing-cell 2', 'a.csv!3:3 extra-cell 2']);
    expect(one('a,b\n1,"2\n')).toEqual(['a.csv!2: source-error quoteChar']);
  });

  it('passes over comments, but not over quoted cells that look so', () => {
    expect(one('#x\na,b\n# comment\n"#1",2\n')).toEqual([]);
  });

  it('wants what is required, and no key twice', () => {
    const columns = [column('a', { required: true }), column('b', { null: ['-'] })];
    expect(one('a,b\n,1\n1,-\n1,2\n', { primaryKey: 'a' }, columns)).toEqual([
      'a.csv!2:1 constraint-error required',
      'a.csv!4:1 primary-key primaryKey',
    ]);
  });

  it('splits lists, and holds each member to the bounds', () => {
    const columns = [column('a', { separator: ';', datatype: { base: 'integer', maximum: 5 } }), column('b')];
    expect(one('a,b\n1;2,x\n1;6,x\n1;z,x\n', {}, columns)).toEqual([
      'a.csv!3:1 constraint-error maximum 5',
      'a.csv!4:1 type-error integer',
    ]);
  });

  it('finds rows that refer to none or to two', () => {
    const keys = [{ columnReference: 'a', reference: { resource: 'b.csv', columnReference: 'x' } }];
    const document = {
      '@context': CONTEXT,
      tables: [
        { url: 'a.csv', tableSchema: { columns: [column('a')], foreignKeys: keys } },
        { url: 'b.csv', tableSchema: { columns: [column('x')] } },
      ],
    };
    expect(faultsOf(document, { 'a.csv': 'a\n1\n2\n3\n', 'b.csv': 'x\n1\n2\n2\n' })).toEqual([
      'a.csv!3:1 foreign-key b.csv: x',
      'a.csv!4:1 foreign-key b.csv: x',
    ]);
  });

  it('never throws, whatever a file holds', () => {
    const columns = [
      column('a', { datatype: 'date' }),
      column('b', { datatype: { base: 'decimal', format: '#,##0.0#' } }),
    ];
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        (text) => one(`a,b\n${text}`, {}, columns).length >= 0,
      ),
    );
  });
});
