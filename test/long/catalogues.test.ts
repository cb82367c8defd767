import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleCatalogue, type Site } from '../../fixtures/catalogues/catalogue.ts';
import { ckanSite } from '../../fixtures/catalogues/ckan.ts';
import { dcatSite } from '../../fixtures/catalogues/dcat.ts';
import { arcgisSite, dataJsonSite, dataPackageSite, ogcSite } from '../../fixtures/catalogues/documents.ts';
import { schemaOrgSite } from '../../fixtures/catalogues/pages.ts';
import { inProcess } from '../e2e/commandLine.ts';
import { portalArgs, resultsOf, usePortals } from '../e2e/portalAudit.ts';

const CATALOGUE = sampleCatalogue();
const portals = usePortals();

describe('audit --portal: every kind is recognised and audited as one body', () => {
  test.each([
    ['ckan', 'http://ckan.katalog.example/', ckanSite(CATALOGUE), 'CKAN', 7],
    ['dcat', 'http://dcat.katalog.example/', dcatSite(CATALOGUE), 'DCAT', 7],
    ['data-json', 'http://json.katalog.example/', dataJsonSite(CATALOGUE), 'data.json', 7],
    ['schema-org', 'http://pages.katalog.example/', schemaOrgSite(CATALOGUE), 'schema.org', 7],
    ['ogc-records', 'http://ogc.katalog.example/', ogcSite(CATALOGUE), 'OGC API Records', 7],
    ['data-package', 'http://package.katalog.example/danni/', dataPackageSite(CATALOGUE), 'Data Package', 1],
    ['arcgis', 'http://gis.katalog.example/', arcgisSite(CATALOGUE), 'ArcGIS', 1],
  ])('%s', { timeout: 180_000 }, async (kind, address, site, name, datasets) => {
    const { code, text, server } = await portals.audit(address, site, kind);
    expect(text).toContain(name);
    expect(code).toBe(0);
    expect(server.asked[0]).toMatch(/robots\.txt$/);
    const [result] = resultsOf(portals.dir(), kind);
    expect(result?.institution.portalOrganisation).toBe('*');
    expect(result?.facts.filter(({ key }) => key === 'dataset.listed')).toHaveLength(datasets);
    expect(JSON.stringify(result)).not.toMatch(/Петров|ivan\.petrov|tayna/);
  });
});

/** One dataset edited, one removed; what the others say stays. */
const LATER = {
  ...CATALOGUE,
  datasets: CATALOGUE.datasets
    .filter(({ id }) => id !== 'd-parkove')
    .map((one) => (one.id === 'd-mostove' ? { ...one, title: 'Мостове и надлези', licence: null } : one)),
};

describe('audit --since-last: as if the catalogue had been read anew', () => {
  test.each([
    ['ckan', 'http://ckan.katalog.example/', ckanSite],
    ['dcat', 'http://dcat.katalog.example/', dcatSite],
    ['data-json', 'http://json.katalog.example/', dataJsonSite],
    ['schema-org', 'http://pages.katalog.example/', schemaOrgSite],
    ['ogc-records', 'http://ogc.katalog.example/', ogcSite],
    ['data-package', 'http://package.katalog.example/danni/', dataPackageSite],
    ['arcgis', 'http://gis.katalog.example/', arcgisSite],
  ])('%s', { timeout: 180_000 }, async (kind, address, siteOf) => {
    let site: Site = siteOf(CATALOGUE);
    const server = await portals.serve({ [URL.parse(address)?.host ?? '']: (asked) => site(asked) });
    const audit = async (id: string, ...more: readonly string[]) => {
      const run = await inProcess(...portalArgs(address, server, portals.dir(), id), ...more);
      expect(run.code, [...run.err, ...run.out].join('\n')).toBe(0);
      return resultsOf(portals.dir(), id).map(({ summary, facts, findings, resources }) => ({
        summary,
        resources: resources.map(({ subject, level, format, licence }) => ({ subject, level, format, licence })),
        facts: facts.flatMap((fact) =>
          fact.key.startsWith('dataset.') ? [[fact.subject, fact.key, fact.known ? fact.value : null]] : [],
        ),
        findings: findings.map(({ ruleId, subject, outcome }) => `${ruleId} ${subject} ${outcome}`),
      }));
    };
    await audit(`${kind}-since-1`);
    site = siteOf(LATER);
    const second = await audit(`${kind}-since-2`, '--since-last', `${kind}-since-1`);
    expect(second).toEqual(await audit(`${kind}-since-full`));
  });
});

test('a configuration with portal.kind auto, each body with its own publisher', { timeout: 180_000 }, async () => {
  const server = await portals.serve({ 'ckan.katalog.example': ckanSite(CATALOGUE) });
  const place = `127.0.0.1:${server.port}`;
  const config = path.join(portals.dir(), 'auto.yaml');
  writeFileSync(
    config,
    [
      'id: auto',
      'title: { bg: Авто, en: Auto }',
      'institutions:',
      '  - { id: rechitsa, name: { bg: Община Речица, en: Rechitsa }, kind: municipality, portalOrganisation: 4f0b1c1e-0001 }',
      '  - { id: vik, name: { bg: ВиК Речица, en: Water }, kind: company, portalOrganisation: ВиК Речица }',
      'portal: { kind: auto, url: "http://ckan.katalog.example/" }',
      'crawl:',
      '  userAgent: { product: Z, contactUrl: "https://z.example/" }',
      '  minDelayMs: 0',
      '  browser: { enabled: false }',
      `  resolve: { ckan.katalog.example: "${place}", files.katalog.example: "${place}" }`,
    ].join('\n'),
  );
  const { err, out } = await inProcess('audit', '--config', config, '--out', portals.dir(), '--id', 'auto', '--no-pdf');
  expect([...err, ...out].join('\n')).toContain('CKAN');
  const listed = resultsOf(portals.dir(), 'auto').map(({ institution, facts }) => [
    institution.id,
    facts.filter(({ key }) => key === 'dataset.listed').length,
  ]);
  expect(listed).toEqual([
    ['rechitsa', 3],
    ['vik', 2],
  ]);
  // The museum's files belong to no body of this audit.
  expect(server.asked.join('\n')).not.toContain('eksponati.csv');
});
