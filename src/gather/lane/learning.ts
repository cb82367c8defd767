import { answerOf, type Capture, headerValue, isRedirect } from '../../model/capture.ts';
import type { CrawlStore, FrontierEntry } from '../../model/ports.ts';
import { saltOf } from '../frontier/frontierEntry.ts';
import { formatIn, holdsData } from '../frontier/linkPromise.ts';
import { linkWords } from '../frontier/linkWords.ts';
import { PROMISE } from '../frontier/promises.ts';
import type { LaneContext } from './laneContext.ts';
import { ownRequests } from './linkedFiles.ts';
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
  const remaining = lane.context.config.crawl.budget.requests - ownRequests(lane.state);
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
  // Before they are offered: what is found now must be measured by what was there.
  const price = learner.price(store.queues(name));
  const source = found > 0 ? learner.sourceOf(capture.target.url, cell, found) : NO_SOURCE;
  const entries = fresh.map((offer) => withCell(lane, offer, source, cell));
  const added = new Set(store.offer(name, entries).map(({ key }) => key));
  const children: string[] = [];
  let files = 0;
  for (const [index, { key, traits }] of fresh.entries()) {
    const own = entries[index]?.cell ?? '';
    if (traits === undefined || !added.has(key)) continue;
    files += learner.likeness(own, traits);
    if (!traits.isDataFormat && !traits.isDownload && !traits.isDocument) children.push(own);
  }
  if (cell !== '' && saysOfItsLink(capture)) {
    learner.learn(cell, { files, children, price, isData: isDataAnswer(context, capture) });
  }
  store.putLearned(name, learner.takeChanges());
}

const NO_SOURCE = { kind: '', branch: '', topic: 0 };

function withCell(
  lane: Lane,
  { traits, ...entry }: Offer,
  source: Parameters<Lane['learner']['cellOf']>[2],
  cell: string,
): FrontierEntry {
  if (traits !== undefined) return { ...entry, cell: lane.learner.cellOf(traits.form, traits, source), ahead: false };
  // Asked again, or rendered: the same link, and its gain is credited to the same kind.
  const isSameLink = saltOf(entry) === 'again' || entry.promise === PROMISE.render;
  return isSameLink ? { ...entry, cell } : entry;
}

/** Not when it was not asked, sent on, or is to be asked again. */
function saysOfItsLink({ result }: Capture): boolean {
  if (result.is === 'not-attempted') return false;
  if (result.is === 'failure') return true;
  const { status } = answerOf(result);
  return !isRedirect(status) && status !== 429;
}

/** The answer is a file that holds data, by its media type or, where that says nothing, by its name. */
function isDataAnswer({ tables }: LaneContext, { result, target }: Capture): boolean {
  if (result.is !== 'response') return false;
  const { status, headers } = answerOf(result);
  if (status < 200 || status >= 300) return false;
  const type = headerValue(headers, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/html' || type === 'application/xhtml+xml') return false;
  const format = tables.formats.find(({ mediaTypes }) => mediaTypes.includes(type));
  if (format !== undefined) return holdsData(format);
  const { formatByExtension } = linkWords(tables);
  const named = /filename\*?=[^;]*?(\.\w+)["']?\s*(?:;|$)/i.exec(headerValue(headers, 'content-disposition') ?? '');
  const byName = formatIn(named?.[1] ?? URL.parse(target.url)?.pathname ?? '', formatByExtension);
  return byName !== null && byName !== 'asset' && holdsData(byName);
}
