import { cutGraphemes, quote } from '../../model/evidence.ts';
import type { DateStatement } from '../../model/factValues.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import { type DateLabel, dateLabel } from '../dates/dateLabel.ts';
import { intervalEnd, isoPoint } from '../dates/intervalEnd.ts';
import { type ReadDate, readDates } from '../dates/readDates.ts';
import { datePlaces, type DatePlaces, inDataTable } from './datePlaces.ts';
import { FILE_ENDING } from './fileEnding.ts';
import { labelAbove, labelAfter, valueOfLabel } from './labelsAround.ts';
import { filesUnder, linksBeside } from './linksBeside.ts';
import { countsThings, isTitleLine, namesPeriod } from './namesPeriod.ts';
import type { PageReading, ReadHtmlTable, TextBlock } from './pageReading.ts';

const MAX_STATEMENTS = 500;
const META_DATES: Readonly<Record<string, DateStatement['says']>> = {
  'article:modified_time': 'modified', 'og:updated_time': 'modified', 'dcterms.modified': 'modified', 'dc.date.modified': 'modified', 'last-modified': 'modified',
  'dcterms.issued': 'published', 'article:published_time': 'published', 'dc.date.issued': 'published', 'dcterms.created': 'created', 'dc.date.created': 'created',
  'dcterms.available': 'published', 'dc.date.available': 'published', 'dc.date.published': 'published', 'og:published_time': 'published', 'og:article:published_time': 'published', 'og:article:modified_time': 'modified', 'article:published': 'published', 'article:modified': 'modified',
  'citation_publication_date': 'published', 'citation_online_date': 'published', 'publish-date': 'published', publish_date: 'published', pubdate: 'published', 'publication-date': 'published', publication_date: 'published', 'dcterms.dateissued': 'published', 'dcterms.datesubmitted': 'created', 'date.issued': 'published', 'date.created': 'created', 'date.modified': 'modified', 'creation-date': 'created', 'creation_date': 'created', 'created_time': 'created', 'article:created_time': 'created',
  revised: 'modified', 'last_modified': 'modified', lastmod: 'modified', 'last-updated': 'modified', 'last-update': 'modified', last_updated: 'modified', 'modified_time': 'modified', 'updated_time': 'modified', 'dcterms.temporal': 'period-end', 'dc.coverage.temporal': 'period-end', 'dcterms.valid': 'as-of',
  datemodified: 'modified', modified: 'modified', datepublished: 'published', issued: 'published', datecreated: 'created', created: 'created',
}; // prettier-ignore

/**
 * Dates of a page with the words that say what they date. A date without such words says nothing, but a quarter, half
 * year or month in the name of a file or a quarter in a heading is its period; a year beside © is no date of data.
 * Beside a link (its words, row, item or line) a date speaks of that file, in a heading of the files under it, in or
 * over a data table of the table, elsewhere of the page.
 */
export function pageDates(reading: PageReading, tables: Tables): readonly DateStatement[] {
  const places = datePlaces(reading);
  const headed = columnLabels(reading.tables);
  const statements: DateStatement[] = [];
  for (const [index, block] of reading.blocks.entries()) {
    if (statements.length >= MAX_STATEMENTS) break;
    if (block.region === 'nav') continue;
    const own = readDates(block.text);
    const cell = own.length <= 1 ? valueOfLabel(reading, index, tables) : null;
    for (const date of cell === null ? own : [cell.date]) {
      const before = block.text.slice(Math.max(0, date.from - 100), date.from);
      const label =
        cell?.label ??
        dateLabel(before, tables.vocabulary) ??
        headLabel(block, headed, tables) ??
        labelAbove(reading.blocks, index, before, tables) ??
        labelAfter(block.text, date);
      if (speaksOfSite(block, before)) continue;
      const at = block.from + date.from;
      const span = label === null && CONTAINS.test(before) && IS_SPAN.test(block.text.slice(date.from, date.to));
      const isPeriod = span || (label?.says === 'as-of' && IS_YEARS.test(block.text.slice(date.from, date.to)));
      const said = isPeriod ? 'period-end' : label?.says;
      const says = said ?? (isPeriodByNature(date, block, at, places, tables) ? 'period-end' : null);
      if (
        says === null ||
        (says === 'period-end' && (isPlan(block.text) || IS_AHEAD.test(before) || BEGAN.test(before)))
      )
        continue;
      // A story tells of years; only what names data with its period says which period the page is about.
      const titled =
        cell !== null ||
        span ||
        block.headingLevel > 0 ||
        (date.precision === 'quarter' && isAlone(block.text, date)) ||
        namesPeriod(block.text, date, label?.phrase ?? null, tables.vocabulary);
      const words = quote(`${before.slice(-60)}${block.text.slice(date.from, date.to)}`);
      const found = { date: date.date, precision: date.precision, says, words };
      statements.push(
        ...placed(places, block, at, found).filter(({ scope }) => titled || scope !== 'page' || says !== 'period-end'),
      );
    }
  }
  return withoutEchoes([...statements, ...timeElements(places, tables), ...metaDates(reading)]).slice(
    0,
    MAX_STATEMENTS,
  );
}

