import { describe, expect, it } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import type { CatalogueDataset } from '../../../src/model/catalogue.ts';
import { datasetOf, resourceOf } from '../../catalogueOf.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { BODY, csvValues, pageValues, world } from '../world.ts';

const RULES = ruleSet();
const TABLES = tables();
const ORGANISATION = 'uri-org';
const LISTED = 'http://portal.example/api/listOrganisations';

function dataset(more: Partial<CatalogueDataset> = {}): CatalogueDataset {
  const resource = resourceOf({
    uri: 'uri-res',
    id: 5,
    title: 'Паркинги',
    type: 1,
    storedFormat: 'CSV',
    version: '1',
    modified: '2026-10-15 16:02:00',
  });
  return datasetOf({
    id: 1,
    uri: 'uri-set',
    title: 'Паркинги',
    description: 'Обновява се ежемесечно.',
    publisher: { key: '101', name: null },
    termsId: 2,
    version: '1',
    resources: [resource],
    ...more,
  });
}

/** What getDatasetDetails says of the same dataset: settings, and no resources. */
function addDetails(made: ReturnType<typeof world>, more: Partial<CatalogueDataset>): void {
  made.add('http://portal.example/api/getDatasetDetails', {
    purpose: 'portal-datasets',
    method: 'POST',
    portalUri: 'uri-set',
    values: { 'catalogue.datasets': [dataset({ ...more, resources: [] })] },
  });
}

function addRows(made: ReturnType<typeof world>): void {
  made.add('http://portal.example/api/getResourceData', {
    purpose: 'portal-rows',
    method: 'POST',
    portalUri: 'uri-res',
    values: { 'portal.rows': { is: 'rows', rows: 20, columns: 4 } },
  });
}

function portalWorld(
  datasets: readonly CatalogueDataset[],
  status = 200,
  counted: number = datasets.length,
): ReturnType<typeof world> {
  const made = world({ ...BODY, portalOrganisation: ORGANISATION });
  made.add('http://lipovo.example/', { purpose: 'home', depth: 0, values: pageValues([]) });
  made.add(LISTED, {
    purpose: 'portal-organisations',
    method: 'POST',
    values: { 'catalogue.organisations': [{ id: 101, uri: ORGANISATION, name: 'Община Липово', datasets: counted }] },
  });
  made.add('http://portal.example/api/listDatasets', {
    purpose: 'portal-datasets',
    method: 'POST',
    status,
    values: status === 200 ? { 'catalogue.datasets': datasets } : {},
  });
  return made;
}

const judge = (made: ReturnType<typeof world>): ReturnType<typeof judgeInstitution> =>
  judgeInstitution(made.input(), RULES, TABLES);

