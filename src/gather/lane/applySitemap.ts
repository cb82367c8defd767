import { gunzipSync } from 'node:zlib';
import { answerOf, type Capture, headerValue, isGone } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { readSitemap } from '../../inspect/sitemap.ts';
import { decodeText } from '../../inspect/text/decodeText.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import { normaliseAddress } from '../frontier/normaliseAddress.ts';
import { PROMISE } from '../frontier/promises.ts';
import type { LaneContext } from './laneContext.ts';
import { linkEntries } from './linkEntries.ts';
import type { LaneState } from './laneState.ts';
import { canonicalAddress } from './siteOrigin.ts';
import { step, type Step } from './step.ts';
import { charsetOf } from './htmlOf.ts';
import { usualSitemap } from './usualSitemap.ts';
import { siteTarget } from './withRobots.ts';

/** Sitemaps and indexes read for one body: an index of 50,000 sitemaps must not eat its budget. */
const MAX_SITEMAPS = 20;
const MAX_UNPACKED_BYTES = 52_428_800;

/**
 * Addresses that a sitemap or feed names, and the sitemaps that an index names. Where a sitemap is not, the next usual
 * place is tried until one is found. `start` = the address that was asked, before redirects.
 */
export function applySitemap(
  context: LaneContext,
  state: LaneState,
  capture: Capture,
  body: Uint8Array,
  start: string,
): Step {
  const { result, target } = capture;
  if (result.is !== 'response') return step(state);
  const { status, headers } = answerOf(result);
  if (status < 200 || status >= 300) return step(state, isGone(status) ? nextPlace(state, capture, start) : []);
  const { kind, urls, sitemaps } = readSitemap(
    decodeText(unpack(body), charsetOf(headerValue(headers, 'content-type'))).text,
  );
  if (kind === null) return step(state, nextPlace(state, capture, start));
  const nested: FrontierEntry[] = [];
  for (const href of sitemaps) {
    const written = normaliseAddress(href, target.url);
    const url = written === null ? null : canonicalAddress(state, written);
    if (url === null || state.sitemaps + nested.length >= MAX_SITEMAPS) continue;
    nested.push(
      makeEntry({ target: { ...target, url, foundOn: capture.id, redirectFrom: null }, promise: PROMISE.sitemap }),
    );
  }
  const links = urls.map(({ url }) => ({
    href: url,
    base: null,
    text: '',
    around: '',
    heading: '',
    region: 'main' as const,
    css: 'sitemap',
  }));
  const pages = linkEntries(context, state, capture, links, { depth: 1, withIndex: false });
  return {
    ...pages,
    state: {
      ...pages.state,
      sitemaps: state.sitemaps + nested.length,
      sitemapsRead: state.sitemapsRead + (target.purpose === 'sitemap' ? 1 : 0),
    },
    offers: [...nested, ...pages.offers],
  };
}

/** Only for what nothing led to: an index may name files that are not there, and that says nothing of the site's places. */
function nextPlace(state: LaneState, { target }: Capture, start: string): readonly FrontierEntry[] {
  if (target.purpose !== 'sitemap' || target.foundOn !== null || state.sitemapsRead > 0) return [];
  const parsed = URL.parse(start);
  if (parsed === null) return [];
  return usualSitemap(parsed.origin, parsed.pathname).map((url) =>
    makeEntry({ target: siteTarget('sitemap', url, target.institutionId), promise: PROMISE.sitemap }),
  );
}

/** sitemap.xml.gz is served as a file, not as an encoding. */
function unpack(body: Uint8Array): Uint8Array {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return gunzipSync(body, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch {
    return new Uint8Array();
  }
}
