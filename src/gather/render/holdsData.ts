const MIN_ROWS = 3;
const MIN_FIELDS = 3;
const MAX_CHARACTERS = 20_000_000;
/** Names of what a program is set up with, not of what it shows. */
const SETUP =
  /(?:^|[/_.-])(?:i18n|l10n|locale|lang|translations?|messages|config|settings|manifest|menu|routes|theme|version|assets)(?:[/_.-]|$)/i;

/**
 * Whether an answer that a page's scripts asked for holds rows: a list of at least three like objects of three fields,
 * at the top or up to two levels below, features of a map, or delimited text. That is how registers made by scripts
 * get what they show. Settings and translations are none.
 */
export function holdsData(url: string, contentType: string, body: Uint8Array): boolean {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const path = URL.parse(url)?.pathname ?? '';
  if (SETUP.test(path) || body.length === 0 || body.length > MAX_CHARACTERS) return false;
  if (type === 'text/csv' || type === 'application/geo+json' || /\.(?:csv|geojson)$/i.test(path)) return true;
  if (
    !/\bjson\b/.test(type) &&
    !/^[\s\u00ef\u00bb\u00bf]*[[{]/.test(Buffer.from(body.subarray(0, 64)).toString('latin1'))
  )
    return false;
  try {
    return hasRows(
      JSON.parse(
        Buffer.from(body)
          .toString('utf8')
          .replace(/^\ufeff/, ''),
      ) as unknown,
      0,
    );
  } catch {
    return false;
  }
}

function hasRows(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return isTable(value);
  if (typeof value !== 'object' || value === null || depth > 2) return false;
  return Object.values(value).some((inner) => hasRows(inner, depth + 1));
}

function isTable(rows: readonly unknown[]): boolean {
  if (rows.length < MIN_ROWS) return false;
  const first = rows.slice(0, 20);
  // Rows as lists of cells, as DataTables wants them, or as objects.
  if (
    first.every(
      (row) => Array.isArray(row) && row.length >= MIN_FIELDS && row.length === (first[0] as unknown[]).length,
    )
  )
    return true;
  const fields = first.map((row) =>
    typeof row === 'object' && row !== null && !Array.isArray(row) ? Object.keys(row) : [],
  );
  const common = fields.reduce((left, right) => left.filter((name) => right.includes(name)));
  return common.length >= MIN_FIELDS;
}
