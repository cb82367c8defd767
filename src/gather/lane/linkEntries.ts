import type { Capture } from '../../model/capture.ts';
import type { PageLink } from '../../model/factValues.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import { type LinkPromise, linkPromise } from '../frontier/linkPromise.ts';
import { placeOf } from '../frontier/linkTraits.ts';
import { normaliseAddress } from '../frontier/normaliseAddress.ts';
import { isInScope, type LaneContext } from './laneContext.ts';
import type { LaneState } from './laneState.ts';
import { countSkips } from './skipCounts.ts';
import { canonicalAddress } from './siteOrigin.ts';
import { type Offer, step, type Step } from './step.ts';

/** Beyond this a page is a link farm or a whole register; the first links are the page's own. */
const MAX_LINKS = 5_000;

export type LinkIn = Pick<PageLink, 'href' | 'base' | 'text' | 'around' | 'heading' | 'region' | 'css'>;

/** Turns what a page or sitemap links to into entries; what is left out is counted, or recorded when it looks like data. */
export function linkEntries(
  context: LaneContext,
  state: LaneState,
  capture: Capture,
  links: readonly LinkIn[],
  { depth, withIndex }: { readonly depth: number; readonly withIndex: boolean },
): Step {
  const best = new Map<string, Offer>();
  let outside = 0;
  let tooDeep = 0;
  const taken = withIndex ? links.slice(0, MAX_LINKS) : links;
  for (const [index, link] of taken.entries()) {
    const base =
      link.base === null ? capture.target.url : (URL.parse(link.base, capture.target.url)?.href ?? capture.target.url);
    const written = normaliseAddress(link.href, base);
    if (written === null) continue;
    const url = canonicalAddress(state, written);
    const promise = linkPromise({ ...link, url, depth }, context.tables);
    const isOurs = isInScope(context, { url, institutionId: capture.target.institutionId });
    // Another body's page is no part of the search of this one.
    const entry = entryFor(
      capture,
      { url, written },
      isOurs ? promise : { ...promise, obligation: false },
      depth,
      withIndex ? index : null,
      placeOf(link.region, link.css),
    );
    if (!isOurs && !promise.looksLikeData) outside += 1;
    else if (depth > context.config.crawl.maxDepth + (entry.target.kind === 'file' ? 1 : 0)) tooDeep += 1;
    else {
      // „Изтегли“ beside the name of a register often stands twice: the better words count.
      const known = best.get(entry.key);
      if (known === undefined || known.promise < entry.promise) best.set(entry.key, entry);
    }
  }
  const counted = countSkips(countSkips(state, 'scope', outside), 'policy', tooDeep);
  return step(counted, [...best.values()]);
}

function entryFor(
  capture: Capture,
  { url, written }: { readonly url: string; readonly written: string },
  promise: LinkPromise,
  depth: number,
  linkIndex: number | null,
  place: string,
): Offer {
  const isFile = promise.kind === 'data-file' || promise.kind === 'file';
  const target = {
    kind: isFile ? ('file' as const) : ('page' as const),
    purpose: isFile ? ('file' as const) : promise.obligation ? ('navigation' as const) : ('page' as const),
    url,
    institutionId: capture.target.institutionId,
    depth,
    foundOn: capture.id,
    linkIndex,
    redirectFrom: null,
    portalUri: null,
    ...(written === url ? {} : { writtenAs: written }),
  };
  const { kind, words, isDataFormat, looksLikeData, obligation } = promise;
  const traits = { kind, words, isDataFormat, looksLikeData, obligation, place };
  return { ...makeEntry({ target, promise: promise.promise }), traits };
}
