import { findAny, normaliseWords } from '../../model/words.ts';
import type { PageReading } from './pageReading.ts';
import { readPage } from './readPage.ts';

/** Fewer letters than this are no content: a spinner, „Зареждане…“, a copyright line. */
const SHELL_LETTERS = 200;
const SHELL_LINKS = 5;
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

/** Whether a page is a shell that scripts fill: what is in its markup says nothing about what people see. */
export function needsScript(html: string): boolean {
  return readingNeedsScript(readPage(html));
}

export function readingNeedsScript(reading: PageReading): boolean {
  if (reading.scripts === 0 || reading.truncated) return false;
  const visible = reading.blocks.map((block) => block.text).join(' ');
  const letters = (visible.slice(0, 20_000).match(/\p{L}/gu) ?? []).length;
  const links = reading.links.filter((link) => !/^(?:#|javascript:|mailto:|tel:)/i.test(link.href)).length;
  if (letters >= SHELL_LETTERS || links >= SHELL_LINKS || reading.tables.some((table) => table.rows.length > 2))
    return false;
  if (reading.mountPoint) return true;
  return (
    findAny(normaliseWords(`${reading.noscript.slice(0, 2_000)} ${visible.slice(0, 2_000)}`), ASKS_FOR_SCRIPT) !== null
  );
}
