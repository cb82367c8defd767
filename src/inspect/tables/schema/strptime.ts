const DIRECTIVES: Readonly<Record<string, string>> = {
  '%Y': String.raw`(?<year>\d{4})`,
  '%y': String.raw`(?<short>\d{2})`,
  '%m': String.raw`(?<month>\d{1,2})`,
  '%d': String.raw`(?<day>\d{1,2})`,
  '%H': String.raw`(?<hour>\d{1,2})`,
  '%M': String.raw`(?<minute>\d{1,2})`,
  '%S': String.raw`(?<second>\d{1,2})`,
  '%f': String.raw`(?:\d{1,6})`,
  '%z': String.raw`(?:Z|[+-]\d{2}:?\d{2})`,
  '%%': '%',
};

/**
 * A pattern of C `strptime`, as Table Schema writes formats of dates, as a regular expression with named groups. Null when
 * it uses what we cannot read (names of months, weeks) or uses one directive twice.
 */
export function strptime(format: string): RegExp | null {
  const directives = format.match(/%./g) ?? [];
  if (directives.length === 0 || new Set(directives).size < directives.length) return null;
  if (directives.some((directive) => DIRECTIVES[directive] === undefined)) return null;
  const shape = format.replace(
    /%.|[^%]+/g,
    (part) => DIRECTIVES[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
  );
  return new RegExp(`^${shape}$`, 'u');
}
