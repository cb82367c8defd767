import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/inspect/byteSource.ts';
import { inspectBody } from '../../../src/inspect/inspectBody.ts';
import { extensionVariants, resourceScore } from '../../../src/judge/methods/scoreCkanextQa.ts';
import { sha256 } from '../../../src/model/ids.ts';
import type { CatalogueResource } from '../../../src/model/catalogue.ts';
import { resourceOf } from '../../catalogueOf.ts';
import { corporaFolder } from '../../accuracy/corporaFolder.ts';
import { type Answers, type Bodies, evidenceOf, methodOf, scored, TABLES } from './evidenceOf.ts';

const METHOD = methodOf('ckanext-qa');
const URL = 'http://site.example/filename';
const OPEN = 'uk-ogl';

function score(resource: Partial<CatalogueResource>, answers: Answers = {}, bodies: Bodies = {}) {
  const evidence = evidenceOf({ resources: [resourceOf({ uri: 'r', ...resource })] }, answers, bodies);
  const [file] = evidence.distributions;
  if (file === undefined) throw new RangeError('one resource');
  return resourceScore(file, evidence, METHOD);
}

/**
 * The eleven facts about scores of ckanext/qa/tests/test_tasks.py (ckan/ckanext-qa b161a161, MIT), and the four about
 * endings below. Their archive is our exchange, their licence „open“ is one of the register.
 */
// prettier-ignore
const FACTS: readonly (readonly [name: string, resource: Partial<CatalogueResource>, answers: Answers, bodies: Bodies, score: number, format: string | null])[] = [
  ['by_sniff_csv',                    { accessUrl: URL, licence: OPEN }, { [URL]: 200 }, { r: { format: 'csv' } }, 3, 'CSV'],
  ['not_archived',                    { accessUrl: URL, licence: OPEN }, {}, {}, 1, null],
  ['by_extension',                    { accessUrl: `${URL}.xls`, licence: OPEN }, {}, {}, 2, 'XLS'],
  ['extension_not_recognized',        { accessUrl: `${URL}.zar`, licence: OPEN }, {}, {}, 1, null],
  ['by_format_field',                 { accessUrl: URL, format: 'XLS', licence: OPEN }, {}, {}, 2, 'XLS'],
  ['by_format_field_excel',           { accessUrl: URL, format: 'Excel', licence: OPEN }, {}, {}, 2, 'XLS'],
  ['format_field_not_recognized',     { accessUrl: URL, format: 'ZAR', licence: OPEN }, {}, {}, 1, null],
  ['no_format_clues',                 { accessUrl: URL, licence: OPEN }, {}, {}, 1, null],
  ['available_but_not_open',          { accessUrl: URL, licence: null }, { [URL]: 200 }, { r: { format: 'csv' } }, 0, 'CSV'],
  ['not_available_and_not_open',      { accessUrl: URL, licence: null }, { [URL]: 500 }, {}, 0, null],
  // They keep the format of the last run; ours is that of this audit: there is none.
  ['not_available_any_more',          { accessUrl: URL, licence: OPEN }, { [URL]: 404 }, {}, 0, null],
];

/** Beyond their tests: what the order of decision means. */
// prettier-ignore
const ORDER: readonly (readonly [name: string, resource: Partial<CatalogueResource>, answers: Answers, bodies: Bodies, score: number])[] = [
  ['content before ending',           { accessUrl: `${URL}.csv`, licence: OPEN }, { [`${URL}.csv`]: 200 }, { r: { format: 'pdf' } }, 1],
  ['ending before field',             { accessUrl: `${URL}.pdf`, format: 'CSV', licence: OPEN }, {}, {}, 1],
  ['a page is 0 by its content',      { accessUrl: URL, licence: OPEN }, { [URL]: 200 }, { r: { format: 'html' } }, 0],
  ['a page is 1 by its ending',       { accessUrl: `${URL}.html`, licence: OPEN }, {}, {}, 1],
  ['a page is 0 by its field',        { accessUrl: URL, format: 'HTML', licence: OPEN }, {}, {}, 0],
  ['a picture is 3',                  { accessUrl: URL, licence: OPEN }, { [URL]: 200 }, { r: { format: 'jpg' } }, 3],
  ['a broken link is 0 whatever else', { accessUrl: `${URL}.csv`, format: 'CSV', licence: OPEN }, { [`${URL}.csv`]: 'silence' }, {}, 0],
  ['an id of CKAN’s own list is open',  { accessUrl: URL, licence: 'other-open' }, { [URL]: 200 }, { r: { format: 'csv' } }, 3],
  ['a restricted licence is 0',       { accessUrl: URL, licence: 'CC-BY-NC-4.0' }, { [URL]: 200 }, { r: { format: 'csv' } }, 0],
  ['an archive is what is in it',     { accessUrl: URL, licence: OPEN }, { [URL]: 200 }, { r: { format: 'zip', members: ['чети.txt', 'данни.csv'] } }, 3],
  ['an archive of nothing known',     { accessUrl: URL, licence: OPEN }, { [URL]: 200 }, { r: { format: 'zip', members: ['a.qqq'] } }, 1],
  ['content unknown: the ending',     { accessUrl: `${URL}.xls`, licence: OPEN }, { [`${URL}.xls`]: 200 }, { r: { format: null } }, 2],
  ['Turtle',                          { accessUrl: URL, licence: OPEN }, { [URL]: 200 }, { r: { format: 'turtle' } }, 5],
];

