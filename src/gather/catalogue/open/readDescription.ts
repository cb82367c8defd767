import type { CatalogueDataset } from '../../../model/catalogue.ts';
import { answerOf, type Capture, headerValue, isRedirect } from '../../../model/capture.ts';
import { isJsonLd } from '../../../inspect/catalogue/catalogueFacts.ts';
import { datasetsFound, datasetsOfGraph } from '../../../inspect/catalogue/datasetsOfGraph.ts';
import type { DescribedGraph } from '../../../inspect/catalogue/describedGraph.ts';
import { hydraPaging } from '../../../inspect/catalogue/hydraPaging.ts';
import { jsonLdGraph } from '../../../inspect/catalogue/jsonLdGraph.ts';
import { saidOf } from '../../../inspect/catalogue/saidOf.ts';
import { openRdfGraph } from '../../../inspect/catalogue/rdfGraph.ts';
import { readRdfText } from '../../../inspect/trees/readRdfText.ts';
import { readRdfXmlAtOnce } from '../../../inspect/trees/readRdfXml.ts';

/** What an answer of a catalogue is before anybody looks for datasets in it. */
export type CatalogueBody =
  | { readonly is: 'json'; readonly json: unknown }
  | { readonly is: 'text'; readonly text: string; readonly isPage: boolean }
  /** `nothing` = an honest no: 404 and the like · `refused` = 401, 403, a firewall · `broken` = nobody, or a fault. */
  | { readonly is: 'nothing' | 'refused' | 'broken' };

const LOOKS_LIKE_JSON = /^\s*[[{]/;
const LOOKS_LIKE_PAGE = /^(?:\ufeff|\s|<\?xml[^>]*\?>|<!--[\s\S]{0,500}?-->)*<(?:!doctype\s+html|html|head|body)/i;

export function readBody({ result }: Pick<Capture, 'result'>, body: Uint8Array): CatalogueBody {
  if (result.is !== 'response') return { is: 'broken' };
  // Of a 304 what it confirms: the list is the one that came before.
  const { status, headers } = answerOf(result);
  if (status === 401 || status === 403 || status === 429) return { is: 'refused' };
  if (status >= 500) return { is: 'broken' };
  if (status >= 400 || isRedirect(status)) return { is: 'nothing' };
  // Cut off by our own limit, or by a connection that broke: half a list is no list.
  if (result.body.truncated !== null) return { is: 'broken' };
  const text = new TextDecoder().decode(body);
  const says = headerValue(headers, 'content-type') ?? '';
  if (LOOKS_LIKE_JSON.test(text)) {
    try {
      return { is: 'json', json: JSON.parse(text) as unknown };
    } catch {
      // TriG begins with a brace too, and what calls itself JSON and is none is broken.
      if (/json/i.test(says)) return { is: 'broken' };
    }
  }
  return { is: 'text', text, isPage: LOOKS_LIKE_PAGE.test(text) };
}

/** Datasets that RDF in any syntax describes, and where its list goes on; null when the body is no RDF. */
export type RdfDescription = {
  readonly datasets: readonly CatalogueDataset[];
  readonly next: string | null;
  readonly total: number | null;
  /** Datasets beyond the most that are read of one description. */
  readonly passedOver: number;
  /** It lists datasets, or says that it is a catalogue, though it may be empty. */
  readonly isCatalogue: boolean;
  /** The catalogue's own name; null when it tells none. */
  readonly title: string | null;
};

export function readDescription(body: CatalogueBody): RdfDescription | null {
  const graph = graphOf(body);
  if (graph === null || graph.isCut) return null;
  const datasets = datasetsOfGraph(graph);
  const catalogue = graph.nodes.find(({ types }) => types.has('catalog') || types.has('datacatalog'));
  const isCatalogue =
    datasets.length > 0 || catalogue !== undefined || graph.nodes.some(({ types }) => types.has('pagedcollection'));
  const title = catalogue === undefined ? null : saidOf(catalogue, graph).words('title', 'name', 'label');
  const passedOver = datasetsFound(graph) - datasets.length;
  return { datasets, isCatalogue, title, passedOver, ...hydraPaging(graph) };
}

function graphOf(body: CatalogueBody): DescribedGraph | null {
  if (body.is === 'json') return isJsonLd(body.json) ? jsonLdGraph([body.json]) : null;
  if (body.is !== 'text' || body.isPage) return null;
  const { text } = body;
  let graph = openRdfGraph();
  if (/^(?:\ufeff|\s)*</.test(text) && /<(?:\w+:)?RDF[\s>]/.test(text.slice(0, 20_000)))
    return readRdfXmlAtOnce(text, graph) === null ? graph.graph() : null;
  // Turtle's grammar holds that of N-Triples.
  const { problem } = readRdfText(text, 'turtle', () => (graph = openRdfGraph()));
  return problem === null ? graph.graph() : null;
}
