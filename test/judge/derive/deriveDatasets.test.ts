import { describe, expect, it } from 'vitest';
import type { CatalogueDataset } from '../../../src/model/catalogue.ts';
import type { FactKey } from '../../../src/model/facts.ts';
import type { FactValues } from '../../../src/model/factValues.ts';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import { datasetTexts } from '../../../src/judge/derive/datasetTexts.ts';
import type { InstitutionResult } from '../../../src/model/audit.ts';
import { datasetOf, resourceOf } from '../../catalogueOf.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { type Answered, BODY, csvValues, world } from '../world.ts';

const TABLES = tables();
const RULES = ruleSet();
const PORTAL = 'http://danni.example';
const ORGANISATION = { id: 7, uri: 'org-7', name: 'Община Липово', datasets: null };
const publisher = { key: '7', name: null };

/** What judge says of datasets that a catalogue lists, with the answers to the addresses of their resources. */
function judged(
  datasets: readonly CatalogueDataset[],
  answers: Readonly<Record<string, Answered>> = {},
  path = '/api/listDatasets',
): InstitutionResult {
  const seen = world({ ...BODY, portalOrganisation: 'org-7' });
  seen.add(`${PORTAL}/api/listDataOrganisations`, { purpose: 'portal-organisations', method: 'POST', values: { 'catalogue.organisations': [ORGANISATION] } }); // prettier-ignore
  seen.add(`${PORTAL}${path}`, {
    purpose: 'portal-datasets',
    method: 'POST',
    values: { 'catalogue.datasets': datasets, ...(path.endsWith('.ttl') && { 'catalogue.kind': 'dcat' as const }) },
  });
  for (const [url, answered] of Object.entries(answers)) seen.add(url, { purpose: 'file', ...answered });
  return judgeInstitution(seen.input(), RULES, TABLES);
}

function value<K extends FactKey>(result: InstitutionResult, uri: string, key: K): FactValues[K] | undefined {
  const found = result.facts.find((fact) => fact.subject === `dataset:${uri}` && fact.key === key);
  return found?.known === true ? (found.value as FactValues[K]) : undefined;
}

function says(result: InstitutionResult, uri: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    result.findings
      .filter(({ subject }) => subject === `dataset:${uri}`)
      .map(({ ruleId, outcome, messageKey }) => [ruleId, `${outcome} ${messageKey}`]),
  );
}

const link = (uri: string, url: string, more: object = {}) => resourceOf({ uri, accessUrl: url, ...more });

