import { pathPart } from './pathPart.ts';

/** Path of the page of a dataset (`view`) or resource (`resourceView`) on the national portal. */
export function portalPath(kind: 'view' | 'resourceView', uri: string): string {
  return `/data/${kind}/${pathPart(uri)}`;
}
