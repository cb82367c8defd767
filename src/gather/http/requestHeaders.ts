import type { Header } from '../../model/capture.ts';
import type { CrawlConfig } from '../../model/config.ts';

export const ACCEPT_ENCODING = 'gzip, deflate, br, zstd';
const ACCEPT_PAGES = 'text/html,application/xhtml+xml,text/csv,application/json,application/xml;q=0.9,*/*;q=0.8';

const ACCEPTS: Readonly<Record<string, string>> = { json: 'application/json', page: ACCEPT_PAGES };

/** Who we are, so that an operator can find us: product with version, and the page that explains and lets opt out. */
export function userAgentOf(config: CrawlConfig): string {
  return `${config.userAgent.product} (+${config.userAgent.contactUrl})`;
}

/** The token that robots.txt groups name: the product without its version. */
export function productToken(config: CrawlConfig): string {
  return config.userAgent.product.split('/')[0] ?? config.userAgent.product;
}

/** Every header we send; nothing is faked, no cookies. Recorded as they go out. `asks` = `page`, `json`, or a value of Accept. */
export function requestHeaders(config: CrawlConfig, url: string, asks: string, hasBody: boolean): readonly Header[] {
  const headers: Header[] = [
    ['Host', URL.parse(url)?.host ?? ''],
    ['User-Agent', userAgentOf(config)],
    ['Accept', ACCEPTS[asks] ?? asks],
    ['Accept-Language', config.acceptLanguage],
    ['Accept-Encoding', ACCEPT_ENCODING],
  ];
  if (hasBody) headers.push(['Content-Type', 'application/json']);
  return headers;
}
