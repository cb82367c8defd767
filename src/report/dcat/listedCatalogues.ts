import type { CatalogueDataset } from '../../model/catalogue.ts';
import type { CatalogueListing } from './dcatInput.ts';

/** A catalogue that was harvested, by the origin of the addresses asked. */
export type ListedCatalogue = {
  readonly origin: string;
  readonly host: string;
  /** Publishers by each key under which datasets name them. */
  readonly publishers: ReadonlyMap<string, { readonly uri: string; readonly name: string }>;
};

export type ListedDataset = { readonly catalogue: ListedCatalogue; readonly dataset: CatalogueDataset };

type Known = {
  /** Number of the answer from which the dataset is taken. */
  answer: number;
  isWhole: boolean;
  hasText: boolean;
  /** Description from an answer about the dataset alone, where the list has none. */
  text: string;
};

/** What a first reading of the answers keeps: keys, and where each dataset is to be taken from. */
export type Survey = {
  readonly catalogues: ReadonlyMap<string, ListedCatalogue>;
  readonly known: ReadonlyMap<string, Readonly<Known>>;
};

/**
 * Datasets of harvested catalogues, each once, in the order in which they were first listed. Lists may repeat a dataset
 * (pages drift) and details add to it: it is taken from the first answer that has its resources, with the description
 * of its details where the list has none.
 */
export function* listedDatasets(
  { catalogues, known }: Survey,
  listings: () => Iterable<CatalogueListing>,
): Generator<ListedDataset> {
  let answer = 0;
  for (const { url, datasets } of listings()) {
    answer += 1;
    const catalogue = catalogues.get(originOf(url));
    if (catalogue === undefined) continue;
    const written = new Set<string>();
    for (const dataset of datasets) {
      const one = known.get(keyOf(catalogue.origin, dataset.uri));
      if (one?.answer !== answer || written.has(dataset.uri)) continue;
      written.add(dataset.uri);
      yield { catalogue, dataset: one.text === '' ? dataset : { ...dataset, description: one.text } };
    }
  }
}

/** The first reading; the catalogues in it are those that told of any dataset. */
export function surveyListings(listings: Iterable<CatalogueListing>): Survey {
  const publishers = new Map<string, Map<string, { readonly uri: string; readonly name: string }>>();
  const catalogues = new Map<string, ListedCatalogue>();
  const known = new Map<string, Known>();
  let answer = 0;
  for (const { url, about, datasets, organisations } of listings) {
    answer += 1;
    const origin = originOf(url);
    if (origin === '') continue;
    const own = publishers.get(origin) ?? new Map<string, { readonly uri: string; readonly name: string }>();
    publishers.set(origin, own);
    for (const { id, uri, name } of organisations) {
      own.set(uri, { uri, name });
      if (id !== null) own.set(String(id), { uri, name });
    }
    if (datasets.length > 0) catalogues.set(origin, { origin, host: new URL(origin).host, publishers: own });
    for (const dataset of datasets) take(known, keyOf(origin, dataset.uri), dataset, { answer, about });
  }
  return { catalogues, known };
}

function take(
  known: Map<string, Known>,
  key: string,
  dataset: CatalogueDataset,
  { answer, about }: { readonly answer: number; readonly about: string | null },
): void {
  const isWhole = dataset.resources.length > 0 || about !== dataset.uri;
  const { description } = dataset;
  const hasText = description.trim() !== '';
  const before = known.get(key);
  if (before === undefined) known.set(key, { answer, isWhole, hasText, text: isWhole ? '' : description });
  else if (isWhole && !before.isWhole)
    Object.assign(before, { answer, isWhole, hasText, text: hasText ? '' : before.text });
  else if (!before.hasText && before.text === '') before.text = description;
}

function keyOf(origin: string, uri: string): string {
  return `${origin}\n${uri}`;
}

function originOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.origin : '';
}
