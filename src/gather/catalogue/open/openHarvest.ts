import type { ListsHealth } from '../../../model/audit.ts';
import type { CatalogueDataset, CatalogueResource } from '../../../model/catalogue.ts';
import type { Capture, Purpose, TargetKind } from '../../../model/capture.ts';
import { WHOLE_CATALOGUE } from '../../../model/config.ts';
import { type CaptureId, type InstitutionId, sha256 } from '../../../model/ids.ts';
import type { Json } from '../../../model/json.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { makeEntry, nextTry, saltOf } from '../../frontier/frontierEntry.ts';
import { normaliseAddress } from '../../frontier/normaliseAddress.ts';
import { PROMISE } from '../../frontier/promises.ts';
import { isInScope, type LaneContext } from '../../lane/laneContext.ts';
import type { LaneState } from '../../lane/laneState.ts';
import type { Kept, Step } from '../../lane/step.ts';
import { step } from '../../lane/step.ts';
import { catalogueTarget } from '../catalogueTarget.ts';
import { earlierAnswers } from '../earlierAnswers.ts';
import { type AnswerKind, noteAnswer } from '../troubles.ts';
import type { CatalogueBody } from './readDescription.ts';

/**
 * What catalogues with open interfaces have in common: lists are read page by page with GET, datasets counted once each,
 * their files asked for as any file of a body.
 */

/** Organisations, then lists, then single descriptions, then what an earlier audit read of them, then files. */
export const OPEN_PROMISE = {
  organisations: 7_000_000,
  lists: 6_000_000,
  single: 4_500_000,
  earlier: 4_200_000,
  files: 4_000_000,
} as const;

/** One page of a list as its adapter read it. */
export type ListPage = {
  readonly datasets: readonly CatalogueDataset[];
  /** Datasets that the page holds and that are nobody's to judge (drafts, private ones). */
  readonly withheld: number;
  /** As the catalogue counts its datasets; null when it does not. */
  readonly total: number | null;
  /** Datasets of the page that are not read, being too many. */
  readonly passedOver?: number;
  /** What to ask next. */
  readonly next: readonly FrontierEntry[];
  /** It may show what was seen before, and is no loop for that: a second walk, whose end is known. */
  readonly mayRepeat?: boolean;
};

/** How far the list of the catalogue was read; a row of its own, since the lane's state holds only its result. */
type Progress = {
  readonly read: number;
  readonly withheld: number;
  readonly told: number | null;
  readonly unreadable: number;
  readonly brokenOff: boolean;
  readonly passedOver?: number;
  /** What the last audit read takes the place of what this one could not: offered once. */
  readonly earlier?: true;
};

const PROGRESS = 'progress';
const FRESH: Progress = { read: 0, withheld: 0, told: null, unreadable: 0, brokenOff: false };

export function progressOf(context: Pick<LaneContext, 'kept'>): Progress {
  // Written by this file alone.
  return (context.kept(PROGRESS) as Progress | undefined) ?? FRESH;
}

/** GET of something that describes data. */
export function catalogueEntry(
  url: string,
  more: {
    readonly promise: number;
    readonly purpose?: Purpose;
    readonly kind?: TargetKind;
    readonly foundOn: CaptureId | null;
  },
): FrontierEntry {
  const { promise, purpose = 'portal-datasets', kind = 'portal', foundOn } = more;
  return makeEntry({ target: catalogueTarget(url, { kind, purpose, foundOn }), promise });
}

/** A page was read: its new datasets with their files, and what follows. A page that shows nothing new leads nowhere. */
export function pageRead(context: LaneContext, before: LaneState, capture: Capture, page: ListPage): Step {
  const state = noteAnswer(before, capture, 'good');
  const fresh = unseen(context, page.datasets);
  const last = progressOf(context);
  const progress: Progress = {
    ...last,
    read: last.read + fresh.length,
    withheld: last.withheld + (page.mayRepeat === true ? 0 : page.withheld),
    told: page.total ?? last.told,
    passedOver: (last.passedOver ?? 0) + (page.passedOver ?? 0),
  };
  const isLoop = page.mayRepeat !== true && fresh.length === 0 && page.datasets.length > 0;
  const { offers, kept } = newlyShown(context, fresh, capture);
  return {
    ...step(withLists(state, progress), [...(isLoop ? [] : page.next), ...offers]),
    kept: [...kept, { name: PROGRESS, value: progress as unknown as Json }],
  };
}

/** What follows from datasets that an answer is the first to show: their files, and that they are known. */
export function newlyShown(
  context: LaneContext,
  fresh: readonly CatalogueDataset[],
  capture: Capture,
): Pick<Step, 'offers' | 'kept'> {
  return {
    offers: fresh.flatMap((dataset) => fileEntries(context, dataset, capture)),
    kept: fresh.map(({ uri }): Kept => ({ name: datasetName(uri), value: 1 })),
  };
}

