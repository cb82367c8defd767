import type { DateStatement, FactValues, LicenceStatement } from '../../model/factValues.ts';
import { cutGraphemes, quote } from '../../model/evidence.ts';
import type { Tables } from '../../model/tables.ts';
import { intervalEnd } from '../dates/intervalEnd.ts';
import { readDates } from '../dates/readDates.ts';
import { frequencyOfValue } from '../dates/readFrequency.ts';
import { licenceOfValue } from '../licences/nameLicence.ts';
import { statementsOfValue } from '../licences/statementsOfValue.ts';
import type { PageReading } from './pageReading.ts';

type PageDataset = FactValues['page.datasets'][number];
type Node = Readonly<Record<string, unknown>>;
export type DescribedData = {
  readonly datasets: readonly PageDataset[];
  readonly licences: readonly LicenceStatement[];
  readonly dates: readonly DateStatement[];
};

const MAX_NODES = 5_000;
const MAX_DEPTH = 20;
const MAX_DATASETS = 200;
const MAX_DISTRIBUTIONS = 200;
const DATASET_TYPES: ReadonlySet<string> = new Set(['dataset', 'datacatalog', 'catalog', 'datafeed']);

/**
 * Descriptions of data inside a page: JSON-LD with schema.org Dataset or DataCatalog, or DCAT, also in @graph and
 * nested. Broken JSON gives nothing: the page is then read as it stands.
 */
export function pageDatasets(reading: PageReading, tables: Tables): DescribedData {
  const datasets: PageDataset[] = [];
  const licences: LicenceStatement[] = [];
  const dates: DateStatement[] = [];
  for (const script of reading.jsonLd) {
    const nodes = nodesOf(parseLoosely(script.text));
    const byId = new Map(
      nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])),
    );
    for (const node of nodes) {
      const types = typesOf(node);
      const isDataset = types.some((type) => DATASET_TYPES.has(type));
      if (isDataset && datasets.length < MAX_DATASETS) datasets.push(datasetOf(node, byId, tables));
      if (isDataset || types.some((type) => ['webpage', 'website', 'datadownload', 'distribution'].includes(type))) {
        licences.push(...licencesOf(node, isDataset ? 'dataset' : scopeOf(types), script.css, tables));
        if (types.includes('webpage') || isDataset) dates.push(...datesOf(node, script.css));
        if (isDataset) dates.push(...coverageOf(node, script.css));
      }
    }
  }
  return { datasets, licences, dates };
}

function scopeOf(types: readonly string[]): LicenceStatement['scope'] {
  if (types.includes('website')) return 'site';
  return types.includes('webpage') ? 'page' : 'file';
}

function parseLoosely(text: string): unknown {
  // Templates wrap JSON-LD into CDATA or an HTML comment.
  const bare = text
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[|\/\/<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\]\]>\*\/|\/\/\]\]>|\]\]>)\s*$/, '');
  try {
    return JSON.parse(bare);
  } catch {
    return null;
  }
}

/** All objects of a JSON-LD value, outer before inner. */
function nodesOf(value: unknown): readonly Node[] {
  const found: Node[] = [];
  const walk = (item: unknown, depth: number): void => {
    if (found.length >= MAX_NODES || depth > MAX_DEPTH || typeof item !== 'object' || item === null) return;
    if (Array.isArray(item)) {
      for (const inner of item) walk(inner, depth + 1);
      return;
    }
    found.push(item as Node);
    for (const [key, inner] of Object.entries(item)) if (key !== '@context') walk(inner, depth + 1);
  };
  walk(value, 0);
  return found;
}

function typesOf(node: Node): readonly string[] {
  return list(node['@type'] ?? node['rdf:type']).flatMap((type) =>
    typeof type === 'string' ? [localName(type).toLowerCase()] : [],
  );
}