/** „Последна промяна на страницата: …“ beside a link is of the page all the same. */
const OF_WHOLE_PAGE =
  /(?:промяна|промени|обновяване|обновление|редакция|редактиране|актуализация|актуализиране|осъвременяване)(?:та|то)? (?:на|в) (?:тази |настоящата |уеб |интернет )?(?:страница|сайт)|(?:страницата|сайтът|сайта) (?:е )?(?:последно )?(?:е )?(?:обновен|променен|редактиран|актуализиран)|(?:this )?page (?:was )?(?:last )?(?:updated|modified|changed|edited)/iu;

type Undated = Pick<DateStatement, 'date' | 'precision' | 'says' | 'words'>;

function placed(
  { reading, dataTables }: DatePlaces,
  block: TextBlock,
  at: number,
  found: Undated,
): readonly DateStatement[] {
  const common = { ...found, at: { kind: 'css', path: block.css } } as const;
  if (OF_WHOLE_PAGE.test(found.words)) return [{ ...common, scope: 'page', linkIndex: null }];
  const beside = linksBeside(reading.links, at);
  const links = beside.length === 0 && block.headingLevel > 0 ? filesUnder(reading.links, block) : beside;
  if (links.length > 0) return links.map((linkIndex) => ({ ...common, scope: 'file', linkIndex }));
  const over = block.headingLevel > 0 && dataTables.some((table) => table.from > at && table.heading === block.text);
  const scope = over || inDataTable({ reading, dataTables }, at) ? 'table' : 'page';
  return [{ ...common, scope, linkIndex: null }];
}

/** „Първо тримесечие 2025 г.“ as a heading, „Отчет – март 2025 г.“ as a file's name: such a time can only be a period. */
function isPeriodByNature(
  date: ReadDate,
  block: TextBlock,
  at: number,
  { reading }: DatePlaces,
  tables: Tables,
): boolean {
  const { precision } = date;
  if (block.region !== 'main') return false;
  if (precision === 'quarter' && (block.headingLevel > 0 || isTitleLine(block.text, date, tables.vocabulary)))
    return true;
  if (
    precision === 'quarter' &&
    isAlone(block.text, date) &&
    (!reading.tables.some((one) => at >= one.from && at < one.to) || linksBeside(reading.links, at).length === 1)
  )
    return true;
  // „Годишен отчет 2024“
  if (precision === 'year' && REPORT_OF_YEAR.test(block.text.slice(0, date.from)))
    return isTitleLine(block.text, date, tables.vocabulary);
  // „Регистър на заповедите – 2024 г.“, „Седмичен график 08.09.2025 – 14.09.2025 г.“
  if (
    (precision === 'year' &&
      (/(?:[–—,-]|\sin)\s{0,2}$/u.test(block.text.slice(0, date.from)) ||
        (date.from < 12 && /^\s{0,2}[–—-]\s/u.test(block.text.slice(date.to))))) ||
    (precision === 'day' && IS_RANGE.test(block.text.slice(date.from, date.to))) ||
    (precision === 'year' && IS_YEARS.test(block.text.slice(date.from, date.to))) ||
    (precision === 'day' && IS_WEEK.test(block.text.slice(date.from, date.to))) ||
    (precision === 'year' && FISCAL.test(block.text.slice(date.from, date.to)))
  )
    return (
      isTitleLine(block.text, date, tables.vocabulary) && (isOfData(block.text, tables) || countsThings(block.text))
    );
  if (precision !== 'quarter' && precision !== 'month') return false;
  if (
    namesPeriod(block.text, date, null, tables.vocabulary) &&
    (isOfData(block.text, tables) || countsThings(block.text))
  )
    return true;
  return reading.links.some((link) => link.from <= at && at < link.to && FILE_ENDING.test(link.href));
}

