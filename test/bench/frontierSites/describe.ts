import process from 'node:process';
import { breadthFirstRequests } from './breadthFirstRequests.ts';
import { generateSite } from './generateSite.ts';
import { oracleRequests } from './oracleRequests.ts';

/** A table of sites: what they are, how large, and what the two ends of the scale need to discover 90 % of the files. */
export function describeSites(seeds: readonly number[]): string {
  const rows = seeds.map((seed) => {
    const site = generateSite(seed);
    const cells = [
      String(seed).padStart(4),
      String(site.pageCount).padStart(6),
      String(site.files.size).padStart(6),
      `${((100 * site.files.size) / (site.pageCount + site.files.size)).toFixed(1)} %`.padStart(7),
      String(breadthFirstRequests(site, 0.9)).padStart(6),
      String(oracleRequests(site, 0.9)).padStart(6),
      site.kind,
    ];
    return cells.join('  ');
  });
  return ['seed   pages   files  of both     BFS  oracle  kind', ...rows].join('\n');
}

if (import.meta.main) {
  process.stdout.write(`${describeSites(Array.from({ length: 20 }, (_, at) => at + 1))}\n`);
}
