import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { indexPage } from './indexPage.ts';
import type { PlannedSite } from './planSites.ts';

export type ServedSites = {
  /** Host → `address:port`, as the audit's config wants it. */
  readonly resolve: { readonly [host: string]: string };
  readonly close: () => Promise<void>;
};

/** Serves each site on a loopback port of its own. */
export async function serveSites(sites: readonly PlannedSite[]): Promise<ServedSites> {
  const servers: Server[] = [];
  const resolve: Record<string, string> = {};
  for (const site of sites) {
    const server = createServer((request, response) => answer(site, request, response));
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    resolve[site.host] = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  return { resolve, close: async () => void (await Promise.all(servers.map(closeServer))) };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((closed) => server.close(() => closed()));
}

function answer(site: PlannedSite, request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '/').replace(/[?#].*$/s, '');
  if (path === '/')
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(indexPage(site));
  const file = site.files.find((one) => samePath(one.path, path));
  if (file === undefined)
    return void response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Няма такъв файл\n');
  response.writeHead(200, { 'content-type': mediaType(path) }).end(file.item.bytes());
}

/** Clients escape more or less than we do; the decoded paths decide. */
function samePath(one: string, other: string): boolean {
  return decode(one) === decode(other);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  htm: 'text/html',
  html: 'text/html',
  json: 'application/json',
  geojson: 'application/geo+json',
  xml: 'application/xml',
  ttl: 'text/turtle',
  pdf: 'application/pdf',
  zip: 'application/zip',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** As a plain web server answers: by the ending of the name, no character set. */
function mediaType(path: string): string {
  return MEDIA_TYPES[/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
