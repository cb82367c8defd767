import { verdictText } from './corpusSites/verdicts.ts';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
import { auditConfig } from './corpusSites/auditConfig.ts';
import { fileLine, fileLineText } from './corpusSites/fileLine.ts';
import { indexPage } from './corpusSites/indexPage.ts';
import { planSites } from './corpusSites/planSites.ts';
import { type ServedSites, serveSites } from './corpusSites/serveSites.ts';
import type { Item } from './question.ts';

const TRUTH = { format: 'csv', delimiter: ';', stars_if_licence_open: 3, table_problems: ['no header'] };

function item(id: string, note = ''): Item {
  const bytes = (): Uint8Array => new TextEncoder().encode(`content of ${id}`);
  return {
    id,
    source: id.includes('/') ? (id.split('/')[0] ?? '') : '',
    truth: TRUTH,
    truthText: '',
    sourcePath: '',
    note,
    contested: false,
    path: null,
    bytes,
  };
}

const ITEMS = [
  item('births/naselenie.csv', 'CSV without header, 3 stars'),
  item('Med Register/Списък №1.xls'),
  item('births/deep/a&b.csv'),
  item('loose.csv'),
];

let served: ServedSites | null = null;
afterEach(async () => {
  await served?.close();
  served = null;
});

test('one invented host a top folder, with the files in the order of the manifest', () => {
  const sites = planSites(ITEMS);
  expect(sites.map(({ host }) => host)).toEqual(['births.corpora.example', 'med-register.corpora.example']);
  expect(sites[0]?.files.map(({ url }) => url)).toEqual([
    'http://births.corpora.example/naselenie.csv',
    'http://births.corpora.example/deep/a%26b.csv',
  ]);
});

test('the index links every file in Bulgarian words and gives nothing of the truth away', () => {
  const [site] = planSites(ITEMS);
  const page = site === undefined ? '' : indexPage(site);
  expect(page).toContain('<a href="/naselenie.csv">Данни: раждания (naselenie)</a>');
  expect(page).toContain('<a href="/deep/a%26b.csv">');
  const words = page.replace(/<[^>]*>/g, ' ');
  expect(words).not.toMatch(/csv|header|star|3/i);
});

test('files are served as a plain server would, unknown addresses are 404', async () => {
  const sites = planSites(ITEMS);
  served = await serveSites(sites);
  const ask = (host: string, path: string): Promise<Response> => fetch(`http://${served?.resolve[host] ?? ''}${path}`);
  const file = await ask('births.corpora.example', '/naselenie.csv');
  expect([file.status, file.headers.get('content-type'), await file.text()]).toEqual([
    200,
    'text/csv',
    'content of births/naselenie.csv',
  ]);
  const cyrillic = await ask('med-register.corpora.example', new URL(sites[1]?.files[0]?.url ?? '').pathname);
  expect([cyrillic.status, await cyrillic.text()]).toEqual([200, 'content of Med Register/Списък №1.xls']);
  expect((await ask('births.corpora.example', '/robots.txt')).status).toBe(404);
  expect((await ask('births.corpora.example', '/')).headers.get('content-type')).toBe('text/html; charset=utf-8');
});

test('the configuration names every host and asks for no waiting on loopback', () => {
  const text = auditConfig(planSites(ITEMS), { 'births.corpora.example': '127.0.0.1:1' });
  expect(text).toContain('http://births.corpora.example/');
  expect(text).toContain('births.corpora.example: 127.0.0.1:1');
  expect(text).toMatch(/minDelayMs: 0/);
});

test('a file that was never fetched is told as such, beside its truth', () => {
  const [file] = planSites(ITEMS)[0]?.files ?? [];
  if (file === undefined) throw new Error('no file planned');
  const line = fileLine(file, null);
  expect(line).toMatchObject({
    kind: 'not-fetched',
    level: { found: null, true: 3 },
    faults: { found: [], stated: ['no header'] },
  });
  expect(fileLineText(line)).toContain('delimiter ? (true: ;) · level ? (true: 3)');
});

test('without the files the command says that it is skipped, and why', () => {
  const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'audit-corpora.ts');
  const { status, stdout } = spawnSync(process.execPath, [script, '--corpora', import.meta.dirname], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^skipped: there is no .*MANIFEST\.tsv; name the folder with --corpora DIR\n$/);
});

describe('verdictText', () => {
  it('says in one line what was decided on terms and time, with the words that decided', () => {
    const text = verdictText({
      institution: 'lipovo',
      title: 'Регистър\nна детските градини',
      url: 'http://lipovo.example/r.csv',
      licence: { is: 'open', id: 'cc-by-4.0', place: 'site/words', quotes: ['при условията на CC BY 4.0'] },
      freshness: { is: 'late', latest: '2026-01-31', place: 'page', days: 31, dueBy: 'stated', quotes: ['към 31.01.2026 г.'] },
    });
    expect(text).toBe(
      '[lipovo] Регистър на детските градини <http://lipovo.example/r.csv> | лиценз: отворен · cc-by-4.0 · site/words · „при условията на CC BY 4.0“ | ' +
        'актуалност: закъснели · последна промяна 2026-01-31 (page) · срок 31 дни (stated) · „към 31.01.2026 г.“',
    );
  });

  it('says why it cannot tell, and that there is no quote', () => {
    const nothing = { id: null, place: null, quotes: [] };
    const text = verdictText({
      institution: 'a',
      title: 'б',
      url: 'u',
      licence: { is: 'cannot-tell (not-captured: terms-not-seen)', ...nothing },
      freshness: { is: 'cannot-tell', latest: null, days: null, dueBy: null, ...nothing },
    });
    expect(text).toBe('[a] б <u> | лиценз: не може да се установи (not-captured: terms-not-seen) · без цитат | актуалност: не може да се установи · без цитат');
  });
});
