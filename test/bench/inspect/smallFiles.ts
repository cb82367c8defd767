// Small files: CSV, JSON and pages of up to 20 kB, all facts of each, one after another.
import process from 'node:process';
import { loadRuleBook } from '../../../src/app/loadRuleBook.ts';
import { bytesSource } from '../../../src/inspect/byteSource.ts';
import { inspectBody } from '../../../src/inspect/inspectBody.ts';
import { benchSite } from '../crawl/site.ts';

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
const startedMs = performance.now();
for (const [index, body] of bodies.entries())
  await inspectBody(bytesSource(new Uint8Array(body)), `body-${index}`, tables);
const seconds = (performance.now() - startedMs) / 1_000;
process.stdout.write(`${JSON.stringify({ seconds, files: bodies.length })}\n`);