describe('datasets that a catalogue lists', () => {
  it('fails nobody for what the national portal has no field for', () => {
    const result = judged([datasetOf({ uri: 'd1', id: 1, title: 'Общински имоти', publisher })]);
    const told = says(result, 'd1');
    for (const rule of ['frequency', 'period', 'area'])
      expect(told[`metadata.${rule}`], rule).toBe('not-applicable no-field');
    expect(told['metadata.keywords']).toBe('cannot-tell unread');
    expect(told['metadata.theme']).toBe('fail missing');
    expect(told['metadata.resources']).toBe('fail empty');
    expect(told['metadata.links']).toBe('not-applicable empty');
  });

  it('asks the same fields of a DCAT catalogue, and what CKAN has by extension alone stays open', () => {
    const dataset = datasetOf({ uri: 'd1', title: 'Общински имоти', publisher });
    expect(says(judged([dataset], {}, '/catalogue.ttl'), 'd1')['metadata.period']).toBe('fail missing');
    expect(says(judged([dataset], {}, '/api/3/action/package_search'), 'd1')['metadata.period']).toBe(
      'cannot-tell no-field-maybe',
    );
    const told = datasetOf({ ...dataset, temporal: { start: '2026-01-01', end: null }, spatial: ['Липово'] });
    expect(says(judged([told], {}, '/api/3/action/package_search'), 'd1')).toMatchObject({
      'metadata.period': 'pass stated',
      'metadata.area': 'pass stated',
    });
    const words = datasetOf({
      ...dataset,
      temporal: { start: null, end: null, words: 'януари – декември 2025 г.' },
    });
    expect(says(judged([words], {}, '/catalogue.ttl'), 'd1')['metadata.period']).toBe('pass stated');
  });

  it('finds the frequency in the publisher’s own words where the portal has no field', () => {
    const dataset = datasetOf({
      uri: 'd1',
      title: 'Общински имоти',
      description: 'Актове за собственост. Обновява се ежемесечно.',
      publisher,
      resources: [link('r1', 'http://lipovo.example/imoti.csv')],
    });
    const result = judged([dataset], { 'http://lipovo.example/imoti.csv': { values: csvValues() } });
    expect(says(result, 'd1')['metadata.frequency']).toBe('pass stated');
  });

  it('compares declared formats with the bytes, and tells a storage class of the portal', () => {
    const page = { values: csvValues({ 'format.id': 'html' }) };
    const resources = [
      link('r1', 'http://lipovo.example/a', { downloadUrl: 'http://lipovo.example/a', format: 'CSV' }),
      link('r2', 'http://lipovo.example/b', { format: 'text/csv', mediaType: 'text/csv' }),
      link('r3', 'http://lipovo.example/c', {
        format: 'http://publications.europa.eu/resource/authority/file-type/CSV',
      }),
    ];
    const result = judged([datasetOf({ uri: 'd1', title: 'Общински имоти', publisher, resources })], {
      'http://lipovo.example/a': page,
      'http://lipovo.example/b': page,
      'http://lipovo.example/c': { values: csvValues() },
    });
    // The second may be a page that leads to the file: an access address promises no more.
    expect(value(result, 'd1', 'dataset.distributions')?.map(({ is }) => is)).toEqual([
      'differs',
      'unknown',
      'as-declared',
    ]);
    expect(says(result, 'd1')['metadata.formats']).toBe('fail differ');
  });

  it('calls no dataset empty whose list was not seen', () => {
    const seen = world({ ...BODY, portalOrganisation: 'org-7' });
    seen.add(`${PORTAL}/api/listDataOrganisations`, { purpose: 'portal-organisations', method: 'POST', values: { 'catalogue.organisations': [ORGANISATION] } }); // prettier-ignore
    const dataset = datasetOf({ uri: 'd1', id: 1, title: 'Имоти', publisher });
    seen.add(`${PORTAL}/api/getDatasetDetails`, { purpose: 'portal-datasets', method: 'POST', portalUri: 'd1', values: { 'catalogue.datasets': [dataset] } }); // prettier-ignore
    const result = judgeInstitution(seen.input(), RULES, TABLES);
    expect(says(result, 'd1')['metadata.resources'] ?? 'not asked').not.toContain('fail');
  });

  it('says gone of 404 and 410 alone', () => {
    const outcome = (answered: Answered): string | undefined => {
      const dataset = datasetOf({
        uri: 'd1',
        title: 'Имоти',
        publisher,
        resources: [link('r1', 'http://x.example/a')],
      });
      return says(judged([dataset], { 'http://x.example/a': answered }), 'd1')['metadata.links'];
    };
    expect(outcome({ status: 410 })).toBe('fail some-gone');
    expect(outcome({ status: 404 })).toBe('fail some-gone');
    for (const other of [{ status: 403 }, { status: 500 }, { failure: 'connect-timeout' }, { skip: 'robots' }] as const)
      expect(outcome(other), JSON.stringify(other)).toBe('cannot-tell some-unknown');
    expect(outcome({ values: csvValues() })).toBe('pass answer');
  });

  it('takes no blocked page and no 404 of the portal itself for the publisher’s doing', () => {
    const kept = datasetOf({
      uri: 'd1',
      id: 1,
      title: 'Имоти',
      publisher,
      resources: [resourceOf({ uri: 'r1', id: 5, type: 1, storedFormat: 'CSV' })],
    });
    const download = `${PORTAL}/resource/download/r1/csv`;
    const gone = { purpose: 'portal-download', portalUri: 'r1', status: 404 } as const;
    expect(says(judged([kept], { [download]: gone }), 'd1')['metadata.links']).toBe('cannot-tell some-unknown');
    const linked = datasetOf({
      ...kept,
      resources: [link('r2', 'http://x.example/a.csv', { format: 'CSV', downloadUrl: 'http://x.example/a.csv' })],
    });
    const blocked = { values: csvValues({ 'format.id': 'html', 'page.blocked': true }) };
    const told = says(judged([linked], { 'http://x.example/a.csv': blocked }), 'd1');
    expect(told['metadata.links']).toBe('cannot-tell some-unknown');
    expect(told['metadata.formats']).toBe('cannot-tell not-compared');
  });

  it('dates a dead link by the day on which it was asked', () => {
    const seen = world({ ...BODY, portalOrganisation: 'org-7' });
    seen.add(`${PORTAL}/api/listDataOrganisations`, { purpose: 'portal-organisations', method: 'POST', values: { 'catalogue.organisations': [ORGANISATION] } }); // prettier-ignore
    const dataset = datasetOf({ uri: 'd1', title: 'Имоти', publisher, resources: [link('r1', 'http://x.example/a')] });
    seen.add(`${PORTAL}/api/listDatasets`, { purpose: 'portal-datasets', method: 'POST', values: { 'catalogue.datasets': [dataset] } }); // prettier-ignore
    seen.add('http://x.example/a', { purpose: 'file', status: 404 });
    const input = seen.input();
    const captures = input.captures.map((capture) =>
      capture.request.url === 'http://x.example/a' ? { ...capture, startedAt: '2026-08-01T07:00:00.000Z' } : capture,
    );
    const { findings } = judgeInstitution({ ...input, captures }, RULES, TABLES);
    const found = findings.find(({ ruleId }) => ruleId === 'metadata.links');
    expect(found).toMatchObject({ messageKey: 'some-gone', data: { askedDates: ['2026-08-01'] } });
  });

  it('calls a dataset without resources empty only where data have no other place', () => {
    const dataset = datasetOf({ uri: 'd1', id: 1, title: 'Имоти', publisher });
    expect(says(judged([dataset]), 'd1')['metadata.resources']).toBe('fail empty');
    expect(says(judged([dataset], {}, '/catalogue.ttl'), 'd1')['metadata.resources']).toBe(
      'cannot-tell maybe-elsewhere',
    );
  });

  it.each([
    ['XLS', 'xlsx', 'as-declared'],
    ['SHP', 'shapefile-zip', 'as-declared'],
    ['KML', 'kmz', 'as-declared'],
    ['JSON', 'jsonl', 'as-declared'],
    ['XML', 'atom', 'as-declared'],
    ['XML', 'xsd', 'as-declared'],
    ['ODS', 'fods', 'as-declared'],
    ['RDF', 'turtle', 'as-declared'],
    ['application/vnd.ms-excel', 'csv', 'as-declared'],
    ['GPKG', 'sqlite', 'as-declared'],
    ['TXT', 'json', 'as-declared'],
    ['CSV', 'json', 'differs'],
    ['CSV', 'zip', 'unknown'],
    ['CSV', 'pdf', 'differs'],
    ['CSV', 'xlsx', 'differs'],
    ['XLS', 'pdf', 'differs'],
  ])('declared %s, found %s: %s', (format, found, verdict) => {
    const url = 'http://x.example/a';
    const resources = [link('r1', url, { format, downloadUrl: url })];
    const dataset = datasetOf({ uri: 'd1', title: 'Имоти', publisher, resources });
    const result = judged([dataset], { [url]: { values: csvValues({ 'format.id': found }) } });
    expect(value(result, 'd1', 'dataset.distributions')?.map(({ is }) => is)).toEqual([verdict]);
  });

  it('calls the younger of two the repetition, and years make two of one name', () => {
    const set = (uri: string, title: string, issued: string): CatalogueDataset =>
      datasetOf({ uri, title, issued, publisher });
    const result = judged([
      set('young', 'Бюджет 2025', '2025-05-01'),
      set('old', 'бюджет  2025', '2025-01-01'),
      set('other', 'Бюджет 2026', '2026-01-01'),
    ]);
    const told = ['young', 'old', 'other'].map((uri) => says(result, uri)['metadata.unique']);
    expect(told).toEqual(['fail same-title', 'pass unique', 'pass unique']);
    const described = judged([
      datasetOf({ ...set('a', 'Бюджет', '2025-01-01'), description: 'за 2024 г.' }),
      datasetOf({ ...set('b', 'Бюджет', '2026-01-01'), description: 'за 2025 г.' }),
    ]);
    expect(says(described, 'b')['metadata.unique']).toBe('pass unique');
  });

  it('knows the same content under two titles, and takes no empty answers for it', () => {
    const set = (uri: string, title: string): CatalogueDataset =>
      datasetOf({ uri, title, issued: uri, publisher, resources: [link(`r-${uri}`, `http://x.example/${uri}.csv`)] });
    const same = (bytes: string): string | undefined => {
      const answered = { values: csvValues(), bytes };
      const answers = { 'http://x.example/a.csv': answered, 'http://x.example/b.csv': answered };
      return says(judged([set('a', 'Имоти'), set('b', 'Пътни знаци')], answers), 'b')['metadata.unique'];
    };
    expect(same('номер;вид;площ\n'.repeat(20))).toBe('fail same-content');
    expect(same('{}')).toBe('pass unique');
  });

  it('stands beside the stars: no score, share or coverage of the body moves', () => {
    const dataset = datasetOf({
      uri: 'd1',
      title: 'data',
      publisher,
      resources: [link('r1', 'http://lipovo.example/imoti.csv')],
    });
    const answers = { 'http://lipovo.example/imoti.csv': { values: csvValues() } };
    const seen = world({ ...BODY, portalOrganisation: 'org-7' });
    seen.add(`${PORTAL}/api/listDataOrganisations`, { purpose: 'portal-organisations', method: 'POST', values: { 'catalogue.organisations': [ORGANISATION] } }); // prettier-ignore
    seen.add(`${PORTAL}/api/listDatasets`, { purpose: 'portal-datasets', method: 'POST', values: { 'catalogue.datasets': [dataset] } }); // prettier-ignore
    seen.add('http://lipovo.example/imoti.csv', { purpose: 'file', ...answers['http://lipovo.example/imoti.csv'] });
    const without = { ...RULES, rules: RULES.rules.filter(({ dimension }) => dimension !== 'metadata') };
    const [all, stars] = [RULES, without].map((rules) => judgeInstitution(seen.input(), rules, TABLES));
    expect(all?.findings.some(({ dimension, outcome }) => dimension === 'metadata' && outcome === 'fail')).toBe(true);
    expect(all?.summary).toEqual(stars?.summary);
  });
});

