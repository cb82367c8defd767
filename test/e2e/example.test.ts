import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuditFolder } from '../../src/app/auditFolder.ts';
import { checkResource } from '../../src/app/checkResource.ts';
import { matchPortal } from '../../src/app/matchPortal.ts';
import { dryRun } from '../../src/app/plan/dryRun.ts';
import { listFolder } from '../../src/app/readFolder.ts';
import { type AuditOutcome, runAudit } from '../../src/app/runAudit.ts';
import { EXIT } from '../../src/model/errors.ts';
import type { MethodScore } from '../../src/model/method.ts';
import { subjectKey } from '../../src/model/ids.ts';
import { readTurtle, thingsOf } from '../report/dcat/exportOf.ts';
import { HAVE_SHAPES, openValidators } from '../report/dcat/validate.ts';
import { readPage } from '../report/pageReader.ts';
import { brokenLinks, walkNumbers } from '../report/walkReport.ts';
import { inProcess } from './commandLine.ts';
import { type Example, ROOT, startExample } from './exampleAudit.ts';

type Field = 'kind' | 'level' | 'licence' | 'freshness';
type Expected = {
  readonly url: string;
  readonly portalUri?: string;
  readonly needsBrowser?: boolean;
  readonly alsoFair?: { readonly [F in Field]?: readonly (string | number | null)[] };
} & { readonly [F in Field]: string | number | null };

type Scores = {
  readonly bodies: readonly { readonly institution: string }[];
  readonly scores: readonly MethodScore[];
};

let example: Example;
let outcome: AuditOutcome;
beforeAll(async () => {
  example = await startExample({ minDelayMs: 0, browser: false });
  const what = { configPath: example.config, out: example.out, id: 'primer', asOf: null, only: [] };
  outcome = await runAudit({ what, pdf: false, onEvent: () => {} });
}, 120_000);
afterAll(() => example.close());

