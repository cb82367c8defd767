import { daysBetween } from './dateSpan.ts';
import type { OwnEdition } from './ownEdition.ts';

const YEAR = 366;
/** What is made for a time ahead is adopted at most so long after that time began: a budget by the end of April. */
const ADOPTION_DAYS = 122;
/** Slower things („годишен доклад“) nobody promised each year by naming one; a bulletin that calls itself weekly goes on. */
const LONGEST_NAMED_DAYS = 31;
/** So long may the making of an edition take beside its rhythm. */
const MAKING_DAYS = 40;

/**
 * Days of the rhythm by which an edition has been missed for more than one full period, counted from the end of its own
 * time; null when none is missed. `promised`: days of a promised rhythm; `due`: of any, also the kind's.
 */
export function isMissed(
  edition: OwnEdition,
  asOf: string,
  promised: number | null,
  due: number | null,
): number | null {
  const { to, ahead, named } = edition;
  const over = daysBetween(to, asOf);
  if (promised !== null) return over > 2 * promised ? promised : null;
  // The next budget or plan begins where this one ends.
  if (ahead) return due !== null && over > due + ADOPTION_DAYS && due >= YEAR - 1 ? due : null;
  if (named === null || named > LONGEST_NAMED_DAYS) return null;
  return over > 2 * named + Math.min(named, MAKING_DAYS) ? named : null;
}
