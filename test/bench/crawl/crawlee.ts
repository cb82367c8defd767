// Crawlee's side of the crawl bench. Arguments: the server's port, `default` or `tuned` (nothing kept on disk, no
// session pool, no faked headers, more requests at a time).
import process from 'node:process';
import { CheerioCrawler, Configuration, log, LogLevel } from '@crawlee/cheerio';

const [, , port, mode] = process.argv;
const tuned = mode === 'tuned';
log.setLevel(LogLevel.OFF);
let pages = 0;
const crawler = new CheerioCrawler(
  {
    ...(tuned ? { useSessionPool: false, persistCookiesPerSession: false, minConcurrency: 8, maxConcurrency: 32 } : {}),
    additionalMimeTypes: ['text/csv'],
    async requestHandler({ enqueueLinks, contentType }) {
      pages += 1;
      if (contentType.type === 'text/html') await enqueueLinks();
    },
  },
  new Configuration(tuned ? { persistStorage: false } : {}),
);
await crawler.run([`http://127.0.0.1:${port}/`]);
process.stdout.write(`${JSON.stringify({ pages })}\n`);
