// Measures every second, third … of the seeds FIRST-LAST in a process of its own: a line of JSON for each site.
// `node test/bench/frontier/measurePart.ts FIRST-LAST PARTS PART`; tune on other seeds than 1–60, never on these.

import process from 'node:process';
import { measureSite } from './measureSite.ts';

const [range = '', parts, part] = process.argv.slice(2);
const [first = 1, last = first] = range.split('-').map(Number);
for (let seed = first; seed <= last; seed += 1) {
  if ((seed - first) % Number(parts) !== Number(part)) continue;
  process.stdout.write(`${JSON.stringify(await measureSite(seed))}\n`);
}
