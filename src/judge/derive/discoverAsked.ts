import type { Purpose } from '../../model/capture.ts';
import { subjectKey } from '../../model/ids.ts';
import type { Candidate, Offer } from './candidate.ts';
import { isOwn, isPageCapture, outcomeIn, type World } from './discoverLinked.ts';
import { fileNameOf } from './resolveLink.ts';
import { siteOf } from './siteOf.ts';
import { titleOfLink } from './titles.ts';

/**
 * Files that were asked for although no link of a read page names them: what a person named (a local file, one
 * address), and files whose link stands in a rendering or script.
 */
export function discoverAsked(
  world: World,
  taken: ReadonlySet<string>,
  pagesWithTables: ReadonlySet<string>,
): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const asked of world.exchanges.captures) {
    const { purpose, redirectFrom } = asked.target;
    if (redirectFrom !== null || !FILES.has(purpose)) continue;
    const own = world.exchanges.final(asked);
    // Asked again, after a 429 or ignoring a fault of TLS, the same address may have answered.
    const capture = world.exchanges.outcome(own) === 'unknown' ? (world.exchanges.at(asked.request.url) ?? own) : own;
    const explicit = asked.target.foundOn === null;
    const isPage = isPageCapture(capture, world.exchanges);
    if (!explicit && (world.exchanges.outcome(capture) !== 'answered' || isPage)) continue;
    if (isPage && pagesWithTables.has(capture.id)) continue;
    const key = subjectKey(capture.request.url);
    if (taken.has(key) || found.has(key) || taken.has(subjectKey(asked.request.url))) continue;
    const offer = offerOf(asked.target.foundOn, asked.target.linkIndex, world);
    const url = capture.request.url;
    found.set(key, {
      key,
      origin: originOf(purpose, asked.request.url, world),
      url,
      title: offer === null ? fileNameOf(url) || url : titleOfLink(offer.link, url, world.tables),
      offers: offer === null ? [] : [offer],
      foundOn: asked.target.foundOn === null ? null : (world.exchanges.byId(asked.target.foundOn) ?? null),
      capture,
      ...outcomeIn(capture, world),
      table: null,
      form: null,
      described: null,
      portal: null,
      explicit,
      site: purpose === 'local-file' ? null : siteOf(asked, world),
    });
  }
  return [...found.values()];
}

const FILES: ReadonlySet<Purpose> = new Set(['file', 'linked-file', 'local-file']);

function originOf(purpose: Purpose, url: string, world: World): Candidate['origin'] {
  if (purpose === 'local-file') return 'local-file';
  return purpose === 'linked-file' && !isOwn(url, world) ? 'other-host' : 'link';
}

function offerOf(foundOn: string | null, linkIndex: number | null, world: World): Offer | null {
  if (foundOn === null || linkIndex === null) return null;
  const page = world.pages.find(({ capture, shown }) => capture.id === foundOn || shown.id === foundOn);
  const resolved = page?.links.find(({ index }) => index === linkIndex);
  return page === undefined || resolved === undefined ? null : { page, link: resolved.link, index: linkIndex };
}
