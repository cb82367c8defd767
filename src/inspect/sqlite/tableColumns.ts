/** Columns of a table by the statement that made it. */
export type TableColumns = {
  /** In the order in which records hold their values. */
  readonly names: readonly string[];
  /** Place of the column that is another name of the key of a row (INTEGER PRIMARY KEY); null when there is none. */
  readonly rowidColumn: number | null;
};

type Column = { readonly name: string; readonly rest: string };

const CONSTRAINT = /^(?:CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN)\b/i;
const LONGEST_STATEMENT = 200_000;

/** Reads the columns out of a CREATE TABLE statement; null when it is none that can be read. */
export function tableColumns(statement: string): TableColumns | null {
  const sql = withoutComments(statement.slice(0, LONGEST_STATEMENT));
  const open = indexOutside(sql, '(');
  if (open < 0) return null;
  const parts = topLevelParts(sql.slice(open + 1));
  if (parts === null) return null;
  const definitions = parts.list.map((part) => part.trim()).filter((part) => part !== '');
  const columns = definitions.filter((part) => !CONSTRAINT.test(part)).flatMap((part) => columnOf(part) ?? []);
  // Columns that are computed when they are read stand in no record.
  const stored = columns.filter(({ rest }) => !/\bAS\s*\(/i.test(rest) || /\bSTORED\b/i.test(rest));
  if (stored.length === 0) return null;
  if (/\bWITHOUT\s+ROWID\b/i.test(parts.behind)) {
    const keys = keyNames(stored, definitions);
    const first = keys.flatMap((key) => stored.find(({ name }) => same(name, key)) ?? []);
    const ordered = [...new Set([...first, ...stored])];
    return { names: ordered.map(({ name }) => name), rowidColumn: null };
  }
  return { names: stored.map(({ name }) => name), rowidColumn: rowidColumn(stored, definitions) };
}

function rowidColumn(columns: readonly Column[], definitions: readonly string[]): number | null {
  const keys = keyNames(columns, definitions);
  const index = columns.findIndex(({ name }) => keys.length === 1 && same(name, keys[0] ?? ''));
  return index >= 0 && /^INTEGER\b/i.test(columns[index]?.rest ?? '') ? index : null;
}

function keyNames(columns: readonly Column[], definitions: readonly string[]): readonly string[] {
  const own = columns.find(({ rest }) => /\bPRIMARY\s+KEY\b/i.test(rest));
  if (own !== undefined) return [own.name];
  const constraint = definitions.find((part) => CONSTRAINT.test(part) && /\bPRIMARY\s+KEY\s*\(/i.test(part));
  if (constraint === undefined) return [];
  const list = topLevelParts(constraint.slice(constraint.search(/\bPRIMARY\s+KEY\s*\(/i)).replace(/^[^(]*\(/, ''));
  return (list?.list ?? []).flatMap((part) => columnOf(part.trim())?.name ?? []);
}

function columnOf(definition: string): Column | null {
  const quoted = /^(?:"((?:[^"]|"")*)"|\[([^\]]*)\]|`((?:[^`]|``)*)`|'((?:[^']|'')*)')/.exec(definition);
  if (quoted !== null) {
    const name = quoted[1]?.replaceAll('""', '"') ?? quoted[2] ?? quoted[3]?.replaceAll('``', '`') ?? quoted[4] ?? '';
    return { name, rest: definition.slice(quoted[0].length).trim() };
  }
  const bare = /^[^\s(,)]+/.exec(definition)?.[0];
  return bare === undefined ? null : { name: bare, rest: definition.slice(bare.length).trim() };
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function withoutComments(sql: string): string {
  return replaceOutside(sql, /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y, ' ');
}

const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '[': ']' };

/** Place behind a quoted word that begins at `at`; `at` itself when none does. */
function behindQuoted(sql: string, at: number): number {
  const close = QUOTES[sql.charAt(at)];
  if (close === undefined) return at;
  const end = sql.indexOf(close, at + 1);
  return end < 0 ? sql.length : end + 1;
}

function indexOutside(sql: string, sign: string): number {
  for (let at = 0; at < sql.length;) {
    const behind = behindQuoted(sql, at);
    if (behind > at) at = behind;
    else if (sql.charAt(at) === sign) return at;
    else at += 1;
  }
  return -1;
}

function replaceOutside(sql: string, pattern: RegExp, by: string): string {
  let out = '';
  for (let at = 0; at < sql.length;) {
    const behind = behindQuoted(sql, at);
    pattern.lastIndex = at;
    const found = behind > at ? null : pattern.exec(sql);
    if (found !== null && found[0] !== '') {
      out += by;
      at += found[0].length;
    } else {
      const end = Math.max(behind, at + 1);
      out += sql.slice(at, end);
      at = end;
    }
  }
  return out;
}

/** Parts between commas up to the bracket that closes, and what stands behind it; null when none closes. */
function topLevelParts(sql: string): { readonly list: readonly string[]; readonly behind: string } | null {
  const list: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < sql.length;) {
    const behind = behindQuoted(sql, at);
    if (behind > at) {
      at = behind;
      continue;
    }
    const sign = sql.charAt(at);
    if (sign === ')' && depth === 0) return { list: [...list, sql.slice(from, at)], behind: sql.slice(at + 1) };
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) {
      list.push(sql.slice(from, at));
      from = at + 1;
    }
    at += 1;
  }
  return null;
}
