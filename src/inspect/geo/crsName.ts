const LONGEST_NAME = 100;

/**
 * Coordinate system that a .prj file describes in well-known text: the authority's code where the whole system has one
 * (`EPSG:7801`), else its name; null when the text is none.
 */
export function crsName(text: string): string | null {
  const wkt = text.replace(/^\ufeff/, '').trim();
  const name = /^[A-Za-z_]{3,30}\s*[[(]\s*"([^"]{1,200})"/.exec(wkt)?.[1];
  if (name === undefined) return null;
  // Parts of the system have codes too: that of the whole stands last.
  const code =
    /(?:AUTHORITY\s*\[\s*"([A-Za-z]{2,10})"\s*,\s*"?(\d{1,7})"?\s*\]|ID\s*\[\s*"([A-Za-z]{2,10})"\s*,\s*(\d{1,7})\s*\])\s*\]\s*$/.exec(
      wkt.slice(-200),
    );
  if (code !== null) return `${code[1] ?? code[3] ?? ''}:${code[2] ?? code[4] ?? ''}`;
  return name.slice(0, LONGEST_NAME);
}