describe('ckanext-qa', () => {
  it.each(FACTS)('fact %s', (_, resource, answers, bodies, points, format) => {
    const found = score(resource, answers, bodies);
    expect([found.score, found.format]).toEqual([points, format]);
  });

  it.each([
    ['http://dept.gov.example/coins-data-1996.csv', ['csv']],
    ['http://dept.gov.example/coins.data.1996.csv.zip', ['csv.zip', 'zip']],
    ['http://dept.gov.example/coins-data-1996.csv?callback=1', ['csv']],
    ['http://dept.gov.example/coins-data-1996', []],
  ])('endings of %s', (address, endings) => {
    expect(extensionVariants(address)).toEqual(endings);
  });

  it.each(ORDER)('%s', (_, resource, answers, bodies, points) => {
    expect(score(resource, answers, bodies).score).toBe(points);
  });

  it('lets the best resource stand for the dataset', () => {
    const resources = [
      resourceOf({ uri: 'r1', title: 'документ', accessUrl: 'http://a.example/a.pdf', licence: OPEN }),
      resourceOf({ uri: 'r2', title: 'таблица', accessUrl: 'http://a.example/a.csv', licence: OPEN }),
    ];
    expect(scored('ckanext-qa', { resources })).toMatchObject({ score: 3, stands: 'таблица', decided: 5 });
    expect(scored('ckanext-qa', {})).toMatchObject({ score: 0, stands: null });
  });

  it('scores 67 formats, four stars to none', () => {
    const values = Object.values(METHOD.scores);
    expect(values).toHaveLength(67);
    expect(values).not.toContain(4);
    expect(METHOD.scores).toMatchObject({ JPEG: 3, PNG: 3, PDF: 1, XLSX: 2, HTML: 0, TTL: 5, CSV: 3 });
  });
});

const corpora = corporaFolder();

/** Where our detection tells another format than their test expects; each with its reason. */
const OTHERWISE: Readonly<Record<string, number>> = {
  // UTF-16, each row one quoted cell: text (1) to their sniffer; ours sees a table.
  'ckanext-qa/terrible_csv.txt': 3,
};

describe.skipIf(corpora === null)('its sample files (needs the labelled corpora, else skipped)', () => {
  const folder = path.join(corpora ?? '', 'five-star');
  const rows =
    corpora === null ? [] : readFileSync(path.join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1);
  const samples = rows.flatMap((row) => {
    const [name = '', , , , , , truth = ''] = row.split('\t');
    if (!name.startsWith('ckanext-qa/')) return [];
    const { openness_score_in_ckanext_qa: points } = JSON.parse(truth) as {
      openness_score_in_ckanext_qa: number | null;
    };
    return [[name, points] as const];
  });

  it.each(samples)('%s', async (name, points) => {
    const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
    const facts = await inspectBody(bytesSource(bytes), sha256(bytes), TABLES);
    const value = (key: string): unknown =>
      facts.find((fact) => fact.key === key && fact.known === true && 'value' in fact);
    const of = (key: string): { value?: unknown } => (value(key) as { value?: unknown } | undefined) ?? {};
    const format = (of('format.id').value as string | undefined) ?? null;
    const container = (of('format.container').value as string | undefined) ?? null;
    const members = ((of('archive.members').value as { name: string }[] | undefined) ?? []).map(
      (member) => member.name,
    );
    // Only the content may decide: the address says nothing. A format without a score is „not understood“, which is 1.
    const found = score({ accessUrl: URL, licence: OPEN }, { [URL]: 200 }, { r: { format, container, members } });
    expect(found.score).toBe(OTHERWISE[name] ?? points ?? 1);
  });
});
