import type { CatalogueDataset } from '../../model/catalogue.ts';
import type { DateStatement, FactValues, LicenceStatement } from '../../model/factValues.ts';
import { cutGraphemes, quote } from '../../model/evidence.ts';
import { promisedRhythm } from '../../model/promisedRhythm.ts';
import type { Tables } from '../../model/tables.ts';
import { datasetsOfGraph } from '../catalogue/datasetsOfGraph.ts';
import type { GraphNode } from '../catalogue/describedGraph.ts';
import { type Said, saidOf } from '../catalogue/saidOf.ts';
import { intervalEnd, isoPoint } from '../dates/intervalEnd.ts';
import { readDates } from '../dates/readDates.ts';
import { frequencyOfValue } from '../dates/readFrequency.ts';
import { licenceOfValue } from '../licences/nameLicence.ts';
import { statementsOfValue } from '../licences/statementsOfValue.ts';
import type { PageScript } from './pageScripts.ts';

type PageDataset = FactValues['page.datasets'][number];
export type DescribedData = {
  readonly datasets: readonly PageDataset[];
  readonly licences: readonly LicenceStatement[];
  readonly dates: readonly DateStatement[];
};

const MAX_DATASETS = 200;
const MAX_DISTRIBUTIONS = 200;
/** On a page a catalogue is described to say what the page offers: its licence and dates hold for that. */
const DATASET_TYPES: ReadonlySet<string> = new Set(['dataset', 'datacatalog', 'catalog', 'datafeed']);
/** What a whole page may be described as, beside `WebPage`. */
const PAGE_TYPES: ReadonlySet<string> = new Set([
  'article', 'newsarticle', 'blogposting', 'report', 'collectionpage', 'itempage', 'aboutpage', 'creativework', 'digitaldocument',
]); // prettier-ignore

/**
 * Descriptions of data inside a page: JSON-LD with schema.org Dataset or DataCatalog, or DCAT, also in @graph and
 * nested. Broken JSON gives nothing: the page is then read as it stands. The same reader as of whole catalogues
 * (inspect/catalogue) makes them.
 */
export function pageDatasets(scripts: readonly PageScript[], tables: Tables): DescribedData {
  const datasets: PageDataset[] = [];
  const licences: LicenceStatement[] = [];
  const dates: DateStatement[] = [];
  for (const { graph, css } of scripts) {
    for (const dataset of datasetsOfGraph(graph, DATASET_TYPES))
      if (datasets.length < MAX_DATASETS) datasets.push(shortened(dataset, tables));
    for (const node of graph.nodes) {
      const isDataset = [...node.types].some((type) => DATASET_TYPES.has(type));
      const said = saidOf(node, graph);
      if (isDataset || ['webpage', 'website', 'datadownload', 'distribution'].some((type) => node.types.has(type))) {
        licences.push(...licencesOf(said, isDataset ? 'dataset' : scopeOf(node), css, tables));
        if (isDataset || node.types.has('webpage')) dates.push(...datesOf(said, css));
        if (isDataset) dates.push(...coverageOf(said, css));
      } else if ([...node.types].some((type) => PAGE_TYPES.has(type))) dates.push(...datesOf(said, css));
    }
  }
  return { datasets, licences, dates };
}

function scopeOf({ types }: GraphNode): LicenceStatement['scope'] {
  if (types.has('website')) return 'site';
  return types.has('webpage') ? 'page' : 'file';
}

/** A description as the facts of a page tell it, with licence, days and frequency by our own names. */
function shortened(dataset: CatalogueDataset, tables: Tables): PageDataset {
  const { licence, frequency } = dataset;
  const issued = readDates(dataset.issued ?? '')[0]?.date;
  return {
    name: cutGraphemes(dataset.title, 300),
    licence: licence === null ? null : (licenceOfValue(licence, tables)?.id ?? licence.slice(0, 300)),
    modified: readDates(dataset.modified ?? '')[0]?.date ?? null,
    ...(issued === undefined ? {} : { issued }),
    frequency:
      frequency === null
        ? promisedIn(dataset.description, tables)
        : (frequencyOfValue(frequency, tables) ?? frequency.slice(0, 100)),
    distributions: dataset.resources.slice(0, MAX_DISTRIBUTIONS).flatMap((resource) => {
      const url = resource.downloadUrl ?? resource.accessUrl ?? (/^https?:/i.test(resource.uri) ? resource.uri : null);
      const format = resource.format ?? resource.mediaType;
      return url === null || url.startsWith('#')
        ? []
        : [{ url, format: format === null ? null : format.slice(0, 100) }];
    }),
  };
}

/** „Измервания на шума. Обновява се ежемесечно.“ as the description says what the field for it leaves out. */
function promisedIn(description: string, tables: Tables): string | null {
  const promised = promisedRhythm(description, tables);
  return promised?.is === 'rhythm' ? promised.entry.id : null;
}

function licencesOf(
  said: Said,
  scope: LicenceStatement['scope'],
  css: string,
  tables: Tables,
): readonly LicenceStatement[] {
  const at = { kind: 'css', path: css } as const;
  return said
    .names('license', 'licence', 'rights', 'copyrightNotice', 'usageInfo')
    .slice(0, 5)
    .flatMap((value) => statementsOfValue(value, tables, { scope, source: 'json-ld', at }, 'license'));
}

function datesOf(said: Said, css: string): readonly DateStatement[] {
  return (
    [
      ['dateModified', 'modified'],
      ['modified', 'modified'],
      ['datePublished', 'published'],
      ['issued', 'published'],
      ['dateCreated', 'created'],
      ['created', 'created'],
      ['uploadDate', 'published'],
    ] as const
  ).flatMap(([key, says]): readonly DateStatement[] => {
    const value = said.name(key);
    const date = value === null ? null : (readDates(value)[0] ?? isoPoint(value.trim()));
    if (value === null || date === null) return [];
    return [
      {
        date: date.date,
        precision: date.precision,
        says,
        scope: 'page',
        words: quote(`${key}: ${value}`),
        at: { kind: 'css', path: css },
        linkIndex: null,
      },
    ];
  });
}

/** `temporalCoverage` (schema.org: ISO 8601) or the end of `dct:temporal`; what has no end says nothing. */
function coverageOf(said: Said, css: string): readonly DateStatement[] {
  const [period] = said.things('temporalCoverage', 'temporal');
  const value = period?.words('endDate') ?? said.words('temporalCoverage', 'temporal');
  const end = value === null ? null : intervalEnd(value);
  if (value === null || end === null) return [];
  const words = quote(`temporalCoverage: ${value}`);
  return [{ ...end, says: 'period-end', scope: 'page', words, at: { kind: 'css', path: css }, linkIndex: null }];
}
