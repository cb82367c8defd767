import type { FactValues } from '../model/factValues.ts';

/** A page that stays longer than this is a page that renews itself, not a way to another one. */
const LONGEST_SECONDS = 10;
const LONGEST_TEXT = 4_096;

/**
 * The value of a `Refresh` header or of `<meta http-equiv=refresh>` by the HTML standard's „shared declarative refresh
 * steps“: seconds, then the address, with or without `url=` and quotes. Null when it only renews the page itself.
 */
export function readRefresh(text: string): FactValues['page.refresh'] | null {
  const match = /^\s*(\d{0,9})(?:\.[\d.]{0,20})?\s*[;,\s]\s*(?:url\s{0,20}=\s{0,20})?(.*)$/is.exec(
    text.slice(0, LONGEST_TEXT),
  );
  if (match === null) return null;
  const [, digits = '', rest = ''] = match;
  const quoteMark = /^["']/.exec(rest)?.[0];
  const url = (quoteMark === undefined ? rest : (rest.slice(1).split(quoteMark)[0] ?? '')).trim();
  if (url === '' || (digits === '' && !text.trimStart().startsWith('.'))) return null;
  const seconds = Number(digits);
  return { seconds, url, follows: seconds <= LONGEST_SECONDS };
}