/** How an answer counts that brought nothing of what was asked for: a page in the place of the interface is a refusal. */
export function troubleOf(read: CatalogueBody): AnswerKind {
  if (read.is === 'broken') return 'broken';
  return read.is === 'refused' || (read.is === 'text' && read.isPage) ? 'refused' : 'good';
}

/** An answer that was good and is no list: organisations, a directory. */
export function leadsTo(before: LaneState, capture: Capture, offers: readonly FrontierEntry[]): Step {
  return step(noteAnswer(before, capture, 'good'), offers);
}

/**
 * An answer that brought no list. Another try first where the fault may pass; then `instead`, and where there is nothing
 * instead the list was not read to its end.
 */
export function pageFailed(
  context: LaneContext,
  before: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  failed: { readonly kind: AnswerKind; readonly instead?: readonly FrontierEntry[]; readonly unreadable?: boolean },
): Step {
  const { kind, instead = [], unreadable = false } = failed;
  const isAsked = capture.result.is !== 'not-attempted';
  const state = isAsked ? noteAnswer(before, capture, kind) : before;
  const again = isAsked && kind !== 'good' && saltOf(entry) === '' ? nextTry(entry, PROMISE.hop) : null;
  if (again !== null) return step(state, [again]);
  if (isAsked && instead.length > 0) return step(state, instead);
  const last = progressOf(context);
  const told = unreadable && isAsked ? { unreadable: last.unreadable + 1 } : { brokenOff: true };
  const progress: Progress = { ...last, ...told, earlier: true };
  const offers = last.earlier === true ? [] : earlierAnswers(context, 'GET ', OPEN_PROMISE.earlier, isDescription);
  const kept = [{ name: PROGRESS, value: progress as unknown as Json }];
  return { ...step(withLists(state, progress), offers), kept };
}

function isDescription({ target }: Capture): boolean {
  return target.purpose === 'portal-datasets';
}

/** How reading the list came out so far; at the end of the crawl it is the result. */
function withLists(state: LaneState, progress: Progress): LaneState {
  const { read, withheld, unreadable, brokenOff, passedOver = 0 } = progress;
  // A list that counts nothing itself tells of those that were passed over all the same.
  const told = progress.told ?? (passedOver > 0 ? read + withheld + passedOver : null);
  const isWhole = !brokenOff && unreadable + passedOver === 0 && (told === null || told === read + withheld);
  const lists: ListsHealth = {
    read,
    told: told ?? read,
    whole: isWhole ? 1 : 0,
    notWhole: isWhole ? [] : [{ list: '', read, told, unreadable, brokenOff }],
  };
  return { ...state, portal: { ...state.portal, lists } };
}

function datasetName(uri: string): string {
  return `dataset ${sha256(uri).slice(0, 24)}`;
}

/** Datasets that no page of this audit has shown yet, each once. */
export function unseen(context: LaneContext, datasets: readonly CatalogueDataset[]): readonly CatalogueDataset[] {
  const here = new Set<string>();
  return datasets.filter(({ uri }) => {
    if (here.has(uri) || context.kept(datasetName(uri)) !== undefined) return false;
    here.add(uri);
    return true;
  });
}

/** Whose a dataset is: the body that stands for the whole catalogue, or the one that config names with its publisher. */
function bodyOf({ organisations }: LaneContext, { publisher }: CatalogueDataset): InstitutionId | null {
  return (
    organisations.get(WHOLE_CATALOGUE) ??
    organisations.get(publisher?.key ?? '') ??
    organisations.get(publisher?.name ?? '') ??
    null
  );
}

function fileEntries(context: LaneContext, dataset: CatalogueDataset, capture: Capture): readonly FrontierEntry[] {
  const institutionId = bodyOf(context, dataset);
  if (institutionId === null) return [];
  return dataset.resources.flatMap((resource) => {
    const url = addressOf(resource, capture.request.url);
    return url === null ? [] : [fileEntry(context, { url, resource, institutionId, foundOn: capture.id })];
  });
}

/** What a citizen would open: the file itself where it is named, else where it can be had. */
function addressOf({ downloadUrl, accessUrl }: CatalogueResource, from: string): string | null {
  const written = downloadUrl ?? accessUrl;
  const url = written === null ? null : normaliseAddress(written, from);
  return url === null || !/^https?:/.test(url) ? null : url;
}

/** A file on the catalogue's own host or the body's is its own; any other stands on somebody else's. */
function fileEntry(
  context: LaneContext,
  file: {
    readonly url: string;
    readonly resource: CatalogueResource;
    readonly institutionId: InstitutionId;
    readonly foundOn: CaptureId;
  },
): FrontierEntry {
  const { url, resource, institutionId, foundOn } = file;
  const purpose = isInScope(context, { url, institutionId }) ? 'file' : 'linked-file';
  const about = { kind: 'resource', purpose, institutionId, portalUri: resource.uri, foundOn } as const;
  return makeEntry({ target: catalogueTarget(url, about), promise: OPEN_PROMISE.files });
}
