import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleCatalogue, type Site } from '../../fixtures/catalogues/catalogue.ts';
import { ckanSite } from '../../fixtures/catalogues/ckan.ts';
import { readAuditFolder } from '../../src/app/auditFolder.ts';
import { expand } from '../../src/report/dcat/dcatNode.ts';
import { readTurtle, thingsOf, valuesOf } from '../report/dcat/exportOf.ts';
import { HAVE_SHAPES, openValidators } from '../report/dcat/validate.ts';
import { inProcess } from './commandLine.ts';
import { portalArgs as args, resultsOf, usePortals } from './portalAudit.ts';

const CATALOGUE = sampleCatalogue();
const portals = usePortals();

test(
  'audit --portal: a CKAN is recognised, harvested and judged as one body, with each publisher shown',
  { timeout: 120_000 },
  async () => {
    const { code, text, server } = await portals.audit('http://ckan.katalog.example/', ckanSite(CATALOGUE), 'ckan');
    expect(code).toBe(0);
    expect(text).toContain('Каталогът „Каталог на Речица“ е CKAN');
    expect(server.asked[0]).toMatch(/robots\.txt$/);
    const [result, ...others] = resultsOf(portals.dir(), 'ckan');
    expect(others).toEqual([]);
    expect(result?.facts.filter(({ key }) => key === 'dataset.listed')).toHaveLength(7);
    // A CKAN is not the national portal, of which alone the profile speaks.
    expect(result?.facts.filter(({ key }) => key === 'portal.profile')).toEqual([]);
    const licences = new Map(
      result?.facts.flatMap((fact) =>
        fact.key === 'resource.licence' ? [[fact.subject, fact.known ? fact.value.status : 'unknown']] : [],
      ),
    );
    expect(Object.fromEntries(licences)).toMatchObject({
      'resource:r-mostove-csv': 'open',
      'resource:r-voda': 'restricted',
      'resource:r-chitalishta': 'not-stated',
      // The catalogue names a licence that no table knows: that is no silence.
      'resource:r-avarii': 'unknown',
    });
    const page = readFileSync(path.join(portals.dir(), 'ckan/report/institutions/ckan-katalog-example.html'), 'utf8');
    for (const { title } of CATALOGUE.organisations) expect(page).toContain(title);
    expect(page).toContain('http://ckan.katalog.example/dataset/d-mostove');
    expect(JSON.stringify(result) + page).not.toMatch(/Петров|ivan\.petrov|tayna/);
    // Why it was taken for a CKAN can be read to the answer that showed it.
    const methodology = readFileSync(path.join(portals.dir(), 'ckan/report/methodology.html'), 'utf8');
    const link = /<a href="(captures\/[^"#]*)#[^"]*">[^<]*status_show \(ckan\)<\/a>/.exec(methodology)?.[1] ?? '';
    expect(readFileSync(path.join(portals.dir(), 'ckan/report', link), 'utf8')).toContain('Разпознаване на каталога');
    const turtle = readFileSync(path.join(portals.dir(), 'ckan/report/data/catalogue.ttl'), 'utf8');
    expect(turtle).not.toMatch(/Петров|ivan\.petrov|tayna/);
    const store = readTurtle(turtle);
    expect(thingsOf(store, 'dcat:Dataset')).toHaveLength(7);
    const names = thingsOf(store, 'foaf:Agent').flatMap((agent) => valuesOf(store, agent, 'foaf:name'));
    for (const { title } of CATALOGUE.organisations) expect(names).toContain(`"${title}"@bg`);
    // Each distribution is the one that was judged, not its twin of no measurements.
    for (const distribution of thingsOf(store, 'dcat:Distribution'))
      expect(store.countQuads(null, expand('dqv:computedOn'), distribution, null), distribution).toBeGreaterThan(0);
    expect(HAVE_SHAPES ? await openValidators()(store) : []).toEqual([]);
  },
);

describe('audit --portal: what a user does wrong, and what is not there', () => {
  const nothing: Site = ({ url }) =>
    url.pathname === '/robots.txt'
      ? { type: 'text/plain', body: 'User-agent: *\nDisallow: /api/\n' }
      : url.pathname === '/'
        ? { type: 'text/html', body: '<!doctype html><html><body>Добре дошли</body></html>' }
        : { status: 404, type: 'text/plain', body: 'няма' };

  test('nothing is recognised: what was tried, what to do, exit code 2, and the answers', async () => {
    const { code, text, server } = await portals.audit('http://prazno.katalog.example/', nothing, 'prazno');
    expect(code).toBe(2);
    expect(text).toMatch(/не разпознахме каталог\. Опитахме:[\s\S]*data\.json – HTTP 404[\s\S]*robots\.txt/);
    expect(server.asked.filter((line) => line.includes('/api/'))).toEqual([]);
    expect(server.asked.length).toBeLessThan(15);
    expect(text).toMatch(/Отговорите са запазени в \S+prazno\/evidence/);
    // Of what was forbidden it is written down that nobody asked.
    const folder = readAuditFolder(path.join(portals.dir(), 'prazno'));
    const told = folder.store.captures().map(({ capture }) => `${capture.result.is} ${capture.request.url}`);
    folder.close();
    expect(told).toContain('not-attempted http://prazno.katalog.example/api/3/action/status_show');
    expect(told).toContain('response http://prazno.katalog.example/data.json');
    // No audit came of it: started again, it goes on with what it has.
    const asked = server.asked.length;
    const again = await inProcess(...args('http://prazno.katalog.example/', server, portals.dir(), 'prazno'));
    expect(again.code).toBe(2);
    expect(server.asked).toHaveLength(asked);
  });

  test('a firewall that refuses everything is no empty catalogue', async () => {
    const wall: Site = () => ({ status: 403, type: 'text/html', body: '<html>Forbidden</html>' });
    const { code, text, server } = await portals.audit('http://stena.katalog.example/', wall, 'stena');
    expect(code).toBe(2);
    expect(text).toMatch(/robots\.txt/);
    expect(server.asked.length).toBe(2);
  });

  test.each([
    [['audit', '--portal', 'няма-адрес'], /не е адрес/],
    [['audit', '--portal', 'https://data.gov.test-town.bg/'], /--contact/],
    [['audit', '--portal', 'http://a.example/', '--config', 'x.yaml'], /две различни оценки/],
    [['audit', '--portal', 'http://a.example/', '--dry-run'], /--dry-run иска настройки/],
  ])('%j', async (args, words) => {
    const { code, err, out } = await inProcess(...args, '--out', portals.dir());
    expect(code).toBe(2);
    expect([...err, ...out].join('\n')).toMatch(words);
  });
});
