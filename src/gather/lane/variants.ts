import type { PageSeen } from '../../inspect/page/seePage.ts';
import type { Capture } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { addressOf, nameOfPart, queryParts, queryWithout } from '../frontier/queryParts.ts';
import { isCombination } from './facets.ts';
import { hostOf, type LaneContext } from './laneContext.ts';
import { pageHash } from './pageHash.ts';
import { keepShown, partsOf, pathSeen, type Shown } from './pathMemory.ts';
import type { Kept } from './step.ts';

/**
 * Many sites show one page under many addresses: `?ref=menu`, `?print=1`, `/login?back=…`, further pages of a list that
 * ended long ago. What each address of a path showed is remembered. A page that shows what another of its path shows
 * leads to no further pages, and a parameter that changed nothing a few times and something never is asked no more where
 * the same page is known already. Compared is to the letter: pages that differ in a number may be two registers, and a
 * page wrongly taken for another is data that nobody finds.
 */

/** By parameter of a host. */
type Effects = { readonly [name: string]: Effect };
/** How often a value, or its absence, changed nothing, and how often something; `shown` = different pages of the first. */
type Effect = { readonly same: number; readonly different: number; readonly shown: readonly string[] };

const MOST_PARAMETERS = 60;
/**
 * Different pages on which a parameter must have changed nothing before its values are taken for one; or so many times
 * on the same page, as that of a log-in: it may be a notice that stands in the place of pages for a while.
 */
const PROVEN_PAGES = 3;
const PROVEN_TIMES = 10;
const NO_EFFECT: Effect = { same: 0, different: 0, shown: [] };

/**
 * Null when the page is not compared; `equals` = the address of an earlier page that showed the same. `leadsTo` =
 * what the page offers and was not known.
 */
export function noteVariant(
  context: LaneContext,
  { target, result }: Capture,
  page: PageSeen,
  leadsTo: readonly Pick<FrontierEntry, 'target'>[],
): { readonly equals: string | null; readonly kept: readonly Kept[] } | null {
  if (result.is !== 'response' || target.purpose === 'render' || page.needsScript) return null;
  const hash = pageHash(page, target.url);
  if (hash === null) return null;
  const { path, parts } = queryParts(target.url);
  const seen = pathSeen(context, path);
  const query = parts.join('&');
  const equal = seen.find((other) => other.query !== query && other.hash === hash);
  const led = leadsTo.some(({ target: to }) => to.kind === 'file' || queryParts(to.url).path !== path);
  const kept: Kept[] = [keepShown(path, seen, { query, hash, led, combination: isCombination(context, target.url) })];
  const host = hostOf(target.url);
  const before = effectsOf(context, host);
  const after = learned(before, parts, seen, hash);
  if (after !== before) kept.push({ name: hostName(host), value: after });
  return { equals: equal === undefined ? null : addressOf(path, partsOf(equal.query)), kept };
}

/** An address that was asked and shows the same, as far as the parameters of its host have shown; null when none is known. */
export function knownVariant(
  context: LaneContext,
  url: string,
): { readonly address: string; readonly parameter: string } | null {
  const { path, parts } = queryParts(url);
  if (parts.length === 0) return null;
  const effects = effectsOf(context, hostOf(url));
  const idle = [...new Set(parts.map(nameOfPart))].filter((name) => {
    const { same, different, shown } = effects[name] ?? NO_EFFECT;
    return different === 0 && (shown.length >= PROVEN_PAGES || same >= PROVEN_TIMES);
  });
  if (idle.length === 0) return null;
  const seen = pathSeen(context, path);
  for (const parameter of idle) {
    const rest = queryWithout(parts, parameter);
    const other = seen.find(({ query }) => queryWithout(partsOf(query), parameter) === rest);
    if (other !== undefined) return { address: addressOf(path, partsOf(other.query)), parameter };
  }
  return null;
}

/** Counts for each parameter of a page the first earlier page that differs from it in this parameter alone. */
function learned(before: Effects, parts: readonly string[], seen: readonly Shown[], hash: string): Effects {
  let effects = before;
  const own = parts.join('&');
  for (const name of new Set(parts.map(nameOfPart))) {
    const rest = queryWithout(parts, name);
    const other = seen.find(({ query }) => query !== own && queryWithout(partsOf(query), name) === rest);
    const known = effects[name];
    if (other === undefined || (known === undefined && Object.keys(effects).length >= MOST_PARAMETERS)) continue;
    effects = { ...effects, [name]: effectOf(known ?? NO_EFFECT, other.hash, hash) };
  }
  return effects;
}

function effectOf({ same, different, shown }: Effect, before: string, now: string): Effect {
  if (before !== now) return { same, different: different + 1, shown };
  const isNew = !shown.includes(now) && shown.length < PROVEN_PAGES;
  return { same: same + 1, different, shown: isNew ? [...shown, now] : shown };
}

function effectsOf({ kept }: LaneContext, host: string): Effects {
  // Written by noteVariant alone.
  return (kept(hostName(host)) as Effects | undefined) ?? {};
}

function hostName(host: string): string {
  return `parameters ${host}`;
}
