/** „Варна“ and „варненска“ are one district: no two begin with the same three letters but those around София. */
export function isRegion(region: string | null, said: string): boolean {
  if (region === null) return false;
  return (
    region.toLowerCase() === said || (said.endsWith('ска') && region.toLowerCase().slice(0, 3) === said.slice(0, 3))
  );
}

/** „област София“ of a municipality is the district around the city, however it is written. */
export function fitsRegion(region: string, said: string): boolean {
  return isRegion(region, said) || (/софи/i.test(region) && said.startsWith('софи'));
}