const IS_RANGE = /\d.{0,12}\s{0,2}(?:[–—-]|до|to|until)\s{0,2}\d{1,2}\s?[.\s]/u;
/** „Ресурсът съдържа актовете от 01.11.2023 до 31.10.2024“: a span of time of what data hold. */
const CONTAINS =
  /(?:(?:съдържа|обхваща|включва|покрива|представя|показва|обобщава)т? |(?:contain|cover|include|show|span)s? )[^.;!?]{0,90}(?:от|за|между|през|from|for|between|периода|времето)?\s{0,2}$/iu;
const IS_SPAN = /\d.{0,16}(?:[–—-]|до|to|until|и|and)\s{0,2}\d/u;
/** „Данни от 2015 до 2024 г.“ */
const IS_YEARS = /^\d{4}.{1,6}\d{4}/u;
const IS_WEEK = /седмица|week|w\d/iu;
const FISCAL = /^fy/iu;
const REPORT_OF_YEAR =
  /(?<!\p{L})(?:отчет|доклад|баланс|бюлетин|годишник|статистика|статистически преглед|справочник|сборник|report|statistics|yearbook)\s{1,2}$/iu;

/** „Четвърто тримесечие на 2022 г.“ and nothing else. */
function isAlone(line: string, { from, to }: ReadDate): boolean {
  return !/[\p{L}\d]/u.test(line.slice(0, from) + line.slice(to));
}

/** „Месечен отчет 10/2022“ names data; „Обява 10/2022“ has a number. */
function isOfData(line: string, { vocabulary }: Tables): boolean {
  const plain = normaliseWords(line.slice(0, 200));
  return [vocabulary.dataStrong, vocabulary.dataMedium, vocabulary.comesOut].some(
    (phrases) => findAny(plain, phrases) !== null,
  );
}

/** „Expected release: March 2027“. */
const IS_AHEAD =
  /(?<!\p{L})(?:expected|planned|upcoming|forthcoming|scheduled|next|очакван\p{L}{0,3}|предстоящ\p{L}{0,3}|следващ\p{L}{0,3}|насрочен\p{L}{0,3})(?: \p{L}+){0,3}[\s:–-]{1,4}(?:за |през |на |in |for |on )?$/iu;

/** „Основан през 2025 г.“: when something began is no period of data. */
const BEGAN =
  /(?<!\p{L})(?:основан|построен|изграден|учреден|открит|създаден|роден|започв|стартира|тръгва|открива се|насрочен|предстои|founded|built|opened|established|created|born|launched|starts|begins|opens)\p{L}{0,3}(?: (?:през|в|на|in|from|since))? ?$/iu;

const PLAN_WORDS = [
  'план',
  'планът',
  'плана',
  'планове',
  'стратеги~',
  'програма',
  'програми',
  'прогноз~',
  'проект~',
  'намерени~',
  'предстои',
  'предстоящ~',
  'очаквайте',
];

/** A plan names the time ahead, not the time of the data. */
function isPlan(text: string): boolean {
  const plain = normaliseWords(text.slice(0, 500));
  if (STILL_TO_DO.test(plain)) return true;
  return findAny(plain, PLAN_WORDS) !== null && !(REPORT_ON.test(plain) && !AND_A_PLAN.test(plain));
}

/** „Данни за публикуване през 2026 г.“ */
const STILL_TO_DO =
  /(?<!\p{L})(?:за|предвиден\p{L}{0,2}|планиран\p{L}{0,2}) (?:публикуване|отваряне|предоставяне|разработване|изграждане|набавяне) (?:през|до|в|за) /u;
/** „Отчет по програми, II тримесечие 2025 г.“ tells what was done, whatever was planned. */
const REPORT_ON = /^(?:\p{L}+ )?отчет(?:и|ът|а)? (?:по|за|на) /u;
const AND_A_PLAN = /(?<!\p{L})(?:и|с|или|проект на|намерени\p{L}*) (?:план|проект|прогноз|програм|стратеги)/u;

const SITE_WORDS = [
  'на сайта',
  'сайтът',
  'порталът',
  'уебсайтът',
  'на портала',
  'на уебсайта',
  'днес е',
  'версия',
  'site',
  'website',
];

