/**
 * A text as one part of a path (RFC 3986 §3.3): ids and names that others wrote hold slashes, and sometimes half a
 * character, at which encodeURIComponent throws and a harvest would end.
 */
export function pathPart(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
