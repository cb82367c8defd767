import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { pathPart } from '../model/pathPart.ts';

/**
 * The address as a valid URI (RFC 3986), as WARC-Target-URI must be: host names in punycode, everything that a URI may
 * not hold percent-encoded. The URL standard leaves `|`, `^`, `[`, `{`, lone `%` and others as they are, which strict
 * readers refuse. The address as asked is in the capture. What is no address at all becomes `x-zvezdomer:…`.
 */
export function targetUri(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) {
    if (path.isAbsolute(url)) return targetUri(pathToFileURL(url).href);
    return `x-zvezdomer:${pathPart(url)}`;
  }
  const href = parsed.href;
  const head = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?/.exec(href)?.[0] ?? '';
  const [rest = '', ...fragments] = href.slice(head.length).split('#');
  const fragment = fragments.length === 0 ? '' : `#${uriCharacters(fragments.join('%23'))}`;
  return `${head.replace(/[^\x21-\x7e]|[<>"{}|\\^`]/g, encodeCharacter)}${uriCharacters(rest)}${fragment}`;
}

function uriCharacters(text: string): string {
  return text
    .toWellFormed()
    .replace(/%(?![0-9a-fA-F]{2})/g, '%25')
    .replace(/[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]/gu, encodeCharacter);
}

function encodeCharacter(character: string): string {
  return encodeURIComponent(character);
}