/** „Последна актуализация на сайта“ dates the site's system, not its data. */
function speaksOfSite(block: TextBlock, before: string): boolean {
  if (block.region === 'main') return false;
  return block.region === 'header' || findAny(normaliseWords(before.split(/[|•·]/u).at(-1) ?? ''), SITE_WORDS) !== null;
}

type ColumnLabels = { readonly table: ReadHtmlTable; readonly columns: ReadonlyMap<string, number> };

/** For each table with a header: in which column a text stands, when it stands in one only. */
function columnLabels(tables: readonly ReadHtmlTable[]): readonly ColumnLabels[] {
  return tables
    .filter((table) => table.rows.length >= 2 && table.nestedTables === 0)
    .map((table) => {
      const columns = new Map<string, number>();
      for (const row of table.rows.slice(1)) {
        for (const [column, cell] of row.entries()) {
          if (cell.length === 0 || cell.length > 60) continue;
          const known = columns.get(cell);
          columns.set(cell, known === undefined || known === column ? column : -1);
        }
      }
      return { table, columns };
    });
}

/** In „Документ | Дата на публикуване | Файл“ the head of the column says what the dates below it date. */
function headLabel(block: TextBlock, headed: readonly ColumnLabels[], tables: Tables): DateLabel | null {
  if (block.text.length > 60) return null;
  const inside = headed.find(({ table }) => block.from >= table.from && block.from < table.to);
  const column = inside?.columns.get(block.text.trim()) ?? -1;
  const head = inside?.table.rows[0]?.[column] ?? '';
  return head === '' || /\d/.test(head) ? null : dateLabel(`${head}: `, tables.vocabulary);
}

/** `<time>`: what it dates is said by its own name or by the words before it. */
function timeElements(places: DatePlaces, tables: Tables): readonly DateStatement[] {
  const { times, links, blocks } = places.reading;
  return times.flatMap((time): readonly DateStatement[] => {
    const date = readDates(time.datetime)[0];
    const says = date === undefined ? null : (nameSays(time.itemprop) ?? wordsSay(blocks, time.from, tables));
    if (says === null || date === undefined) return [];
    const at = { kind: 'css', path: time.css } as const;
    const words = quote(`<time datetime="${time.datetime}">`);
    const base = { date: date.date, precision: date.precision, says, words, at } as const;
    const beside = linksBeside(links, time.from);
    if (beside.length === 1) return [{ ...base, scope: 'file' as const, linkIndex: beside[0] ?? null }];
    return [{ ...base, scope: 'page' as const, linkIndex: null }];
  });
}

function nameSays(name: string): DateStatement['says'] | null {
  if (/\bupdated\b/.test(name)) return META_DATES[name] ?? 'modified';
  return META_DATES[name] ?? (/\bpublished\b|\bentry-date\b/.test(name) ? 'published' : null);
}

function wordsSay(blocks: readonly TextBlock[], at: number, tables: Tables): DateStatement['says'] | null {
  const index = lastBlockBefore(blocks, at);
  const block = blocks[index];
  if (block === undefined || block.region === 'nav' || block.region === 'header') return null;
  const before = block.text.slice(Math.max(0, at - block.from - 100), Math.max(0, at - block.from));
  const label = dateLabel(before, tables.vocabulary) ?? labelAbove(blocks, index, before, tables);
  return label === null || speaksOfSite(block, before) ? null : label.says;
}

/** Index of the last block that begins at or before this place; blocks stand in the order of the text. */
function lastBlockBefore(blocks: readonly TextBlock[], at: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((blocks[middle]?.from ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The same date of the same thing once: `<time>` and its words, a date in two columns. */
function withoutEchoes(statements: readonly DateStatement[]): readonly DateStatement[] {
  const seen = new Set<string>();
  return statements.filter(({ date, says, scope, linkIndex }) => {
    const key = `${date} ${says} ${scope} ${linkIndex ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}

function metaDates(reading: PageReading): readonly DateStatement[] {
  return [...reading.metas, ...reading.properties].flatMap(({ name, content, css }) => {
    const says = META_DATES[name];
    const date =
      says === undefined
        ? undefined
        : says === 'period-end'
          ? intervalEnd(content)
          : (readDates(content)[0] ?? isoPoint(content.trim()));
    if (says === undefined || date === undefined || date === null) return [];
    return [
      {
        date: date.date,
        precision: date.precision,
        says,
        scope: 'page' as const,
        words: cutGraphemes(`${name}: ${quote(content)}`, 200),
        at: { kind: 'css', path: css } as const,
        linkIndex: null,
      },
    ];
  });
}
