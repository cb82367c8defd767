import { Readable } from 'node:stream';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, type Quad, Store } from 'n3';
import type { CatalogueDataset } from '../../../src/model/catalogue.ts';
import type { CatalogueListing, DcatInput } from '../../../src/report/dcat/dcatInput.ts';
import { expand, type Curie } from '../../../src/report/dcat/dcatNode.ts';
import { writeDcat } from '../../../src/report/dcat/writeDcat.ts';
import { loadTexts } from '../../../src/report/loadTexts.ts';
import { makeContext } from '../../../src/report/reportContext.ts';
import { indexReport } from '../../../src/report/reportIndex.ts';
import type { ReportInput } from '../../../src/report/reportInput.ts';
import { sampleReport } from '../sampleReport.ts';

const SAMPLE = sampleReport();
const TEXTS = loadTexts(SAMPLE.assets);
export const BASE = 'https://zvezdomer.example/id/';
export const PORTAL = 'https://data.portal.example';

/** Both files of an export. */
export function exportOf(input: ReportInput): { readonly turtle: string; readonly jsonLd: string } {
  const index = indexReport(input);
  const texts = { turtle: '', jsonLd: '' };
  const [bg, en] = [makeContext(input, index, TEXTS.bg, 'bg'), makeContext(input, index, TEXTS.en, 'en')];
  for (const { path, chunk } of writeDcat(bg, en)) texts[path.endsWith('.ttl') ? 'turtle' : 'jsonLd'] += String(chunk);
  return texts;
}

/** An audit of the given answers of a catalogue and of nothing else, unless `more` says so. */
export function inputOf(listings: readonly CatalogueListing[], more: Partial<ReportInput> = {}): ReportInput {
  const dcat: DcatInput = { base: BASE, publisher: { bg: 'Група', en: 'Group' }, listings: () => listings };
  const result = { ...SAMPLE.result, institutions: [], ranking: [] };
  return { ...SAMPLE, result, captures: new Map(), health: [], dcat, ...more };
}

export function listingOf(
  datasets: readonly CatalogueDataset[],
  more: Partial<CatalogueListing> = {},
): CatalogueListing {
  return { url: `${PORTAL}/api/listDatasets`, about: null, datasets, organisations: [], ...more };
}

export function readTurtle(text: string): Store {
  return new Store(new Parser({ format: 'text/turtle' }).parse(text));
}

/** Read by a parser that knows nothing of our writer; it reaches no network, since the context stands in the file. */
export async function readJsonLd(text: string): Promise<Store> {
  const store = new Store();
  const quads = Readable.from([text]).pipe(new JsonLdParser()) as AsyncIterable<unknown>;
  for await (const quad of quads) store.addQuad(quad as Quad);
  return store;
}

/** Values of a property of a thing, as they stand in Turtle but for prefixes. */
export function valuesOf(store: Store, subject: string, property: Curie): readonly string[] {
  return store.getObjects(subject, expand(property), null).map((term) => {
    if (term.termType !== 'Literal') return term.value;
    const type = term.datatype.value.replace(/^.*#/, '');
    const suffix = term.language === '' ? (type === 'string' ? '' : `^^${type}`) : `@${term.language}`;
    return `"${term.value}"${suffix}`;
  });
}

/** Addresses of things of a class. */
export function thingsOf(store: Store, type: Curie): readonly string[] {
  return store.getSubjects(expand('rdf:type'), expand(type), null).map(({ value }) => value);
}
