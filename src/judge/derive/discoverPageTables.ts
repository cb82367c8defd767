import { quote } from '../../model/evidence.ts';
import { subjectKey } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Candidate, PageTable } from './candidate.ts';
import type { World } from './discoverLinked.ts';
import { formatByUrl, isDataFamily } from './formatLookup.ts';
import { offersData, speaksOfDocument } from './looksLikeData.ts';
import type { Page } from './pages.ts';
import { siteOf } from './siteOf.ts';

/** Fewer data rows than this make a register only when words say that it is one. */
const ROWS_OF_A_REGISTER = 8;
const FEWEST_ROWS = 3;

/** Registers that exist only as tables inside pages. The same table on several pages is one. */
export function discoverPageTables(world: World): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const page of world.pages.toSorted((a, b) => compareText(a.url, b.url))) {
    // A page in the place of a data file is judged as that file, and its table with it.
    const promised = formatByUrl(page.url, world.tables);
    if (promised !== undefined && isDataFamily(promised)) continue;
    if (page.blocked || world.exchanges.trouble(page.capture) !== null) continue;
    if (world.exchanges.value(page.shown, 'page.soft-missing') === true) continue;
    const tables = world.exchanges.value(page.shown, 'page.tables') ?? [];
    tables.forEach((table, index) => {
      if (!holdsRegister(table, page, world)) return;
      const signature = JSON.stringify([table.labels, table.rows, table.columns, table.caption]);
      if (!found.has(signature)) found.set(signature, tableCandidate(table, index, page, world));
    });
  }
  return [...found.values()];
}

function holdsRegister(table: PageTable, page: Page, world: World): boolean {
  if (table.columns < 2 || table.rows < FEWEST_ROWS) return false;
  const title = `${table.caption} ${headingOf(page, world)}`;
  if (findAny(normaliseWords(title), world.tables.vocabulary.notData) !== null) return false;
  if (speaksOfDocument(title, world.tables)) return false;
  return table.rows >= ROWS_OF_A_REGISTER || offersData(title, true, world.tables);
}

export function headingOf(page: Page, world: World): string {
  const names = world.exchanges.value(page.shown, 'page.names') ?? [];
  return (names.find(({ where }) => where === 'heading') ?? names.find(({ where }) => where === 'title'))?.text ?? '';
}

function tableCandidate(table: PageTable, index: number, page: Page, world: World): Candidate {
  const place = table.css === '' ? `table:nth(${index + 1})` : table.css;
  return {
    key: `${subjectKey(page.url)}#${place}`,
    origin: 'page-table',
    url: page.url,
    title: quote(table.caption || headingOf(page, world) || page.url),
    offers: [],
    foundOn: page.capture,
    capture: page.shown,
    outcome: 'answered',
    table: { page, table: { ...table, css: place } },
    form: null,
    described: null,
    portal: null,
    explicit: page.capture.target.purpose === 'local-file',
    site: page.capture.target.purpose === 'local-file' ? null : siteOf(page.capture, world),
  };
}