describe('the national portal', () => {
  it('judges rows that the portal serves, under the licence of its terms', () => {
    const made = portalWorld([dataset()]);
    made.add('http://portal.example/api/getResourceData', {
      purpose: 'portal-rows',
      method: 'POST',
      portalUri: 'uri-res',
      values: { 'portal.rows': { is: 'rows', rows: 20, columns: 4 } },
    });
    expect(judge(made).resources).toMatchObject([
      {
        subject: 'resource:uri-res',
        kindReason: 'listed-on-portal',
        level: 3,
        licence: 'open',
        freshness: 'current',
        dataset: 'dataset:uri-set',
      },
    ]);
  });

  it('gives one string of text level 1, whatever the portal calls it', () => {
    const made = portalWorld([dataset()]);
    made.add('http://portal.example/api/getResourceData', {
      purpose: 'portal-rows',
      method: 'POST',
      portalUri: 'uri-res',
      values: { 'portal.rows': { is: 'string', rows: 1, columns: 1 } },
    });
    expect(judge(made).resources).toMatchObject([{ level: 1 }]);
  });

  it('prefers the bytes of the download to the rows', () => {
    const made = portalWorld([dataset({ termsId: null })]);
    made.add('http://portal.example/api/getResourceData', {
      purpose: 'portal-rows',
      method: 'POST',
      portalUri: 'uri-res',
      values: { 'portal.rows': { is: 'rows', rows: 20, columns: 4 } },
    });
    made.add('http://portal.example/resource/download/uri-res', {
      purpose: 'portal-download',
      portalUri: 'uri-res',
      values: csvValues(),
    });
    expect(judge(made).resources).toMatchObject([{ level: 3, format: 'csv', licence: 'not-stated' }]);
  });

  it('takes listed data that were not asked for as discovered and not judged', () => {
    const result = judge(portalWorld([dataset()]));
    expect(result.resources).toMatchObject([{ kind: 'resource', level: null }]);
    expect(result.summary.coverage).toMatchObject({ judged: 0, discovered: 1 });
  });

  it('does not take other bodies’ datasets', () => {
    expect(judge(portalWorld([dataset({ publisher: { key: '202', name: null } })])).resources).toEqual([]);
  });

  it.each<[string, Parameters<ReturnType<typeof world>['add']>[1]]>([
    ['a page in the place of the download', { status: 200, values: { 'format.id': 'html' } }],
    ['the portal’s own 404', { status: 404 }],
  ])('judges the rows, and blames nobody for %s', (_name, download) => {
    const made = portalWorld([dataset()]);
    const about = { purpose: 'portal-download', portalUri: 'uri-res' } as const;
    made.add('http://portal.example/resource/download/uri-res/csv', { ...about, ...download });
    const alone = judge(made).resources;
    expect(alone[0]?.level ?? null).toBeNull();
    addRows(made);
    expect(judge(made).resources).toMatchObject([{ subject: 'resource:uri-res', level: 3 }]);
  });

  it('says „no datasets“ only when the list was seen', () => {
    const duty = (made: ReturnType<typeof world>): unknown =>
      judge(made).findings.find(({ ruleId }) => ruleId === 'duty.portal-datasets')?.messageKey;
    expect(duty(portalWorld([]))).toBe('too-few');
    expect(duty(portalWorld([], 503))).toBe('not-known');
    // The portal's own count says otherwise, or a failure came with status 200.
    expect(duty(portalWorld([], 200, 9))).toBe('not-known');
    const failed = portalWorld([]);
    failed.add('http://portal.example/api/listDatasets?page=2', {
      purpose: 'portal-datasets',
      method: 'POST',
      values: {},
    });
    expect(duty(failed)).toBe('not-known');
    expect(duty(portalWorld([dataset()]))).toBe('enough');
    expect(duty(world())).toBe('not-known');
  });

  const setting = (key: string, value: string): CatalogueDataset['settings'] => [{ key, value }];
  it.each<[string, Partial<CatalogueDataset>, string, string]>([
    ['a setting', { settings: setting('Период на обновяване', 'годишно') }, 'yearly', 'Период на обновяване: годишно'],
    [
      'a setting in a sentence',
      { settings: setting('Забележка', 'Обновява се на 3 месеца') },
      'quarterly',
      'Забележка: Обновява се на 3 месеца',
    ],
    [
      'a setting against the text',
      { settings: setting('Честота', 'тримесечно'), description: 'Обновява се ежедневно' },
      'quarterly',
      'Честота: тримесечно',
    ],
    ['the text', { description: 'Места. Обновява се ежемесечно.' }, 'monthly', 'Обновява се ежемесечно.'],
    [
      'the text the other way round',
      { description: 'Данните ежегодно се актуализират' },
      'yearly',
      'Данните ежегодно се актуализират',
    ],
    ['terms of service', { sla: 'Актуализация: веднъж месечно' }, 'monthly', 'Актуализация: веднъж месечно'],
    [
      '„when something changes“',
      { settings: setting('Период на обновяване', 'при промяна') },
      'on-change',
      'Период на обновяване: при промяна',
    ],
  ])('takes the frequency from %s, with its words', (_name, more, word, words) => {
    const made = portalWorld([dataset({ description: '', ...more, settings: [] })]);
    addDetails(made, { description: '', ...more });
    addRows(made);
    const { findings, resources, summary } = judge(made);
    expect(resources).toHaveLength(1);
    expect(summary.coverage).toMatchObject({ judged: 1, discovered: 1 });
    const finding = findings.find(({ ruleId }) => ruleId === 'freshness.frequency-stated');
    expect(finding).toMatchObject({ outcome: 'pass', evidence: [{ quote: words }] });
    if (word !== 'on-change') expect(finding?.data).toEqual({ statedFrequency: word });
  });

  it.each<[string, Partial<CatalogueDataset> | null, string]>([
    ['details that were not seen', null, 'cannot-tell'],
    ['a frequency of something else', { description: 'Средно месечно възнаграждение, обновено' }, 'cannot-tell'],
    ['a frequency of rain', { description: 'Честота на валежите: ежедневно' }, 'cannot-tell'],
    ['a setting of something else', { settings: setting('Плащане', 'месечно') }, 'cannot-tell'],
    ['nothing anywhere', {}, 'fail'],
  ])('says of %s no more than it knows', (_name, more, outcome) => {
    const made = portalWorld([dataset({ description: '', ...more, settings: [] })]);
    if (more !== null) addDetails(made, { description: '', ...more });
    addRows(made);
    const finding = judge(made).findings.find(({ ruleId }) => ruleId === 'freshness.frequency-stated');
    expect(finding?.outcome).toBe(outcome);
  });

  it('holds it to what its own settings promise, wherever in the order the details stand', () => {
    for (const detailsFirst of [true, false]) {
      const listed = dataset({ description: '' });
      const old = {
        ...listed,
        resources: listed.resources.map((one) => ({ ...one, modified: '2019-03-11 08:43:51' })),
      };
      const made = detailsFirst ? world({ ...BODY, portalOrganisation: ORGANISATION }) : portalWorld([old]);
      addDetails(made, { description: '', settings: setting('Период на обновяване', 'годишно') });
      if (detailsFirst) {
        made.add(LISTED, {
          purpose: 'portal-organisations',
          method: 'POST',
          values: {
            'catalogue.organisations': [{ id: 101, uri: ORGANISATION, name: 'Община Липово', datasets: 1 }],
          },
        });
        made.add('http://portal.example/api/listDatasets', {
          purpose: 'portal-datasets',
          method: 'POST',
          values: { 'catalogue.datasets': [old] },
        });
      }
      addRows(made);
      expect(judge(made).resources, String(detailsFirst)).toMatchObject([
        { freshness: 'abandoned', dataset: 'dataset:uri-set' },
      ]);
    }
  });

  it('cannot tell the licence of terms that no table knows', () => {
    expect(judge(portalWorld([dataset({ termsId: 999 })])).resources).toMatchObject([{ licence: null }]);
  });
});
