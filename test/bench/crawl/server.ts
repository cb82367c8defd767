// The server of the crawl bench, a process of its own: prints its port; `/__stats` answers how many requests it had and
// when the first one came (milliseconds since 1970), and forgets them.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { benchSite } from './site.ts';

const site = benchSite();
let requests = 0;
let firstMs = 0;
const server = http.createServer((request, response) => {
  const path = request.url ?? '/';
  if (path === '/__stats') {
    response.end(JSON.stringify({ requests, firstMs }));
    requests = 0;
    firstMs = 0;
    return;
  }
  if (firstMs === 0) firstMs = Date.now();
  const answer = site.answer(path);
  if (answer === null) {
    response.writeHead(404, { 'Content-Type': 'text/plain', 'Content-Length': 0 }).end();
    return;
  }
  requests += 1;
  response.writeHead(200, { 'Content-Type': answer.type, 'Content-Length': answer.body.length }).end(answer.body);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.resume().on('end', () => process.exit(0));
