import type { Vocabulary } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';

const LONGEST_TITLE = 200;
/** „Обобщена месечна справка“: what a title names stands among its first words. */
const FIRST_WORDS = 3;
const NOTHING_MORE = /^[\s.,;:)\]"“”»*–—-]{0,6}$/u;

/**
 * Whether a line is the name of data with their period („Отчет за изпълнението на бюджета за I тримесечие на 2025 г.“)
 * or nothing but a period („Отчетен период: 2024 г.“). „През 2025 г. общината проведе …“ tells a story: its year says
 * nothing about the age of the data on the page. `from` and `to` are the date's place in the line.
 */
export function namesPeriod(
  line: string,
  { from, to }: { readonly from: number; readonly to: number },
  labelPhrase: string | null,
  vocabulary: Vocabulary,
): boolean {
  if (line.length > LONGEST_TITLE || !endsTitle(line.slice(to), vocabulary)) return false;
  const before = normaliseWords(line.slice(0, from));
  if (labelPhrase !== null && before.replace(/[\s:,-]+$/u, '') === labelPhrase) return true;
  const first = before.split(' ', FIRST_WORDS).join(' ');
  return (
    (findAny(first, vocabulary.dataStrong) !== null || findAny(first, vocabulary.dataMedium) !== null) &&
    findAny(before, vocabulary.notData) === null
  );
}

/** After the period a title may only say when it was put there. */
function endsTitle(rest: string, vocabulary: Vocabulary): boolean {
  if (NOTHING_MORE.test(rest)) return true;
  if (rest.length > 80 || !/^\s{0,2}[,;(–—-]/u.test(rest)) return false;
  const plain = normaliseWords(rest);
  return vocabulary.dateLabels.some(
    ({ says, phrases }) => (says === 'published' || says === 'modified') && findAny(plain, phrases) !== null,
  );
}
