import { Buffer } from 'node:buffer';
import { isForeignerNumber, isPersonalNumber } from '../../model/personalNumber.ts';

/** Ten digits on their own, or between letters of another alphabet (bytes from 0x80). Not the end of a decimal. */
const TEN_DIGITS = /(?<![0-9A-Za-z_])(?<!\d\.)\d{10}(?![0-9A-Za-z_]|\.\d)/g;
/** Before the digits of a time stamp that only keeps browsers from showing an old file (`style.css?ver=1745123456`). */
const CACHE_BUSTER = /(?:\?|[?&;](?:v|ver|version|rev|t|ts|time|timestamp|cb|_)=)$/i;
/** „ЛНЧ“ in UTF-8, windows-1251 and UTF-16, as one character a byte. */
const FOREIGNER_LABEL = new RegExp(
  ['ЛНЧ', 'лнч']
    .flatMap((label) => [
      Buffer.from(label).toString('latin1'),
      Buffer.from(label, 'utf16le').toString('latin1'),
      windows1251(label),
    ])
    .join('|'),
);
/** Longer than anything that one match looks at. */
const OVERLAP = 64;

/**
 * Looks for personal numbers in bytes that come piece by piece, whatever their encoding: digits are the same in all that
 * sites use, and in UTF-16 only zero bytes stand between them. A foreigner's number counts only in a body that says „ЛНЧ“
 * somewhere: its check digit is right in every tenth number.
 */
export function createNumberGuard(): { push(bytes: Uint8Array): void; found(): boolean } {
  let tail = '';
  /** Up to where the tail was looked at already, with what stood before it. */
  let seen = 0;
  let label = false;
  let foreigner = false;
  let found = false;
  const look = (text: string, end: number): void => {
    label ||= FOREIGNER_LABEL.test(text);
    for (const match of text.matchAll(TEN_DIGITS)) {
      if (match.index < seen) continue;
      if (match.index >= end) break;
      if (CACHE_BUSTER.test(text.slice(Math.max(0, match.index - 16), match.index))) continue;
      found ||= isPersonalNumber(match[0]);
      foreigner ||= isForeignerNumber(match[0]);
    }
  };
  return {
    push(bytes) {
      if (found) return;
      const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const text = tail + view.toString('latin1').replaceAll('\0', '');
      const end = Math.max(seen, text.length - OVERLAP / 2);
      look(text, end);
      tail = text.slice(-OVERLAP);
      seen = Math.max(0, end - (text.length - tail.length));
    },
    found() {
      if (!found) look(tail, tail.length);
      return found || (label && foreigner);
    },
  };
}

/** For text that is at hand whole. */
export function hasPersonalNumber(text: string): boolean {
  const guard = createNumberGuard();
  guard.push(Buffer.from(text));
  return guard.found();
}

function windows1251(text: string): string {
  return [...text].map((letter) => String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x410 + 0xc0)).join('');
}
