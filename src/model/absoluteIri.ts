// RFC 3986 in ASCII: what no syntax of RDF has to escape. A stray % is not one.
const IRI = /^[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/i;
const WEB = /^(?:https?|ftp):/i;

/**
 * An absolute address or URN as RDF may hold it, in ASCII; null = it is none (words, relative, `javascript:` and the
 * like, mail addresses). Names and passwords in it are left out, letters of other scripts become escapes.
 */
export function absoluteIri(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 2_000) return null;
  if (/^urn:[a-z0-9][a-z0-9-]{1,31}:/i.test(trimmed)) return IRI.test(trimmed) ? trimmed : null;
  if (!WEB.test(trimmed)) return null;
  const url = URL.parse(trimmed);
  if (url === null || url.hostname === '') return null;
  const isOpen = url.username === '' && url.password === '';
  if (isOpen && IRI.test(trimmed) && /^[a-z]+:\/\/[^/]/i.test(trimmed)) return trimmed;
  url.username = '';
  url.password = '';
  const written = url.href
    .replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replaceAll(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/g, encodeOne);
  return IRI.test(written) ? written : null;
}

function encodeOne(character: string): string {
  return encodeURIComponent(character.toWellFormed());
}
