import { answerOf, type Capture } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import { normaliseAddress } from '../frontier/normaliseAddress.ts';
import { PROMISE } from '../frontier/promises.ts';
import { siteGroup, twinsOf, underOrigin } from '../frontier/siteVariants.ts';
import { hostnameOf, hostOf, type LaneContext } from './laneContext.ts';
import type { LaneState } from './laneState.ts';
import { siteTarget } from './withRobots.ts';

/** Refusals that are meant: another address of the same site would be a way round them. */
const REFUSALS: ReadonlySet<number> = new Set([401, 407, 429, 451]);

/** The start pages of a body: one for each site and path, however many of its addresses are configured. */
export function homeEntries(context: LaneContext): readonly FrontierEntry[] {
  const { institution } = context;
  if (institution === null) return [];
  const homes = new Map<string, string>();
  for (const url of configuredHomes(context)) {
    const key = `${siteGroup(url)} ${underOrigin(url, '')}`;
    if (!homes.has(key)) homes.set(key, url);
  }
  return [...homes.values()].map((url) => homeEntry(url, institution.id));
}

/**
 * What the end of a start page's chain tells of its site: the origin that answered is the site's from then on; when
 * none has, the next address of the site is tried. `before` = addresses of the chain so far.
 */
export function settleHome(
  context: LaneContext,
  state: LaneState,
  capture: Capture,
  before: readonly string[],
  isBlocked: boolean,
): { readonly state: LaneState; readonly offers: readonly FrontierEntry[] } {
  const { target, result } = capture;
  const nothing = { state, offers: [] };
  if (target.purpose !== 'home' || context.institution === null) return nothing;
  const start = before[0] ?? target.url;
  const group = siteGroup(start);
  if (!configuredHomes(context).some((url) => siteGroup(url) === group)) return nothing;
  const known = state.origins[group] ?? { tried: [], canonical: null };
  const tried = [...new Set([...known.tried, ...before, target.url])];
  const status = result.is === 'response' ? answerOf(result).status : 0;
  const isAnswer = status >= 200 && status < 300;
  const answered = isAnswer && siteGroup(target.url) === group ? (URL.parse(target.url)?.origin ?? null) : null;
  const canonical = known.canonical ?? answered;
  const next = { ...state, origins: { ...state.origins, [group]: { tried, canonical } } };
  if (answered !== null || isBlocked || !mayTryTwin(state, capture)) return { state: next, offers: [] };
  // Counted from the address that config names, whichever of them failed last.
  const first = tried.find((url) => underOrigin(url, '') === underOrigin(start, '')) ?? start;
  const twin = twinsToTry(context, first, canonical).find((url) => !tried.includes(url));
  return { state: next, offers: twin === undefined ? [] : [homeEntry(twin, context.institution.id)] };
}

/** The address under which a page is asked: that of its site's origin that answered, so that no page is asked twice. */
export function canonicalAddress(state: LaneState, url: string): string {
  const canonical = state.origins[siteGroup(url)]?.canonical ?? null;
  return canonical === null ? url : underOrigin(url, canonical);
}

/**
 * A page that is not there, or cannot be had, under its site's own address is asked once as its link was written:
 * a site may serve its files under one of its names only. Null when there is nothing to ask.
 */
export function entryAsWritten({ target, result }: Capture): FrontierEntry | null {
  const { writtenAs, ...rest } = target;
  if (writtenAs === undefined || target.purpose === 'render') return null;
  const isGone = result.is === 'response' && (result.status === 404 || result.status === 410);
  if (!isGone && result.is !== 'failure') return null;
  return makeEntry({ target: { ...rest, url: writtenAs, redirectFrom: null }, promise: PROMISE.hop });
}

function mayTryTwin(state: LaneState, { target, result }: Capture): boolean {
  if (result.is === 'failure') return result.code !== 'address-forbidden';
  if (result.is === 'response') return result.status >= 400 && !REFUSALS.has(result.status);
  // Nobody was asked for the page because nobody could be asked for robots.txt; a refusal in it would be another thing.
  const isDown = (state.down[hostnameOf(target.url)] ?? 0) > 0;
  return result.reason === 'robots-unreachable' && isDown && state.robots[hostOf(target.url)]?.verdict === 'deny';
}

function twinsToTry(context: LaneContext, start: string, canonical: string | null): readonly string[] {
  if (canonical !== null) return [underOrigin(start, canonical)];
  const configured = configuredHomes(context).filter((url) => siteGroup(url) === siteGroup(start));
  return [...configured.map((url) => underOrigin(start, URL.parse(url)?.origin ?? '')), ...twinsOf(start)];
}

function configuredHomes({ institution }: LaneContext): readonly string[] {
  return (institution?.sites ?? []).flatMap((site) => normaliseAddress(site) ?? []);
}

function homeEntry(url: string, institutionId: string): FrontierEntry {
  return makeEntry({ target: siteTarget('home', url, institutionId), promise: PROMISE.home });
}
