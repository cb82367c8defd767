import { answerOf, type Capture, headerValue, isRedirect } from '../../model/capture.ts';
import type { CrawlStore, FrontierEntry } from '../../model/ports.ts';
import type { Gain } from '../frontier/estimate.ts';
import { saltOf } from '../frontier/frontierEntry.ts';
import { formatIn, holdsData } from '../frontier/linkPromise.ts';
import { linkWords } from '../frontier/linkWords.ts';
import { PROMISE } from '../frontier/promises.ts';
import type { LaneContext } from './laneContext.ts';
import type { Lane } from './runtime.ts';
import type { Offer, Step } from './step.ts';

/** At most every how many requests an obligation is asked although something else promises more. */
const OBLIGATION_EVERY = 4;

/**
 * The queue to take the next entry from: the best, but what must have been looked at is not put off for ever. By the
 * end of half the budget all obligations have had their turn, if they fit.
 */
export function chooseQueue(lane: Lane, queues: ReadonlyMap<string, number>): string | null {
  let obligations = 0;
  for (const [name, count] of queues) if (name.startsWith('o')) obligations += count;
  const remaining = lane.context.config.crawl.budget.requests - lane.state.requests;
  const every = Math.max(1, Math.min(OBLIGATION_EVERY, Math.floor(remaining / 2 / Math.max(1, obligations))));
  return lane.learner.choose(queues, obligations > 0 && lane.state.sequence % every === 0);
}

/**
 * Offers what an exchange led to and lets the learner know what came of it. Inside the exchange's transaction: only
 * there is it known what was new. `cell` = the cell that the asked entry came from.
 */
export function offerAndLearn(store: CrawlStore, lane: Lane, capture: Capture, cell: string, step: Step): void {
  const { context, learner } = lane;
  const name = context.lane;
  const fresh = step.offers.filter(({ key }) => !store.knows(name, key));
  const found = fresh.filter(({ traits }) => traits !== undefined).length;
  const source = found > 0 ? learner.sourceOf(capture.target.url, cell, found) : { kind: '', branch: '' };
  const children: string[] = [];
  let files = 0;
  const entries = fresh.map((offer) => {
    const entry = withCell(lane, offer, source, cell);
    if (offer.traits?.looksLikeData === true) files += 1;
    else if (offer.traits !== undefined) children.push(entry.cell);
    return entry;
  });
  store.offer(name, entries);
  const gain = gainOf(context, capture, files, children);
  if (cell !== '' && gain !== null) learner.learn(cell, gain);
  store.putLearned(name, learner.takeChanges());
}

function withCell(
  lane: Lane,
  { traits, ...entry }: Offer,
  source: Parameters<Lane['learner']['cellOf']>[2],
  cell: string,
): FrontierEntry {
  if (traits !== undefined)
    return { ...entry, cell: lane.learner.cellOf(entry.target.url, traits, source), ahead: false };
  // Asked again, or rendered: the same link, and its gain is credited to the same kind.
  const isSameLink = saltOf(entry) === 'again' || entry.promise === PROMISE.render;
  return isSameLink ? { ...entry, cell } : entry;
}

/** Null when the exchange says nothing yet of its link: not asked, sent on, or to be asked again. */
function gainOf(context: LaneContext, capture: Capture, files: number, children: readonly string[]): Gain | null {
  const { result, target } = capture;
  if (result.is === 'not-attempted') return null;
  if (result.is === 'failure') return { files: 0, children: [] };
  const { status, headers } = answerOf(result);
  if (isRedirect(status) || status === 429) return null;
  if (files > 0 || children.length > 0 || status < 200 || status >= 300) return { files, children };
  return {
    files: isDataAnswer(context, target.url, headerValue(headers, 'content-type') ?? '') ? 1 : 0,
    children,
  };
}

/** The answer is a file that holds data, by its media type or, where that says nothing, by its name. */
function isDataAnswer({ tables }: LaneContext, url: string, contentType: string): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/html' || type === 'application/xhtml+xml') return false;
  const format = tables.formats.find(({ mediaTypes }) => mediaTypes.includes(type));
  if (format !== undefined) return holdsData(format);
  const byName = formatIn(URL.parse(url)?.pathname ?? '', linkWords(tables).formatByExtension);
  return byName !== null && byName !== 'asset' && holdsData(byName);
}
