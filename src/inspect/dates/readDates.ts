import type { DatePoint } from '../../model/factValues.ts';
import { DATE_SHAPES, shapesFor } from './dateShapes.ts';
import type { FoundDate } from './dateShapes.ts';
import { looseShapes } from './looseShapes.ts';

export type ReadDate = DatePoint & { readonly from: number; readonly to: number };

/** Longer texts are read to here: no page or cell needs more. */
const MAX_CHARACTERS = 2_000_000;
const MAX_DATES = 20_000;
/** Between the two ends of a period: „01.01.2025 г. – 31.12.2025 г.“, „от … до …“. */
const BETWEEN_ENDS = /^\s{0,3}(?:г(?:\.|од\.|одина)?)?\s{0,3}(?:[-–—÷]|до|to|until)\s{0,3}$/iu;
/** „Между 15 май 2024 и 15 септември 2024 г.“ */
const AND = /^\s{0,3}(?:г(?:\.|од\.|одина)?)?\s{0,3}(?:и|and)\s{0,3}$/iu;
const BETWEEN_THEM = /(?:между|between)\s{1,2}$/iu;

/**
 * All dates of a text in the order in which they stand, in the shapes that Bulgarian bodies use: day, month, quarter,
 * half, year, school year. Of a period the end is given. Years from 1990 to 2100 only; numbers of laws, phone
 * numbers, versions and amounts are left alone. `from` and `to` are positions in the text as given.
 */
export function readDates(text: string): readonly ReadDate[] {
  if (!/\d/.test(text)) return [];
  const bounded = text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS) : text;
  const found: FoundDate[] = [];
  for (const shape of shapesFor(bounded, [...DATE_SHAPES, ...looseShapes(bounded)])) {
    for (const match of bounded.matchAll(shape.pattern)) {
      if (found.length >= MAX_DATES) break;
      const point = shape.read(match, bounded);
      if (point !== null) found.push({ ...point, from: match.index, to: match.index + match[0].length });
    }
  }
  // Only after the longest shape has won: a day taken out of the list must not leave its month behind.
  const dates = withoutOverlaps(found).filter((date) => !isLawReference(bounded, date.from));
  return joinPeriods(dates, bounded);
}

/** Of dates that share characters the one that begins first stands, then the longer: „31.12.2025 г.“, not „12.2025 г.“. */
function withoutOverlaps(found: readonly FoundDate[]): readonly FoundDate[] {
  const kept: FoundDate[] = [];
  for (const date of [...found].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (date.from >= (kept.at(-1)?.to ?? 0)) kept.push(date);
  }
  return kept;
}

function joinPeriods(dates: readonly FoundDate[], text: string): readonly ReadDate[] {
  const joined: ReadDate[] = [];
  for (const date of dates) {
    const before = joined.at(-1);
    if (
      before !== undefined &&
      before.date <= date.date &&
      date.from - before.to <= 20 &&
      (BETWEEN_ENDS.test(text.slice(before.to, date.from)) ||
        (AND.test(text.slice(before.to, date.from)) &&
          BETWEEN_THEM.test(text.slice(Math.max(0, before.from - 12), before.from))))
    ) {
      joined[joined.length - 1] = { ...date, from: before.from };
    } else joined.push(date);
  }
  return joined;
}

/** „Посл. изм. 9.XII.2025 г.“ is of the page. */
const LAST_CHANGE = /(?<!\p{L})посл(?:\.|едн[аио])\s{0,2}(?:изм|доп)\.?\s{0,3}:?\s{0,3}(?:на|от)?\s{0,2}$/iu;

/**
 * „ДВ, бр. 48 от 2016 г.“, „Наредба № Н-1 от 7 март 2022 г.“, „ПМС № 147/20.06.2016“: the date of an act that a text
 * refers to says nothing about the age of what is published.
 */
function isLawReference(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - 80), from);
  if (LAST_CHANGE.test(before)) return false;
  if (
    /(?:^|[^\p{L}])(?:бр|брой|дв|изм|доп|обн)\.?\s{0,3}(?:,\s{0,2})?(?:бр\.?\s{0,3}|брой\s)?(?:\d{1,3}\s{0,3})?(?:\/|от|\(|,)?\s{0,3}$/iu.test(
      before,
    ) &&
    /(?:дв|държавен вестник|обн\.|изм\.|доп\.|бр\.)/iu.test(before)
  )
    return true;
  return /(?:закон|наредба|постановление|пмс|рмс|регламент|директива|указ|кодекс|правилник)\p{L}{0,6}(?:\s\(?(?:ес|еу|ео)\)?)?\s{0,2}(?:№|n|no)?\s{0,2}[\p{L}\d./-]{0,15}\s{0,2}(?:от|\/)\s{0,2}$/iu.test(
    before,
  );
}
