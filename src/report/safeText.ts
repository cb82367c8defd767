import { sha256 } from '../model/ids.ts';

// Text direction controls let a hostile title show other words than it holds; C0 controls are not allowed in HTML.
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Takes out characters that are invisible, turn the direction of text, or cannot be written as UTF-8. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, '').toWellFormed();
}

/** The address when a click on it is harmless (http or https); null for javascript:, data:, file: and the like. */
export function clickableUrl(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return null;
  return parsed.href;
}

/** An address as people read it: `%D0%B1` as „б“. What cannot be decoded stays as it is. */
export function readableUrl(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** An id as a file name or anchor. Ids of config and lanes may hold anything; a hash keeps changed ones apart. */
export function fileName(id: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,99}$/.test(id)) return id;
  const readable = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${readable === '' ? 'x' : readable}-${sha256(id).slice(0, 8)}`;
}

/** An argument of a POSIX shell: the addresses that we print in commands come from strangers. */
export function shellQuote(argument: string): string {
  return `'${visibleText(argument)
    .replace(/[\r\n]/g, ' ')
    .replaceAll("'", "'\\''")}'`;
}
