/** The page of a dataset (`view`) or resource (`resourceView`) on the national portal. */
export function portalPage(origin: string, kind: 'view' | 'resourceView', uri: string): string {
  return `${origin}/data/${kind}/${encodeURIComponent(uri.toWellFormed())}`;
}