describe('the example', () => {
  it('is audited whole but for the body that refuses every connection', () => {
    expect(outcome.exit).toBe(EXIT.partlyFailed);
    expect(outcome.health.filter(({ end }) => end === 'not-reached').map(({ lane }) => lane)).toEqual(['mostove']);
    expect(existsSync(path.join(outcome.dir, 'report/index.html'))).toBe(true);
  });

  it('is what --dry-run measures the next one by', () => {
    const what = { configPath: example.config, out: example.out, id: null, asOf: null, only: [] };
    const { forecast, plan } = dryRun(what);
    const requests = outcome.health.reduce((sum, lane) => sum + lane.requests, 0);
    expect(forecast).toMatchObject({ audit: 'primer', bodiesNow: plan.withSites, requests });
    expect(forecast?.folderBytes).toBeGreaterThan(forecast?.bytes ?? 0);
    expect(plan.whole.requests).toBeGreaterThan(requests);
  });

  it.skipIf(!HAVE_SHAPES)('exports its catalogues as DCAT-AP 3: the published SHACL shapes find nothing', async () => {
    const store = readTurtle(readFileSync(path.join(outcome.dir, 'report/data/catalogue.ttl'), 'utf8'));
    expect(thingsOf(store, 'dcat:Catalog').length).toBeGreaterThan(3);
    expect(thingsOf(store, 'dcat:Dataset').length).toBeGreaterThan(20);
    expect(thingsOf(store, 'dqv:QualityMeasurement').length).toBeGreaterThan(100);
    expect(await openValidators()(store)).toEqual([]);
  });

  it('lists who has no match with the portal, and the organisations that are nobody’s', () => {
    const found = matchPortal(example.config, { auditDir: outcome.dir });
    const page = readFileSync(path.join(outcome.dir, 'report/missing.html'), 'utf8');
    const heading = (words: string, count: number): string => `${words}: ${count}</h2>`;
    const folder = readAuditFolder(outcome.dir);
    const bodies = folder.store.institutions();
    folder.close();
    const ours = new Set(bodies.map(({ portalOrganisation }) => portalOrganisation));
    const strangers = found.matches.filter(({ organisation }) => !ours.has(organisation.uri));
    expect(found.matches.length).toBeGreaterThan(0);
    expect(page).toContain(heading('Организации на портала, които не са съпоставени с институция', strangers.length));
    expect(page).toContain(
      heading(
        'Институции без известна организация на портала',
        bodies.filter((body) => body.portalOrganisation === null).length,
      ),
    );
    // What the matcher finds by itself is never another body than the one that a person gave.
    const wrong = found.matches.filter(
      (one) =>
        one.is === 'matched' &&
        ours.has(one.organisation.uri) &&
        bodies.find(({ id }) => id === one.institution)?.portalOrganisation !== one.organisation.uri,
    );
    expect(wrong).toEqual([]);
  });

  it('gets of each resource the verdict that a careful person gives', () => {
    const truth = JSON.parse(readFileSync(path.join(ROOT, 'fixtures/web/expected.json'), 'utf8')) as {
      hosts: Record<string, readonly Expected[]>;
    };
    const folder = readAuditFolder(outcome.dir);
    const resources = folder.store.auditResult()?.institutions.flatMap((institution) => institution.resources) ?? [];
    folder.close();
    const rows = new Map(
      resources.flatMap(
        (resource) =>
          [
            [resource.subject, resource],
            [subjectKey(resource.url), resource],
          ] as const,
      ),
    );
    const misses: string[] = [];
    let checked = 0;
    for (const expected of Object.values(truth.hosts).flat()) {
      if (expected.needsBrowser === true) continue;
      const row = rows.get(
        expected.portalUri === undefined ? subjectKey(expected.url) : `resource:${expected.portalUri}`,
      );
      if (row === undefined) {
        misses.push(`${expected.url}: not found`);
        continue;
      }
      const said = {
        kind: row.kind,
        level: row.level,
        licence: row.licence,
        // What is abandoned is late by many periods: the labels know one word for both.
        freshness: row.freshness === 'cannot-tell' ? null : row.freshness === 'abandoned' ? 'late' : row.freshness,
      };
      for (const field of expected.kind === 'document'
        ? (['kind'] as const)
        : (['kind', 'level', 'licence', 'freshness'] as const)) {
        checked += 1;
        if (said[field] !== expected[field] && !(expected.alsoFair?.[field] ?? []).includes(said[field])) {
          misses.push(`${expected.url}: ${field} is ${said[field]}, expected ${expected[field]}`);
        }
      }
    }
    expect(checked).toBeGreaterThan(100);
    expect(misses).toEqual([]);
  });

  it('has a report whose links all lead somewhere and whose numbers lead to evidence in three clicks', () => {
    const files = listFolder(path.join(outcome.dir, 'report'));
    const html = files.filter((file) => file.endsWith('.html'));
    const pages = new Map(
      html.map((file) => [file, readPage(readFileSync(path.join(outcome.dir, 'report', file), 'utf8'))]),
    );
    const site = { files: new Set(files), pages };
    expect(brokenLinks(site)).toEqual([]);
    for (const overview of ['index.html', 'en/index.html']) {
      const { numbers, astray } = walkNumbers(site, overview);
      expect(numbers).toBeGreaterThan(100);
      expect(astray).toEqual([]);
    }
  });

  it('counts requests alike on all pages, and calls the portal by a name', () => {
    const text = (file: string): string => readFileSync(path.join(outcome.dir, 'report', file), 'utf8');
    const [, overview] = /aria-label="Заявки: (\d+)"/.exec(text('index.html')) ?? [];
    const health = text('health.html');
    expect(/Изпратени заявки<\/th><td class="numeric">(\d+)</.exec(health)?.[1]).toBe(overview);
    const rows = [...health.matchAll(/class="numeric"><a [^>]*href="captures\/[^>]*>(\d+)<\/a>/g)];
    expect(rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(Number(overview));
    expect(health).toContain('>Портал danni.portal.example<');
    expect(health).not.toContain('>portal:');
  });

  it('checks one address by the same rules', async () => {
    const asked = 'http://byala-reka.example/files/byudzhet-2025.csv';
    const place = example.web.resolve['byala-reka.example'] ?? '';
    const { result } = await checkResource(asked, { resolve: { 'byala-reka.example': place } });
    expect(result.resources).toMatchObject([{ url: asked, format: 'csv', level: 3 }]);
    const refused = await checkResource(`http://${place}/files/byudzhet-2025.csv`);
    expect(refused.result.resources).toMatchObject([{ level: null }]);
  });

  it('is scored by the methods of others from the same evidence', async () => {
    const scored = await inProcess('score', '--profile', 'mqa-405', '--audit', outcome.dir, '--json');
    const { bodies, scores } = JSON.parse(scored.out.join('\n')) as Scores;
    expect(scored.code).toBe(EXIT.ok);
    // By hand: keywords 30, theme 30, address 50, DCAT-AP 30, licence 20, contact 20, publisher 10, dates 5 + 5.
    const linked = scores.find(({ institutionId }) => institutionId === 'byala-reka');
    expect(linked).toMatchObject({ score: 200, decided: 405, band: 'sufficient' });
    expect(bodies.find(({ institution }) => institution === 'byala-reka')).toMatchObject({ datasets: 1, sum: 200 });
    for (const { points, max, captures } of scores.flatMap(({ indicators }) => indicators)) {
      if (points !== null && points > 0) expect(captures.length).toBeGreaterThan(0);
      expect(points ?? 0).toBeLessThanOrEqual(max);
    }
  });

  it('is scored as a table too, and by no unknown method', async () => {
    const table = await inProcess('score', '--profile', 'ckanext-qa', '--audit', outcome.dir, '--brief');
    expect(table.out.join('\n')).toContain('Община Бяла река: набори 1, сума 3, средно 3');
    const csv = await inProcess('score', '--profile', 'udata', '--audit', outcome.dir, '--csv');
    const [head = '', ...rows] = csv.out.join('\n').split('\r\n');
    expect(head).toMatch(/^institution,dataset,title,score/);
    expect(rows.length % 9).toBe(0);
    expect(rows.length).toBeGreaterThan(0);
    expect(await inProcess('score', '--profile', 'zvezdi', '--audit', outcome.dir)).toMatchObject({
      code: 2,
      err: [expect.stringContaining('ckanext-qa, mqa-405, odpw, udata')],
    });
  });
});
