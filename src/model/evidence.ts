import type { CaptureId, Sha256 } from './ids.ts';
import { isIban } from './iban.ts';
import { isPersonalNumber } from './personalNumber.ts';

/** Where in an exchange or body a quote stands. Rows, columns and pages count from 1, as people do. */
export type Locator =
  | { readonly kind: 'whole' }
  | { readonly kind: 'status' }
  | { readonly kind: 'url' }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'css'; readonly path: string }
  | { readonly kind: 'bytes'; readonly from: number; readonly to: number }
  | { readonly kind: 'json'; readonly pointer: string }
  | { readonly kind: 'cell'; readonly sheet: string | null; readonly row: number; readonly column: number }
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'member'; readonly name: string; readonly inside: Locator | null };

/**
 * A pointer into a capture with the words found there. Body facts point at the body alone (the same bytes may come
 * from many addresses); derive adds the capture when it ties them to a resource.
 */
export type Evidence = {
  readonly capture: CaptureId | null;
  readonly body: Sha256 | null;
  readonly at: Locator;
  /** At most 200 graphemes, personal data masked. */
  readonly quote: string;
};

export const QUOTE_GRAPHEMES = 200;

/** Far more than 200 graphemes ever are, masked or not. */
const MOST_QUOTED = 20_000;

/**
 * Cuts to 200 graphemes and masks what may be personal data (10-digit personal numbers, accounts, e-mail addresses,
 * phone-like runs), so that no quote, fact or report can carry it. Space runs become one space.
 */
export function quote(text: string): string {
  const plain = text
    .slice(0, MOST_QUOTED)
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .trim();
  return cutGraphemes(withoutPersonal(plain), QUOTE_GRAPHEMES);
}

/**
 * A text with what may be personal data masked, and nothing else changed: for labels and names that are kept whole.
 * Each pattern is tried only where a sign of it stands, since every quote passes here.
 */
export function withoutPersonal(plain: string): string {
  if (!/[\d@]/.test(plain)) return plain;
  let text = plain;
  if (/[A-Z]{2}\d{2}/.test(text))
    text = text.replace(/(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![\p{L}\d])/gu, (account) =>
      isIban(account.replaceAll(' ', '')) ? '••••••••••' : account,
    );
  // From the beginning of a run of such letters only: tried from each of them, a long text would take minutes.
  if (text.includes('@'))
    text = text.replace(/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu, '•••@•••');
  if (/\d{10}/.test(text)) text = withoutTenDigits(text);
  return text
    .replace(/(?<!\d)(?:\+359|00359)[\s\d()/-]{6,14}\d/g, '•••••••')
    .replace(/(?<![\d.,])08[789]\d(?:[ /-]?\d){6}(?!\d)/g, '•••••••');
}

function withoutTenDigits(text: string): string {
  return (
    text
      .replace(/(?<![\p{L}\d.,-])\d{10}(?![\p{L}\d]|[.,]\d)/gu, '••••••••••')
      // Those with a valid check digit also where commas are separators, or a Cyrillic word stands right before them.
      .replace(/(?<![0-9A-Za-z_])(?<!\d\.)\d{10}(?![0-9A-Za-z_]|\.\d)/g, (digits) =>
        isPersonalNumber(digits) ? '••••••••••' : digits,
      )
  );
}

/** Cut after `count` graphemes, with an ellipsis when something was cut. */
export function cutGraphemes(text: string, count: number): string {
  if (text.length <= count) return text;
  const segmenter = new Intl.Segmenter('bg', { granularity: 'grapheme' });
  let kept = '';
  let seen = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (seen === count) return `${kept}…`;
    kept += segment;
    seen += 1;
  }
  return kept;
}
