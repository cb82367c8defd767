import type { Tables } from '../../model/tables.ts';
import { normaliseWords } from '../../model/words.ts';
import { type DateLabel, dateLabel } from '../dates/dateLabel.ts';
import { eventAfter } from '../dates/eventLabel.ts';
import { type ReadDate, readDates } from '../dates/readDates.ts';
import type { PageReading, TextBlock } from './pageReading.ts';

const LONGEST_LABEL = 60;
/** „За“ and „към“ say something only of what follows in the same line. */
const SHORTEST_LABEL = 6;

/** „Дата на публикуване“ and, in the next cell or line, the date alone. */
export function labelAbove(
  blocks: readonly TextBlock[],
  index: number,
  before: string,
  tables: Tables,
): DateLabel | null {
  const above = blocks[index - 1];
  if (above === undefined || before.trim() !== '' || above.region !== blocks[index]?.region) return null;
  if (above.text.length > LONGEST_LABEL || /\d/.test(above.text)) return null;
  const label = dateLabel(`${above.text}: `, tables.vocabulary);
  return label === null || label.phrase.length < SHORTEST_LABEL || label.says === 'period-end' ? null : label;
}

const LONGEST_VALUE = 60;
/** A day, month, quarter or year at the beginning: asked of every short cell of every page. */
const LIKE_DATE =
  /^[^\p{L}\d]{0,3}(?:\p{L}{1,12}\.?,?\s(?:[–-]\s\p{L}{3,9}\s)?)?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2}|(?:19|20)\d{2}|\d{1,2}[./-](?:19|20)\d{2}|[IVІ1-4]{1,3}\s(?:трим|пол)|\d{1,2}\s\p{L}{3})/u;
const LIKE_LABEL =
  /^(?:[^\p{L}]{0,3})(?:(?:за |през )?(?:отчетен |отчетна |отчетно |обхванат |времеви |финансова |календарна |референтен |референтна )?(?:период(?:а|ът)?|обхват|месец|година|тримесечие|полугодие|обхваща|покрива)(?: на (?:данните|отчета|отчитане|наблюдение|измерване))?|(?:temporal |time |reference |reporting |fiscal |financial )?(?:coverage|period|year|month|quarter)(?: covered)?)[\s:]*$|публ|качен|качв|обнов|актуал|пром[ея]н|редак|създад|изготв|издад|issued|publ|posted|releas|updat|modif|revis|creat|upload|към|as of/iu;

/** „Отчетна година“ and, in the next cell or line, „2024“: read together, since alone it may be any number. */
export function valueOfLabel(
  { blocks, tables: grids }: PageReading,
  index: number,
  tables: Tables,
): { readonly date: ReadDate; readonly label: DateLabel } | null {
  const [above, block] = [blocks[index - 1], blocks[index]];
  if (above === undefined || block === undefined || block.text.length > LONGEST_VALUE) return null;
  if (above.text.length > LONGEST_LABEL || !LIKE_DATE.test(block.text) || /\d/.test(above.text)) return null;
  if (above.region !== block.region || !LIKE_LABEL.test(above.text)) return null;
  const grid = grids.find((one) => block.from >= one.from && block.from < one.to);
  const isPair = ([label, value, more]: readonly string[]): boolean =>
    label?.trim() === above.text.trim() && value?.trim() === block.text.trim() && more === undefined;
  if (grid !== undefined && !grid.rows.some(isPair)) return null;
  const head = `${above.text.replace(/[\s:]+$/u, '')}: `;
  const date = readDates(head + block.text).find(({ from }) => from >= head.length);
  const label = date === undefined ? null : dateLabel((head + block.text).slice(0, date.from), tables.vocabulary);
  if (date === undefined || label === null) return null;
  return { label, date: { ...date, from: date.from - head.length, to: date.to - head.length } };
}

const AFTER_REACH = 100;
/** Longer blocks are stories. */
const LONGEST_LINE = 300;

export function labelAfter(text: string, { from, to }: ReadDate): DateLabel | null {
  if (text.length > LONGEST_LINE || (from > 8 && !/^.{0,14}(?:когато|when) /u.test(text.slice(to, to + 30))))
    return null;
  return eventAfter(normaliseWords(text.slice(0, from)), ` ${normaliseWords(text.slice(to, to + AFTER_REACH))}`);
}
