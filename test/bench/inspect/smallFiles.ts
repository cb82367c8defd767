// Small files: CSV, JSON and pages of up to 20 kB, all facts of each, one after another. Twice: an audit has thousands,
// and only the first few hundred are read by code that Node has not compiled yet. Nothing is kept from round to round.
import { loadRuleBook } from '../../../src/app/loadRuleBook.ts';
import { bytesSource } from '../../../src/inspect/byteSource.ts';
import { inspectBody } from '../../../src/inspect/inspectBody.ts';
import { benchSite } from '../crawl/site.ts';
import { costOf, tell, type Took } from './costOf.ts';

const PAGES = 1_000;
const site = benchSite();
const pages = site.paths.filter((path) => path.endsWith('.html')).slice(0, PAGES);
const files = site.paths.filter((path) => path.endsWith('.csv'));
const bodies = [...pages, ...files].map((path) => site.answer(path)?.body ?? Buffer.alloc(0));
for (let index = 0; index < PAGES; index += 1) {
  const records = Array.from({ length: 1 + (index % 100) }, (_, row) => ({ eik: 100_000_000 + row, name: `Дружество ${index} ${row}`, sum: row * 1.37, active: row % 2 === 0 })); // prettier-ignore
  bodies.push(Buffer.from(JSON.stringify({ page: index, records })));
}
const { tables } = loadRuleBook('five-star');
const round = (): Promise<Took> =>
  costOf(async () => {
    for (const [index, body] of bodies.entries())
      await inspectBody(bytesSource(new Uint8Array(body)), `body-${index}`, tables);
  });
const first = await round();
tell({ ...(await round()), files: bodies.length, firstCpuSeconds: first.cpuSeconds });
