import type { Resource } from '../../model/resource.ts';

/** Berners-Lee 2010: no open licence, no star; a level of 0 has none whatever the licence. Null = cannot tell. */
export function strictStars(level: number | null, licence: Resource['licence']): number | null {
  if (level === 0) return 0;
  if (level === null || licence === null) return null;
  return licence === 'open' ? level : 0;
}
