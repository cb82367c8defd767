import { siteKey } from '../frontier/frontierEntry.ts';
import { isPaging } from '../frontier/pathKind.ts';
import { addressOf, queryParts } from '../frontier/queryParts.ts';
import type { LaneContext } from './laneContext.ts';
import { pathSeen } from './pathMemory.ts';

/** Combinations of filters asked on one path before they are weighed. */
const MOST_COMBINATIONS = 20;

/**
 * A page that filters a list by two things at once shows what the pages for each of them show; ten filters of five values
 * are millions of such pages. After twenty combinations on a path that led to nothing new, no more are asked: how many
 * that were. Null = ask.
 */
export function combinationsInVain(context: LaneContext, url: string): number | null {
  if (!isCombination(context, url)) return null;
  const asked = pathSeen(context, queryParts(url).path).filter(({ combination }) => combination);
  return asked.length >= MOST_COMBINATIONS && !asked.some(({ led }) => led) ? asked.length : null;
}

/**
 * Whether two parameters of an address can each be left out, and the site itself has links to what remains:
 * `?year=2024&month=5` is no combination where months are reached through years alone.
 */
export function isCombination(context: LaneContext, url: string): boolean {
  const { path, parts } = queryParts(url);
  if (parts.length < 2 || isPaging(url)) return false;
  let known = 0;
  for (const part of parts) {
    const rest = parts.filter((other) => other !== part);
    if (context.knows(siteKey(addressOf(path, rest)))) known += 1;
    if (known === 2) return true;
  }
  return false;
}
