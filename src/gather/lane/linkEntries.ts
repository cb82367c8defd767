import type { Capture } from '../../model/capture.ts';
import type { PageLink } from '../../model/factValues.ts';
import { makeEntry, siteKey } from '../frontier/frontierEntry.ts';
import { type LinkPromise, linkPromise } from '../frontier/linkPromise.ts';
import { type LinkTraits, placeOf } from '../frontier/linkTraits.ts';
import { normaliseAddress } from '../frontier/normaliseAddress.ts';
import { isInScope, type LaneContext } from './laneContext.ts';
import type { LaneState } from './laneState.ts';
import { mayBeLinked } from './linkedFiles.ts';
import { countSkips } from './skipCounts.ts';
import { isPaging } from '../frontier/pathKind.ts';
import { PROMISE } from '../frontier/promises.ts';
import { queryParts } from '../frontier/queryParts.ts';
import { canonicalAddress } from './siteOrigin.ts';
import { type Offer, step, type Step } from './step.ts';

/** Beyond this a page is a link farm or a whole register; the first links are the page's own. */
const MAX_LINKS = 5_000;

/** Nearer to home a page is what it is, further page or not: site.searched counts on depth. */
const PAGING_DEPTH = 2;

export type LinkIn = Pick<PageLink, 'href' | 'base' | 'text' | 'around' | 'heading' | 'region' | 'css'>;

/** Turns what a page or sitemap links to into entries; what is left out is counted, or recorded when it looks like data. */
export function linkEntries(
  context: LaneContext,
  state: LaneState,
  capture: Capture,
  links: readonly LinkIn[],
  {
    depth: fromPage,
    withIndex,
    otherLanguages = [],
  }: {
    readonly depth: number;
    readonly withIndex: boolean;
    /** Addresses as written that lead to the same page in another language. */
    readonly otherLanguages?: readonly string[];
  },
): Step {
  const best = new Map<string, Offer>();
  let outside = 0;
  let tooDeep = 0;
  const taken = withIndex ? links.slice(0, MAX_LINKS) : links;
  const pageBase = taken[0]?.base ?? null;
  const base =
    pageBase === null ? capture.target.url : (URL.parse(pageBase, capture.target.url)?.href ?? capture.target.url);
  const twins = new Set(otherLanguages.flatMap((href) => normaliseAddress(href, base) ?? []));
  for (const [index, link] of taken.entries()) {
    const written = normaliseAddress(link.href, base);
    if (written === null) continue;
    const url = canonicalAddress(state, written);
    // Most links of a page stand in the menus of all pages: thinking about them once is enough.
    if (context.knows(siteKey(url))) continue;
    // The pages of a long list are as far from home as its first.
    const depth = fromPage > PAGING_DEPTH && isPaging(url) ? fromPage - 1 : fromPage;
    const folder = folderOf(url);
    const isFolder = folder !== null && (best.has(siteKey(folder)) || context.knows(siteKey(folder)));
    const promise = linkPromise({ ...link, url, depth, isTwin: twins.has(written) }, context.tables);
    const isOurs = isInScope(context, { url, institutionId: capture.target.institutionId });
    const isLinked = !isOurs && withIndex && promise.offersFile && mayBeLinked(context, url);
    // Another body's page is no part of the search of this one.
    const entry = entryFor(
      capture,
      { url, written, isLinked },
      isLinked ? asLinked(promise) : isOurs && withIndex ? promise : { ...promise, obligation: false },
      depth,
      withIndex ? index : null,
      { place: placeOf(link.region, link.css), form: isFolder ? folder : url },
    );
    if (!isOurs && !isLinked && !promise.looksLikeData) outside += 1;
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

/** The folder whose default document this may be: as a rule the same page, so the folder comes first. */
function folderOf(url: string): string | null {
  // `/page/7` is a part of a list, not a document.
  if (!/\.\w{2,5}$/.test(url)) return null;
  const { path, parts } = queryParts(url);
  return parts.length === 1 && parts[0]?.startsWith('/') === true ? path : null;
}

/** On another's host whatever offers a file is asked as that file: nothing is searched there. */
function asLinked(promise: LinkPromise): LinkPromise {
  return {
    ...promise,
    kind: 'data-file',
    isDownload: !promise.isDataFormat && !promise.isDocument,
    promise: Math.max(promise.promise, PROMISE.dataFile),
    obligation: false,
  };
}

function entryFor(
  capture: Capture,
  { url, written, isLinked }: { readonly url: string; readonly written: string; readonly isLinked: boolean },
  promise: LinkPromise,
  depth: number,
  linkIndex: number | null,
  { place, form }: Pick<LinkTraits, 'place' | 'form'>,
): Offer {
  const isFile = promise.kind === 'data-file' || promise.kind === 'file';
  const target = {
    kind: isFile ? ('file' as const) : ('page' as const),
    purpose: isLinked
      ? ('linked-file' as const)
      : isFile
        ? ('file' as const)
        : promise.obligation
          ? ('navigation' as const)
          : ('page' as const),
    url,
    institutionId: capture.target.institutionId,
    depth,
    foundOn: capture.id,
    linkIndex,
    redirectFrom: null,
    portalUri: null,
    ...(written === url ? {} : { writtenAs: written }),
  };
  const { kind, words, isDataFormat, isDownload, isArchive, isDocument, looksLikeData, obligation } = promise;
  const isListed = linkIndex === null;
  const traits = {
    kind,
    words,
    isDataFormat,
    isDownload,
    isArchive,
    isDocument,
    looksLikeData,
    obligation,
    place,
    form,
    isListed,
  };
  return { ...makeEntry({ target, promise: promise.promise }), traits };
}
