import type { Capture } from '../../../model/capture.ts';
import type { CaptureId } from '../../../model/ids.ts';
import type { Json } from '../../../model/json.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import type { LaneContext } from '../../lane/laneContext.ts';
import { step } from '../../lane/step.ts';
import type { CatalogueAdapter } from '../adapter.ts';
import { readBody } from '../open/readDescription.ts';
import { acceptOf, firstQuestion, furtherQuestions, mappedPages } from './questions.ts';
import { describedAt, type Recognised, recognised, type Seen } from './recognise.ts';

/** The catalogue that was recognised, and what gave it away. */
export type Detected = Recognised & {
  /** The address that was asked. */
  readonly by: string;
  /** The exchange that showed it. */
  readonly capture: CaptureId;
};

/** An address that was asked in vain, and what it said: a status, or why nobody answered. */
export type Tried = { readonly url: string; readonly said: string };

export type Detection = {
  /** Where the named address led: what is asked further stands there. Null until it has answered. */
  readonly base: string | null;
  readonly found: Detected | null;
  readonly tried: readonly Tried[];
};

const DETECTION = 'detection';
const NOTHING: Detection = { base: null, found: null, tried: [] };

export function detectionOf({ kept }: Pick<LaneContext, 'kept'>): Detection {
  // Written by this file alone.
  return (kept(DETECTION) as Detection | undefined) ?? NOTHING;
}

/**
 * Finds out of which kind a catalogue is, by a few questions, the surest first, until an answer tells. Its requests are
 * exchanges like any others: robots.txt, pace, budget and evidence are the lane's business.
 */
export const DETECTING: CatalogueAdapter = {
  followsRedirects: true,
  accept: acceptOf,
  seeds: ({ config }) => [firstQuestion(new URL(config.portal.url).href)],
  isMoot: (context) => detectionOf(context).found !== null,
  apply(context, state, entry, capture, body) {
    const before = detectionOf(context);
    const { result, request } = capture;
    const seen: Seen | null = result.is === 'response' ? { url: request.url, body: readBody(capture, body) } : null;
    const asked = state.chains[capture.target.redirectFrom ?? '']?.urls[0] ?? capture.target.url;
    const found = seen === null ? null : recognisedBy(entry, seen, before.base);
    const base = before.base ?? seen?.url ?? null;
    const after: Detection =
      found === null
        ? { ...before, base, tried: [...before.tried, { url: asked, said: saidOf(capture, seen) }] }
        : { ...before, base, found: { ...found, by: asked, capture: capture.id } };
    const more = found === null && seen !== null && base !== null ? furtherOf(entry, seen, before.base, capture) : [];
    return { ...step(state, more), kept: [{ name: DETECTION, value: after as unknown as Json }] };
  },
};

function recognisedBy({ target }: FrontierEntry, seen: Seen, base: string | null): Recognised | null {
  if (target.kind === 'site') return null;
  return target.kind === 'page' ? describedAt(base ?? seen.url, seen.body) : recognised(seen);
}

/** Nobody at the named address means nobody anywhere: then nothing further is asked. */
function furtherOf(
  { target }: FrontierEntry,
  seen: Seen,
  base: string | null,
  { id }: Capture,
): readonly FrontierEntry[] {
  if (base === null) return furtherQuestions(seen, id);
  return target.kind === 'site' ? mappedPages(base, seen, id) : [];
}

function saidOf({ result }: Capture, seen: Seen | null): string {
  if (result.is === 'failure') return result.code;
  if (result.is === 'not-attempted')
    return result.reason.startsWith('robots') ? `robots.txt: ${result.detail}` : `${result.reason}: ${result.detail}`;
  const page = seen?.body.is === 'text' && seen.body.isPage ? ' HTML' : '';
  return `HTTP ${result.status}${page}`;
}
