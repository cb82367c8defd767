import { type Capture, isByBrowser } from '../../model/capture.ts';
import type { PageLink } from '../../model/factValues.ts';
import type { Exchanges } from './exchanges.ts';
import { outcomeOf } from './outcome.ts';
import { resolveLink } from './resolveLink.ts';

/** A link of a page with the address that it leads to. */
export type ResolvedLink = { readonly link: PageLink; readonly index: number; readonly url: string };

/** A page that was read: its exchange, what a browser or the server showed, its links. */
export type Page = {
  /** The exchange whose address the page has (end of a chain). */
  readonly capture: Capture;
  /** The exchange whose facts speak of the page: a rendering when there is one. */
  readonly shown: Capture;
  readonly url: string;
  readonly links: readonly ResolvedLink[];
  /** An empty shell that scripts fill, and no rendering of it. */
  readonly needsScript: boolean;
  /** Only the beginning was kept or read. */
  readonly cut: boolean;
  /** A firewall or browser check instead of the page. */
  readonly blocked: boolean;
};

/** Every page that answered, once each, in the order of the captures. Portal answers are no pages. */
export function readPages(exchanges: Exchanges): readonly Page[] {
  const pages = new Map<string, Page>();
  for (const capture of exchanges.captures) {
    if (capture.request.method !== 'GET' || isByBrowser(capture)) continue;
    // What stands in the place of a file on another's host says nothing in the name of the body.
    if (capture.target.purpose === 'missing-probe' || capture.target.purpose === 'linked-file') continue;
    if (capture.target.kind === 'portal' || capture.target.purpose.startsWith('portal-')) continue;
    const end = exchanges.final(capture);
    if (outcomeOf(end) !== 'answered' || pages.has(end.id)) continue;
    const shown = exchanges.shown(end);
    if (exchanges.fact(shown, 'page.links') === undefined && exchanges.fact(shown, 'page.names') === undefined)
      continue;
    pages.set(end.id, readPage(exchanges, end, shown));
  }
  return oncePerAddress([...pages.values()]);
}

function readPage(exchanges: Exchanges, capture: Capture, shown: Capture): Page {
  const links = exchanges.value(shown, 'page.links') ?? [];
  const url = capture.request.url;
  return {
    capture,
    shown,
    url,
    links: links.flatMap((link, index) => {
      const target = resolveLink(link, url);
      return target === null ? [] : [{ link, index, url: target }];
    }),
    needsScript: exchanges.value(shown, 'page.needs-script') === true,
    cut: exchanges.value(shown, 'page.cut') === true || exchanges.value(shown, 'http.truncated') === true,
    blocked: exchanges.trouble(capture)?.reason === 'blocked-page' || exchanges.value(shown, 'page.blocked') === true,
  };
}

/** A page that was asked twice (as probe and as page) is one page. */
function oncePerAddress(pages: readonly Page[]): readonly Page[] {
  const seen = new Set<string>();
  return pages.filter((page) => {
    const key = `${page.url}\n${page.capture.result.is === 'response' ? page.capture.result.body.digest : ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
