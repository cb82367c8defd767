// The ceiling of the crawl bench: undici asking for every address one after another, nothing parsed, nothing kept.
// Argument: the server's port.
import process from 'node:process';
import { Client } from 'undici';
import { benchSite } from './site.ts';

const client = new Client(`http://127.0.0.1:${process.argv[2]}`);
const site = benchSite();
let bytes = 0;
for (const path of site.paths) {
  const { body } = await client.request({ path, method: 'GET' });
  bytes += (await body.arrayBuffer()).byteLength;
}
await client.close();
process.stdout.write(`${JSON.stringify({ bytes })}\n`);
