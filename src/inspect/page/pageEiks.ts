import { isEik } from '../../model/eik.ts';
import type { PageReading } from './pageReading.ts';

const MAX_EIKS = 20;
/** Without as many digits in a row there is no number; looking for the words is dearer. */
const NINE_DIGITS = /\d(?:[ \u00a0]?\d){8}/;
const LABELLED =
  /(?:еик|булстат|eik|bulstat|единен идентификационен код|идентификационен номер)[^\d\n]{0,30}((?:\d[ \u00a0]?){8,12}\d)(?!\d)/giu;
const LABEL_AT_END = /(?:еик|булстат)(?:\s*\/\s*(?:еик|булстат))?\s*:?$/iu;

/** Unified identification codes near „ЕИК“ or „БУЛСТАТ“ whose check digits are right, in the order of the page. */
export function pageEiks(reading: PageReading): readonly string[] {
  const found = new Set<string>();
  for (const block of reading.blocks) {
    if (!NINE_DIGITS.test(block.text)) continue;
    for (const match of block.text.matchAll(LABELLED)) {
      const digits = (match[1] ?? '').replace(/\D/g, '');
      if (isEik(digits) && found.size < MAX_EIKS) found.add(digits);
    }
  }
  // „ЕИК“ in one cell or line and the number in the next.
  for (const [index, block] of reading.blocks.entries()) {
    const digits = /^(\d{9}|\d{13})(?!\d)/.exec(reading.blocks[index + 1]?.text ?? '')?.[1] ?? '';
    if (digits === '' || !LABEL_AT_END.test(block.text.slice(-40))) continue;
    if (isEik(digits) && found.size < MAX_EIKS) found.add(digits);
  }
  return [...found];
}