describe('titles and descriptions', () => {
  it.each([
    ['', '', 'missing', 'missing'],
    ['Данни', 'Няма описание.', 'says-nothing', 'says-nothing'],
    ['imoti_2024_final.xlsx', '-', 'file-name', 'missing'],
    ['ГФО', 'Годишен финансов отчет на дружеството', null, null],
    ['Реки', 'Реки на територията на общината с дължини.', null, null],
    ['ОП', 'Регистър на общинските имоти', 'says-nothing', null],
    ['data.egov.bg', 'Съдържание на портала по набори', null, null],
    ['Имоти', '‹Актове за собственост от 1999 г.› <данни за 2024 г. по вид>', null, null],
    ['Регистър на имотите', 'регистър на имотите.', null, 'repeats-title'],
    ['Регистър на общинските имоти', 'Общински имоти – регистър', null, 'adds-nothing'],
    ['Регистър на общинските имоти', 'Пълен регистър', null, 'too-short'],
    ['Бюджет', 'Изпълнение на бюджета по месеци.', null, null],
    ['Регистър', '<p>Актове за собственост, вписани от <b>1999</b>&nbsp;г.</p>', null, null],
    ['2024', '12345', 'says-nothing', 'says-nothing'],
  ] as const)('%s · %s', (title, description, titleTrouble, descriptionTrouble) => {
    const found = datasetTexts(datasetOf({ uri: 'd', title, description }), TABLES);
    expect([found.title, found.description]).toEqual([titleTrouble, descriptionTrouble]);
  });
});
