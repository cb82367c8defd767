import type { CatalogueDataset } from '../../model/catalogue.ts';
import type { CatalogueListing } from './dcatInput.ts';

/** A catalogue that was harvested, by the origin of the addresses asked. */
export type ListedCatalogue = {
  readonly origin: string;
  readonly host: string;
  /** Publishers by each key under which datasets name them. */
  readonly publishers: ReadonlyMap<string, { readonly uri: string; readonly name: string }>;
};

export type ListedDataset = {
  readonly catalogue: ListedCatalogue;
  readonly dataset: CatalogueDataset;
  /** The address of the answer that told of it: relative addresses in it begin there. */
  readonly listing: string;
};

/** What details may add to a list: texts and names that the list of the national portal leaves out. */
type Added = Pick<CatalogueDataset, 'description' | 'keywords'> & { readonly publisher: string | null };

type Known = {
  /** Number of the answer from which the dataset is taken. */
  answer: number;
  isWhole: boolean;
  /** From an answer about the dataset alone. */
  details: Added | null;
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
      yield { catalogue, dataset: withDetails(dataset, one.details), listing: url };
    }
  }
}

function withDetails(dataset: CatalogueDataset, details: Added | null): CatalogueDataset {
  if (details === null) return dataset;
  const { description, keywords, publisher } = dataset;
  return {
    ...dataset,
    description: description.trim() === '' ? details.description : description,
    keywords: keywords.length === 0 ? details.keywords : keywords,
    publisher: publisher === null ? null : { ...publisher, name: publisher.name ?? details.publisher },
  };
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
  const details = isWhole ? null : addedBy(dataset);
  const before = known.get(key);
  if (before === undefined) known.set(key, { answer, isWhole, details });
  else if (isWhole && !before.isWhole) Object.assign(before, { answer, isWhole });
  else before.details ??= details;
}

function addedBy({ description, keywords, publisher }: CatalogueDataset): Added {
  return { description, keywords, publisher: publisher?.name ?? null };
}

function keyOf(origin: string, uri: string): string {
  return `${origin}\n${uri}`;
}

function originOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.origin : '';
}
