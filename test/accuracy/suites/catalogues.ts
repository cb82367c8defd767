import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CatalogueDataset, CatalogueResource } from '../../../src/model/catalogue.ts';
import { compareText } from '../../../src/model/json.ts';
import { type Case, cannotTell, type Corpus, type CorpusRecord, type Question, rightIf, type Suite } from '../question.ts';

type Truth = Readonly<Record<string, unknown>>;

/**
 * Do we find in a description of data what a person finds there? Lines of catalogues/*.jsonl name files of the corpora
 * and what stands in each, read by a person before any of our parsers saw them; one question a field.
 */
export const catalogues: Suite = {
  name: 'catalogues',
  about: 'fields of datasets described in DCAT, DCAT-AP, schema.org, Data Package, as a person reads them',
  main: 'field',
  cases: (corpus) => corpus.records.flatMap((record) => casesOf(record, corpus)),
};

function casesOf({ value }: CorpusRecord, { dir }: Corpus): Case[] {
  const { paths } = value;
  if (!Array.isArray(paths) || dir === null || dir === undefined) return [];
  return paths.filter((name) => typeof name === 'string').flatMap((name): Case[] => {
    const file = path.join(dir, name);
    return existsSync(file) ? [{ id: name, bytes: () => readFileSync(file), questions: questionsOf(value) }] : [];
  });
}

function questionsOf(truth: Truth): Question[] {
  const { datasets, first } = truth;
  if (!Array.isArray(datasets)) return fieldQuestions(first as Truth, ([dataset]) => dataset);
  return [
    ask('number of datasets', String(datasets.length), (found) => String(found.length)),
    ...(datasets as Truth[]).flatMap((dataset) => fieldQuestions(dataset, (found) => findIn(found, dataset))),
  ];
}

/** The described dataset that a line is about: by the end of its address, else by its title. */
function findIn(found: readonly CatalogueDataset[], { uri, title }: Truth): CatalogueDataset | undefined {
  return found.find((one) => (typeof uri === 'string' ? one.uri.endsWith(uri) : one.title === title));
}

function fieldQuestions(truth: Truth, find: (found: readonly CatalogueDataset[]) => CatalogueDataset | undefined): Question[] {
  return Object.entries(truth).flatMap(([field, value]): Question[] => {
    const read = FIELDS[field];
    if (read === undefined) throw new RangeError(`no such field: ${field}`);
    return [
      ask(field, JSON.stringify(value), (found) => {
        const dataset = find(found);
        return dataset === undefined ? 'no such dataset' : JSON.stringify(read(dataset, value));
      }),
    ];
  });
}

function ask(field: string, expected: string, read: (found: readonly CatalogueDataset[]) => string): Question {
  return {
    metric: 'field',
    expected: `${field} ${expected}`,
    counted: true,
    answer({ facts }) {
      const because = facts.because('catalogue.datasets');
      if (because !== undefined) return cannotTell(because.detail);
      const found = read(facts.value('catalogue.datasets') ?? []);
      return rightIf(found === expected, found.slice(0, 300));
    },
  };
}

/** What stands in a field, in the shape in which the truth has it. */
const FIELDS: Readonly<Record<string, (dataset: CatalogueDataset, truth: unknown) => unknown>> = {
  uri: ({ uri }, truth) => (uri.endsWith(String(truth)) ? truth : uri),
  title: ({ title }) => title,
  description: ({ description }) => description,
  descriptionStart: ({ description }, truth) => description.slice(0, String(truth).length),
  page: ({ page }) => page,
  publisherName: ({ publisher }) => publisher?.name ?? null,
  publisherKey: ({ publisher }) => publisher?.key ?? null,
  keywords: ({ keywords }) => keywords.toSorted(compareText),
  themes: ({ themes }) => themes.toSorted(compareText),
  frequency: ({ frequency }) => frequency,
  frequencyEnd: ({ frequency }, truth) => (frequency?.endsWith(String(truth)) === true ? truth : frequency),
  temporal: ({ temporal }) => (temporal === null || temporal.words !== undefined ? null : [temporal.start, temporal.end]),
  areas: ({ spatial }) => spatial.length,
  spatial: ({ spatial }) => spatial.toSorted(compareText),
  licence: ({ licence }) => licence,
  version: ({ version }) => version,
  issued: ({ issued }) => issued,
  modified: ({ modified }) => modified,
  conformsTo: ({ conformsTo }) => conformsTo,
  conformsToStart: ({ conformsTo }, truth) => conformsTo[0]?.slice(0, String(truth).length) ?? null,
  contact: ({ contact }) => contact?.email ?? null,
  resources: ({ resources }) => resources.length,
  resourceTitles: ofResources(({ title }) => title),
  formats: ofResources(({ format }) => format),
  mediaTypes: ofResources(({ mediaType }) => mediaType),
  accessUrls: ofResources(({ accessUrl }) => accessUrl),
  downloadUrls: ofResources(({ downloadUrl }) => downloadUrl),
  licences: ofResources(({ licence }) => licence),
  byteSizes: ({ resources }) =>
    resources.flatMap(({ byteSize }) => byteSize ?? []).toSorted((a, b) => a - b),
};

function ofResources(read: (resource: CatalogueResource) => string | null): (dataset: CatalogueDataset) => unknown {
  return ({ resources }) => [...new Set(resources.flatMap((one) => read(one) ?? []))].toSorted(compareText);
}
