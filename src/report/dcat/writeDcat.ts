import type { ReportContext } from '../reportContext.ts';
import type { ReportPiece } from '../reportInput.ts';
import { catalogueNodes } from './catalogueNodes.ts';
import type { DcatNode } from './dcatNode.ts';
import { indexJudged } from './judgedIndex.ts';
import { jsonLdChunks } from './jsonLdChunks.ts';
import { mintIris } from './mintIris.ts';
import { surveyListings } from './listedCatalogues.ts';
import { indexFormats } from './references.ts';
import { turtleChunks } from './turtleChunks.ts';

/** Files of `data/`, in the order in which they are written. */
export const DCAT_FILES = ['catalogue.ttl', 'catalogue.jsonld'] as const;

/**
 * The catalogues of an audit as DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/releases/3.0.1) with our measurements in
 * the W3C Data Quality Vocabulary, once as Turtle and once as JSON-LD. A stream: nothing but keys is kept. Without
 * harvested catalogues it holds what stands on the bodies' own sites; without `dcat` in the input nothing is written.
 */
export function* writeDcat(bg: ReportContext, en: ReportContext): Generator<ReportPiece> {
  const { dcat, result } = bg.input;
  if (dcat === undefined) return;
  const scope = {
    bg,
    en,
    dcat,
    iris: mintIris(dcat.base, result.audit.id),
    judged: indexJudged(bg),
    formats: indexFormats(bg.input.tables.formats),
    survey: surveyListings(dcat.listings()),
  };
  const nodes = (): Iterable<DcatNode> => catalogueNodes(scope);
  for (const chunk of turtleChunks(nodes())) yield { path: 'data/catalogue.ttl', chunk };
  for (const chunk of jsonLdChunks(nodes())) yield { path: 'data/catalogue.jsonld', chunk };
}
