import { describe, expect, it } from 'vitest';
import { ARCHETYPES } from '../bench/frontierSites/archetypes.ts';
import { breadthFirstRequests } from '../bench/frontierSites/breadthFirstRequests.ts';
import { describeSites } from '../bench/frontierSites/describe.ts';
import { generateSite } from '../bench/frontierSites/generateSite.ts';
import { oracleRequests } from '../bench/frontierSites/oracleRequests.ts';
import type { GeneratedSite } from '../bench/frontierSites/site.ts';
import { holdsForSites } from './holdsForSites.ts';

/** One small site of each kind; large ones: test/long. */
const SEEDS = [3, 4, 5, 8, 10, 24, 30, 33, 35, 37, 42, 48, 69, 71];

const kinds = holdsForSites(SEEDS);

it('every kind of site is among those that are made here', () => {
  expect(new Set(kinds)).toEqual(new Set(ARCHETYPES.map(({ kind }) => kind)));
});

describe('the two ends of the scale', () => {
  // Seeds of small sites: one whose files links reach, one with files that only the sitemap has.
  it.each([3, 8])('seed %i: whoever knows everything needs no more requests than who knows nothing', (seed) => {
    const site = generateSite(seed);
    for (const share of [0.5, 0.9, 1]) {
      const oracle = oracleRequests(site, share);
      expect(oracle).toBeGreaterThan(0);
      expect(oracle).toBeLessThanOrEqual(breadthFirstRequests(site, share));
      expect(oracle).toBeLessThan(site.pageCount);
    }
  });

  /** Home links a, b, c; a links d and e; d has files 1 and 2, b has 2, c is a paper, e has 3. */
  const small = tinySite({
    '/': ['/a', '/b', '/c.pdf'],
    '/a': ['/d', '/e'],
    '/b': ['/2.csv'],
    '/d': ['/1.csv', '/2.csv'],
    '/e': ['/3.csv'],
  });

  it.each([
    { share: 0.3, breadthFirst: 3, oracle: 2 },
    { share: 0.6, breadthFirst: 4, oracle: 3 },
    { share: 1, breadthFirst: 5, oracle: 4 },
  ])('a site counted by hand, $share of the files', ({ share, breadthFirst, oracle }) => {
    expect(breadthFirstRequests(small, share)).toBe(breadthFirst);
    expect(oracleRequests(small, share)).toBe(oracle);
  });

  it('are shown in one row a site', () => {
    expect(describeSites([3]).split('\n')).toHaveLength(2);
  });
});

function tinySite(paths: Readonly<Record<string, readonly string[]>>): GeneratedSite {
  const home = 'http://tiny.example/';
  const at = (path: string): string => new URL(path, home).href;
  const links = new Map(Object.entries(paths).map(([path, to]) => [at(path), to.map(at)] as const));
  const type = (url: string): string =>
    url.endsWith('.pdf') || url.endsWith('.csv') ? 'application/pdf' : 'text/html';
  return {
    seed: 0,
    kind: 'by hand',
    home,
    pageCount: links.size,
    files: new Set([...links.values()].flat().filter((url) => url.endsWith('.csv'))),
    decoys: new Set(),
    fetch: (url) => ({ status: links.has(url) ? 200 : 404, headers: [['Content-Type', type(url)]], body: '' }),
    links: (url) => links.get(url) ?? [],
  };
}
