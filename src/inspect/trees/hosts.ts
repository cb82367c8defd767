/** The host of an address; empty when it has none. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? '';
}

/** Of the hosts that things are named at, the one with the most: the graph's own. Of equals the first by its letters. */
export function ownHost(named: ReadonlyMap<string, number>): string {
  return [...named].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}
