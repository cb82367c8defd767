import { findAny, normaliseWords } from '../../model/words.ts';
import type { PageReading, PageRegion } from './pageReading.ts';
import { pageRefresh } from './pageRefresh.ts';

/** Fewer letters than this are no content: a spinner, „Зареждане…“, a copyright line. */
const SHELL_LETTERS = 200;
const SHELL_LINKS = 5;
/** The same for the content alone, on a page whose menu and footer came from the server. */
const CONTENT_LETTERS = 80;
const CONTENT_LINKS = 2;
/** Fewer elements that lead somewhere by script alone are buttons of a page, not its links. */
const SCRIPT_LINKS = 3;
const ASKS_FOR_SCRIPT = [
  'enable javascript',
  'javascript enabled',
  'requires javascript',
  'turn on javascript',
  'activate javascript',
  'without javascript',
  'разрешете javascript',
  'активирайте javascript',
  'включете javascript',
  'изисква javascript',
  'включен javascript',
  'активиран javascript',
  'поддържа javascript',
  'моля изчакайте',
];
const LOADING = [
  'зареждане',
  'зарежда се',
  'зареждат се',
  'зареждам',
  'моля изчакайте',
  'изчакайте',
  'loading',
  'please wait',
  'initializing',
];
/** „location = '/bg/'“ in the script of a page without content: only a browser gets to the page. */
const SENDS_ON = /\blocation(?:\.href)?\s{0,10}=(?!=)|\blocation\.(?:replace|assign)\s{0,10}\(/;

/**
 * Whether a page is a shell that scripts fill: what is in its markup says nothing about what people see. True also
 * when menu and footer came from the server and only the content did not, and when the content's links are no links
 * without scripts. An ordinary page with scripts, however short, is none: rendering costs its server and us.
 */
export function needsScript(reading: PageReading): boolean {
  if (reading.scripts === 0 || reading.truncated) return false;
  // What sends its readers on without scripts needs none.
  if (pageRefresh(reading)?.follows === true) return false;
  if (reading.tables.some((table) => table.rows.length > 2)) return false;
  const links = reading.links.filter(({ href }) => !/^(?:#|javascript:|mailto:|tel:)/i.test(href));
  const contentLinks = links.filter(({ region }) => region === 'main').length;
  if (reading.scriptLinks >= SCRIPT_LINKS && contentLinks < SCRIPT_LINKS) return true;
  if (links.length < SHELL_LINKS && letters(reading, SHELL_LETTERS, null) < SHELL_LETTERS)
    return isShell(reading, links.length);
  return (
    contentLinks < CONTENT_LINKS && letters(reading, CONTENT_LETTERS, 'main') < CONTENT_LETTERS && isUnfilled(reading)
  );
}

/** Next to nothing on the whole page: by its framework, by what it says, or because there is nothing at all. */
function isShell(reading: PageReading, links: number): boolean {
  if (reading.mountPoint || SENDS_ON.test(reading.scriptText)) return true;
  const visible = words(reading, null);
  if (links === 0 && reading.forms.length === 0 && visible.trim() === '') return true;
  const said = normaliseWords(`${reading.noscript.slice(0, 2_000)} ${visible}`);
  return findAny(said, ASKS_FOR_SCRIPT) !== null || findAny(normaliseWords(visible), LOADING) !== null;
}

/** Nothing where the content should be, although there is a menu: something must say that scripts will fill it. */
function isUnfilled(reading: PageReading): boolean {
  return reading.emptyMount || findAny(normaliseWords(words(reading, 'main')), LOADING) !== null;
}

/** Letters people see, in one region or all; stops counting at `enough`, since most pages have far more. */
function letters(reading: PageReading, enough: number, region: PageRegion | null): number {
  let count = 0;
  for (const block of reading.blocks) {
    if (region !== null && block.region !== region) continue;
    count += block.text.slice(0, 2_000).match(/\p{L}/gu)?.length ?? 0;
    if (count >= enough) break;
  }
  return count;
}

function words(reading: PageReading, region: PageRegion | null): string {
  const blocks = region === null ? reading.blocks : reading.blocks.filter((block) => block.region === region);
  return blocks
    .slice(0, 200)
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 2_000);
}