function datasetOf(node: Node, byId: ReadonlyMap<string, Node>, tables: Tables): PageDataset {
  const licence = textsOf(property(node, 'license', 'licence', 'rights'))[0] ?? null;
  const frequency = textsOf(property(node, 'accrualPeriodicity', 'repeatFrequency'))[0] ?? null;
  const issued = readDates(textsOf(property(node, 'datePublished', 'issued'))[0] ?? '')[0]?.date;
  const distributions = list(property(node, 'distribution'))
    .slice(0, MAX_DISTRIBUTIONS)
    .flatMap((item) => distributionOf(resolve(item, byId)));
  return {
    name: cutGraphemes(textsOf(property(node, 'name', 'title', 'headline'))[0] ?? '', 300),
    licence: licence === null ? null : (licenceOfValue(licence, tables)?.id ?? licence.slice(0, 300)),
    modified: readDates(textsOf(property(node, 'dateModified', 'modified'))[0] ?? '')[0]?.date ?? null,
    ...(issued === undefined ? {} : { issued }),
    frequency: frequency === null ? null : (frequencyOfValue(frequency, tables) ?? frequency.slice(0, 100)),
    distributions,
  };
}

function distributionOf(node: Node | null): readonly { readonly url: string; readonly format: string | null }[] {
  if (node === null) return [];
  const url = textsOf(property(node, 'contentUrl', 'downloadURL', 'accessURL', 'url'))[0];
  const format = textsOf(property(node, 'encodingFormat', 'fileFormat', 'format', 'mediaType'))[0];
  return url === undefined
    ? []
    : [{ url: url.slice(0, 2_000), format: format === undefined ? null : format.slice(0, 100) }];
}

function licencesOf(
  node: Node,
  scope: LicenceStatement['scope'],
  css: string,
  tables: Tables,
): readonly LicenceStatement[] {
  const at = { kind: 'css', path: css } as const;
  return textsOf(property(node, 'license', 'licence', 'rights', 'copyrightNotice', 'usageInfo'))
    .slice(0, 5)
    .flatMap((value) => statementsOfValue(value, tables, { scope, source: 'json-ld', at }, 'license'));
}

function datesOf(node: Node, css: string): readonly DateStatement[] {
  return (
    [
      ['dateModified', 'modified'],
      ['modified', 'modified'],
      ['datePublished', 'published'],
      ['issued', 'published'],
      ['dateCreated', 'created'],
    ] as const
  ).flatMap(([key, says]): readonly DateStatement[] => {
    const value = textsOf(property(node, key))[0];
    const date = value === undefined ? undefined : readDates(value)[0];
    if (value === undefined || date === undefined) return [];
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
function coverageOf(node: Node, css: string): readonly DateStatement[] {
  const [period] = list(property(node, 'temporalCoverage', 'temporal'));
  const inner = typeof period === 'object' && period !== null ? property(period as Node, 'endDate') : period;
  const [value] = textsOf(inner);
  const end = value === undefined ? null : intervalEnd(value);
  if (value === undefined || end === null) return [];
  const words = quote(`temporalCoverage: ${value}`);
  return [{ ...end, says: 'period-end', scope: 'page', words, at: { kind: 'css', path: css }, linkIndex: null }];
}

/** A property under its plain name, a prefix (`dct:license`) or a full address. */
function property(node: Node, ...names: readonly string[]): unknown {
  for (const name of names) {
    if (node[name] !== undefined) return node[name];
    for (const key of Object.keys(node)) if (key.length > name.length && localName(key) === name) return node[key];
  }
  return undefined;
}

function localName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#'), name.lastIndexOf(':')) + 1);
}

function resolve(item: unknown, byId: ReadonlyMap<string, Node>): Node | null {
  if (typeof item === 'string') return byId.get(item) ?? { contentUrl: item };
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null;
  const node = item as Node;
  const id = node['@id'];
  return Object.keys(node).length === 1 && typeof id === 'string' ? (byId.get(id) ?? { contentUrl: id }) : node;
}

/** Texts of a value: itself, its @value, @id, url or name. */
function textsOf(value: unknown): readonly string[] {
  return list(value).flatMap((item) => {
    if (typeof item === 'string') return item.trim() === '' ? [] : [item.trim()];
    if (typeof item !== 'object' || item === null) return [];
    const node = item as Node;
    for (const key of ['@value', '@id', 'url', 'name', 'license', 'label', 'rdfs:label']) {
      const text = node[key];
      if (typeof text === 'string' && text.trim() !== '' && !text.startsWith('_:')) return [text.trim()];
    }
    return [];
  });
}

function list(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}
