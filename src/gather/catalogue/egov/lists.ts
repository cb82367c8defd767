import type { Capture } from '../../../model/capture.ts';
import type { Json } from '../../../model/json.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import type { LaneState } from '../../lane/laneState.ts';
import { step, type Step } from '../../lane/step.ts';
import type { CatalogueContext } from '../adapter.ts';
import { earlierAnswers } from '../earlierAnswers.ts';
import { absentEntries } from './absent.ts';
import { datasetEntries } from './datasetEntries.ts';
import { type DatasetList, EGOV_PROMISE, listDatasets, resourceDownload } from './egovEntries.ts';
import { keepDataset, keepWalk, keptWalk, listedAs } from './egovMemory.ts';
import { withTold } from './listsTold.ts';
import { integerOf, itemsOf, textOf } from './readEnvelope.ts';
import { sampleOf } from './sample.ts';
import { firstAsked, startWalk, walked, withoutDates } from './walk.ts';
import type { PageAsked, Walk, Walked } from './walkTypes.ts';

type Row = { readonly [key: string]: Json };

/** The first page of a list, which begins its walk. */
export function firstPage(context: CatalogueContext, list: DatasetList, foundOn: Capture['id'] | null): FrontierEntry {
  return listDatasets(context.portalUrl, list, firstAsked(pageSize(context)), foundOn);
}

/** What follows from one page of a list: its datasets, and the next page or the end of the list. */
export function pageAnswered(
  context: CatalogueContext,
  state: LaneState,
  page: { readonly list: DatasetList; readonly asked: PageAsked },
  data: Row,
  capture: Capture,
): Step {
  const { list, asked } = page;
  const total = integerOf(data['total_records']);
  const datasets = itemsOf(data['datasets']) ?? (total === 0 ? [] : null);
  // A success without its list shows nothing, least of all that there is nothing.
  if (datasets === null) return pageFailed(context, state, page, 'failed', capture);
  const fresh = unseen(context, datasets);
  // One that went away and is listed again counts again; what follows from it has followed already.
  const back = datasets.filter((dataset) => listedAs(context, textOf(dataset['uri']))?.gone === true);
  const isNew = new Set<Row>([...fresh, ...back]);
  const rows = datasets.map((dataset) => ({ created: createdOf(dataset), isNew: isNew.has(dataset) }));
  const found = datasetEntries(context, state, fresh, capture);
  const walk = walkOf(context, list);
  const next = walked({ ...walk, gone: walk.gone - back.length }, pageSize(context), asked, {
    rows,
    total,
  });
  return goOn(context, list, { ...found, kept: [...found.kept, ...back.map(keepDataset)] }, next, capture);
}

/** What follows from a page that could not be had: smaller ones around what breaks it, or by another way. */
export function pageFailed(
  context: CatalogueContext,
  state: LaneState,
  page: { readonly list: DatasetList; readonly asked: PageAsked },
  why: 'nothing' | 'failed' | 'given-up',
  capture: Capture,
): Step {
  const walk = walkOf(context, page.list);
  if (walk.phase === 'done' || walk.phase === 'broken-off') return step(state);
  const next =
    why === 'failed'
      ? walked(walk, pageSize(context), page.asked, null)
      : why === 'nothing' && page.asked.from !== null
        ? withoutDates(walk, pageSize(context))
        : { walk: { ...walk, phase: brokenPhase(walk) }, asks: [] };
  return goOn(context, page.list, step(state), next, capture);
}

/** What was read whole stays whole when only the count at its end could not be had. */
function brokenPhase({ phase }: Walk): Walk['phase'] {
  return phase === 'walk' ? 'broken-off' : 'done';
}

function goOn(
  context: CatalogueContext,
  list: DatasetList,
  found: Step,
  { walk, asks }: Walked,
  capture: Capture,
): Step {
  const next = asks.map((asked) => listDatasets(context.portalUrl, list, asked, capture.id));
  const isOver = walk.phase === 'done' || walk.phase === 'broken-off';
  const kept = [...found.kept, keepWalk(list, walk)];
  if (!isOver) return { ...found, offers: [...next, ...found.offers], kept };
  const state = {
    ...found.state,
    portal: { ...found.state.portal, lists: withTold(found.state.portal.lists, list, walk) },
  };
  const seenHere = new Set(found.kept.map(({ name }) => name));
  // What an earlier audit read takes the place of what this one could not; only a list read whole shows who is gone.
  const isWhole = walk.phase === 'done' && walk.unread === 0;
  const more = isWhole ? absentEntries(context, list, seenHere) : earlierPages(context, list);
  return { ...found, state, offers: [...found.offers, ...more, ...downloads(context, list, found)], kept };
}

/** The pages of a list as the last audit had them; each stands only if it shows a dataset that nothing newer showed. */
function earlierPages(context: CatalogueContext, list: DatasetList): readonly FrontierEntry[] {
  const isOfList = ({ target }: Capture): boolean => target.portalUri === list.organisationUri;
  const prefix = `POST ${context.portalUrl}api/listDatasets `;
  return earlierAnswers(context, prefix, EGOV_PROMISE.earlier, isOfList);
}

/** The download links that were drawn, now that all resources of the list are known. */
function downloads(context: CatalogueContext, list: DatasetList, found: Step): readonly FrontierEntry[] {
  const just = new Map(found.kept.map(({ name, value }) => [name, value]));
  const fresh = { kept: (name: string) => just.get(name) ?? context.kept(name) };
  const organisations =
    list.organisationUri === null
      ? [...context.organisations]
      : [...context.organisations].filter(([uri]) => uri === list.organisationUri);
  return organisations.flatMap(([organisation, institutionId]) =>
    sampleOf(fresh, organisation).map(([, uri, format]) =>
      resourceDownload(context.portalUrl, { uri, format }, institutionId, EGOV_PROMISE.downloads, null),
    ),
  );
}

function walkOf(context: CatalogueContext, list: DatasetList): Walk {
  return keptWalk(context, list) ?? startWalk();
}

/** The rows of a page that no page of this audit has shown yet, each once. */
export function unseen(context: CatalogueContext, datasets: readonly Row[]): readonly Row[] {
  const uris = new Set<string>();
  return datasets.filter((dataset) => {
    const uri = textOf(dataset['uri']);
    if (uri === '' || uris.has(uri) || listedAs(context, uri) !== null) return false;
    uris.add(uri);
    return true;
  });
}

/** As the portal writes it, which sorts as text; null for anything else. */
function createdOf(dataset: Row): string | null {
  const text = textOf(dataset['created_at']).replace('T', ' ');
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/.test(text) ? text.slice(0, 19) : null;
}

function pageSize({ config }: CatalogueContext): number {
  return config.portal.pageSize;
}
