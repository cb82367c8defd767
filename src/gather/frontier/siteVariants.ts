import { isIP } from 'node:net';

/**
 * A site goes by up to four addresses: http and https, with `www.` and without. Pages of all four are one site's, and
 * are asked under one of them. An address with a port of its own has no other scheme, an IP address no `www.`.
 */

/** The name that all addresses of one site share; '' for what is no address. */
export function siteGroup(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return '';
  const bare = parsed.hostname.replace(/^www\./, '');
  return parsed.port === '' ? bare : `${parsed.protocol}//${bare}:${parsed.port}`;
}

/** The other addresses of the same page, in the order in which they are tried: other scheme, other name, both. */
export function twinsOf(url: string): readonly string[] {
  const parsed = URL.parse(url);
  if (parsed === null) return [];
  const schemes = parsed.port === '' ? ['http:', 'https:'] : [parsed.protocol];
  const otherScheme = schemes.find((scheme) => scheme !== parsed.protocol);
  const otherName = otherNameOf(parsed.hostname);
  const twins: [scheme: string | undefined, name: string | null][] = [
    [otherScheme, parsed.hostname],
    [parsed.protocol, otherName],
    [otherScheme, otherName],
  ];
  return twins.flatMap(([scheme, name]) =>
    scheme === undefined || name === null ? [] : [underOrigin(url, originOf(scheme, name, parsed.port))],
  );
}

/** The same page under another address of its site. */
export function underOrigin(url: string, origin: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? url : `${origin}${parsed.pathname}${parsed.search}`;
}

function originOf(scheme: string, name: string, port: string): string {
  return `${scheme}//${name}${port === '' ? '' : `:${port}`}`;
}

function otherNameOf(hostname: string): string | null {
  if (hostname.startsWith('www.')) return hostname.slice('www.'.length);
  return hostname.includes('.') && isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? `www.${hostname}` : null;
}
