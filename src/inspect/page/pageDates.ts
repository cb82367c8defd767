import { cutGraphemes, quote } from '../../model/evidence.ts';
import type { DatePoint, DateStatement, FrequencyStatement } from '../../model/factValues.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import { dateLabel } from '../dates/dateLabel.ts';
import { readDates } from '../dates/readDates.ts';
import { readFrequency } from '../dates/readFrequency.ts';
import { isDataTable } from './dataTables.ts';
import type { PageReading, ReadHtmlTable, ReadLink, TextBlock } from './pageReading.ts';

const MAX_STATEMENTS = 500;
const MAX_LINKS_A_DATE = 5;
const META_DATES: Readonly<Record<string, DateStatement['says']>> = {
  'article:modified_time': 'modified', 'og:updated_time': 'modified', 'dcterms.modified': 'modified', 'dc.date.modified': 'modified', 'last-modified': 'modified',
  'dcterms.issued': 'published', 'article:published_time': 'published', 'dc.date.issued': 'published', 'dcterms.created': 'created', 'dc.date.created': 'created',
  datemodified: 'modified', modified: 'modified', datepublished: 'published', issued: 'published', datecreated: 'created', created: 'created',
}; // prettier-ignore

/**
 * Dates of a page with the words that say what they date. A date without such words says nothing; a year beside © is
 * no date of data. Beside a link (its row, item or line) it speaks of that file, in a data table of the table.
 */
export function pageDates(reading: PageReading, tables: Tables): readonly DateStatement[] {
  const statements: DateStatement[] = [];
  const headed = columnLabels(reading.tables);
  for (const block of reading.blocks) {
    if (statements.length >= MAX_STATEMENTS) break;
    if (block.region === 'nav') continue;
    for (const date of readDates(block.text)) {
      const before = block.text.slice(Math.max(0, date.from - 100), date.from);
      const label = dateLabel(before, tables.vocabulary) ?? headLabel(block, headed, tables);
      if (label === null || speaksOfSite(block, before)) continue;
      if (label.says === 'period-end' && isPlan(block.text)) continue;
      const words = quote(`${before.slice(-60)}${block.text.slice(date.from, date.to)}`);
      const point: DatePoint = { date: date.date, precision: date.precision };
      statements.push(...placed(reading, block, block.from + date.from, { ...point, says: label.says, words }));
    }
  }
  return [...statements, ...timeElements(reading), ...metaDates(reading)].slice(0, MAX_STATEMENTS);
}

/** Promises of how often data change, with the same places as dates. */
export function pageFrequencies(reading: PageReading, tables: Tables): readonly FrequencyStatement[] {
  const statements: FrequencyStatement[] = [];
  for (const block of reading.blocks) {
    if (statements.length >= 100) break;
    if (block.region !== 'main' || block.text.length > 5_000) continue;
    for (const sentence of block.text.split(/(?<=[.!?;])\s+/u)) {
      const frequency = readFrequency(sentence, tables);
      if (frequency === null) continue;
      const links = linksBeside(reading.links, block.from);
      const scope = links.length > 0 ? 'file' : tableAt(reading.tables, block.from) === null ? 'page' : 'table';
      const common = { frequency, scope, words: quote(sentence), at: { kind: 'css', path: block.css } } as const;
      if (links.length === 0) statements.push({ ...common, linkIndex: null });
      else for (const linkIndex of links) statements.push({ ...common, linkIndex });
    }
  }
  return statements;
}

type Undated = Pick<DateStatement, 'date' | 'precision' | 'says' | 'words'>;

function placed(reading: PageReading, block: TextBlock, at: number, found: Undated): readonly DateStatement[] {
  const common = { ...found, at: { kind: 'css', path: block.css } } as const;
  const links = linksBeside(reading.links, at);
  if (links.length > 0) return links.map((linkIndex) => ({ ...common, scope: 'file', linkIndex }));
  const scope = tableAt(reading.tables, at) === null ? 'page' : 'table';
  // „През 2025 г. общината …“ in a paragraph tells a story; only a heading says which period the page is about.
  if (scope === 'page' && found.says === 'period-end' && block.headingLevel === 0) return [];
  return [{ ...common, scope, linkIndex: null }];
}

/** A plan names the time ahead, not the time of the data. */
function isPlan(text: string): boolean {
  return (
    findAny(normaliseWords(text.slice(0, 500)), [
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
    ]) !== null
  );
}

/** Indexes of the links whose words share the smallest row, item or line with this place; none where a crowd does. */
function linksBeside(links: readonly ReadLink[], at: number): readonly number[] {
  let smallest = Number.POSITIVE_INFINITY;
  let found: number[] = [];
  for (const [index, link] of links.entries()) {
    if (at < link.contextFrom || at >= link.contextTo || link.region !== 'main' || !leadsSomewhere(link)) continue;
    const size = link.contextTo - link.contextFrom;
    if (size > smallest) continue;
    if (size < smallest) found = [];
    smallest = size;
    found.push(index);
  }
  return found.length > MAX_LINKS_A_DATE ? [] : found;
}

function leadsSomewhere(link: ReadLink): boolean {
  return !/^(?:#|javascript:|mailto:|tel:|data:)/i.test(link.href) && !/\b(?:license|licence)\b/.test(link.rel);
}

function tableAt(tables: readonly ReadHtmlTable[], at: number): ReadHtmlTable | null {
  return tables.find((table) => at >= table.from && at < table.to && isDataTable(table)) ?? null;
}

/** „Последна актуализация на сайта“ dates the site's system, not its data. */
function speaksOfSite(block: TextBlock, before: string): boolean {
  if (block.region === 'main') return false;
  return (
    findAny(normaliseWords(before), [
      'на сайта',
      'на портала',
      'на уебсайта',
      'днес е',
      'версия',
      'site',
      'website',
    ]) !== null || block.region === 'header'
  );
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
function headLabel(block: TextBlock, headed: readonly ColumnLabels[], tables: Tables): ReturnType<typeof dateLabel> {
  if (block.text.length > 60) return null;
  const inside = headed.find(({ table }) => block.from >= table.from && block.from < table.to);
  const column = inside?.columns.get(block.text.trim()) ?? -1;
  const head = inside?.table.rows[0]?.[column] ?? '';
  return head === '' || /\d/.test(head) ? null : dateLabel(`${head}: `, tables.vocabulary);
}

function timeElements(reading: PageReading): readonly DateStatement[] {
  return reading.times.flatMap((time): readonly DateStatement[] => {
    const says =
      META_DATES[time.itemprop] ??
      (/\bupdated\b/.test(time.itemprop)
        ? 'modified'
        : /\bpublished\b|\bentry-date\b/.test(time.itemprop)
          ? 'published'
          : null);
    const date = readDates(time.datetime)[0];
    if (says === null || date === undefined) return [];
    const at = { kind: 'css', path: time.css } as const;
    const links = linksBeside(reading.links, time.from);
    const base = {
      date: date.date,
      precision: date.precision,
      says,
      words: quote(`<time datetime="${time.datetime}">`),
      at,
    } as const;
    if (links.length === 1) return [{ ...base, scope: 'file' as const, linkIndex: links[0] ?? null }];
    return [{ ...base, scope: 'page' as const, linkIndex: null }];
  });
}

function metaDates(reading: PageReading): readonly DateStatement[] {
  return [...reading.metas, ...reading.properties].flatMap(({ name, content, css }) => {
    const says = META_DATES[name];
    const date = says === undefined ? undefined : readDates(content)[0];
    if (says === undefined || date === undefined) return [];
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
