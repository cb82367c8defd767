import type { CatalogueDataset } from '../../model/catalogue.ts';
import type { Institution } from '../../model/institution.ts';
import type { FormatEntry } from '../../model/tables.ts';
import type { ReportContext } from '../reportContext.ts';
import type { DcatInput } from './dcatInput.ts';
import type { Judged, JudgedIndex } from './judgedIndex.ts';
import type { Survey } from './listedCatalogues.ts';
import type { Iris } from './mintIris.ts';

/** What everything in the export is written with. */
export type DcatScope = {
  readonly bg: ReportContext;
  readonly en: ReportContext;
  readonly iris: Iris;
  readonly dcat: DcatInput;
  readonly judged: JudgedIndex;
  /** Formats of the tables by what declares them. */
  readonly formats: ReadonlyMap<string, FormatEntry>;
  readonly survey: Survey;
};

/** A dataset to be written, of a catalogue or found on a site. */
export type ExportedDataset = {
  readonly iri: string;
  /** Address of the catalogue that holds it. */
  readonly catalogue: string;
  readonly dataset: CatalogueDataset;
  /** Where people read of it. */
  readonly page: string | null;
  readonly publisher: string | null;
  /** The body of the audit that it is judged with; null = of somebody else. */
  readonly institution: Institution | null;
  /** Key of the text that stands where there is no description, with its values. */
  readonly otherwise: { readonly key: string; readonly values: (context: ReportContext) => Record<string, string> };
  readonly distributions: readonly ExportedDistribution[];
};

export type ExportedDistribution = {
  readonly iri: string;
  readonly resource: CatalogueDataset['resources'][number];
  /** Where it can be had. */
  readonly accessUrl: string;
  /** null = the audit says nothing of it. */
  readonly judged: Judged | null;
};
