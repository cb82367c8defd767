import type { ReportContext } from '../reportContext.ts';
import type { ReportPiece } from '../reportInput.ts';
import { catalogueNodes } from './catalogueNodes.ts';
import { indexJudged } from './judgedIndex.ts';
import { jsonLdChunks } from './jsonLdChunks.ts';
import { mintIris } from './mintIris.ts';
import { surveyListings } from './listedCatalogues.ts';
import { indexFormats } from './references.ts';
import { turtleChunks } from './turtleChunks.ts';

/** Files of `data/`, in the order in which they are written. */
export const DCAT_FILES = ['catalogue.ttl', 'catalogue.jsonld'] as const;
export type DcatFile = (typeof DCAT_FILES)[number];
const SERIALISERS = { 'catalogue.ttl': turtleChunks, 'catalogue.jsonld': jsonLdChunks } as const;

/**
 * The catalogues of an audit as DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/releases/3.0.1) with our measurements in
 * the W3C Data Quality Vocabulary, as Turtle and as JSON-LD. A stream: nothing but keys is kept. Without harvested
 * catalogues it holds what stands on the bodies' own sites; without `dcat` in the input nothing is written.
 */
export function* writeDcat(
  bg: ReportContext,
  en: ReportContext,
  files: readonly DcatFile[] = DCAT_FILES,
): Generator<ReportPiece> {
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
  for (const file of files) {
    for (const chunk of SERIALISERS[file](catalogueNodes(scope))) yield { path: `data/${file}`, chunk };
  }
}
