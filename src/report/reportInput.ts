import type { AuditResult, CrawlHealth } from '../model/audit.ts';
import type { Capture } from '../model/capture.ts';
import type { CatalogueOrganisation } from '../model/catalogue.ts';
import type { CaptureId } from '../model/ids.ts';
import type { MethodResults } from '../model/method.ts';
import type { Politeness } from '../model/politeness.ts';
import type { RecordPlace } from '../model/ports.ts';
import type { RuleSet } from '../model/rule.ts';
import type { Tables } from '../model/tables.ts';
import type { DcatInput } from './dcat/dcatInput.ts';

/** One exchange with the places of its records: `place` holds the capture, `bodyPlace` the bytes of the body. */
export type StoredCapture = {
  readonly capture: Capture;
  readonly place: RecordPlace | null;
  readonly bodyPlace: RecordPlace | null;
};

/** Everything a report is made of. Nothing else is looked at: no disk, no clock, no network. */
export type ReportInput = {
  readonly result: AuditResult;
  readonly ruleSet: RuleSet;
  readonly tables: Tables;
  readonly captures: ReadonlyMap<CaptureId, StoredCapture>;
  readonly health: readonly CrawlHealth[];
  /** Organisations of the portal as its own list has them; absent or null when the audit did not read the list. */
  readonly organisations?: readonly CatalogueOrganisation[] | null;
  /** What catalogues told, for the export as DCAT-AP; absent = it is not written. */
  readonly dcat?: DcatInput;
  /** Measured from the captures; absent or null when that was not done. */
  readonly politeness?: Politeness | null;
  /** What the methods of others say of the datasets of catalogues; absent or empty = there is no page about it. */
  readonly methods?: MethodResults;
  /**
   * Findings of trial rules rest on articles whose wording is not confirmed: the working group sees them, the public
   * never does (DESIGN §4).
   */
  readonly audience: 'public' | 'working-group';
  /** Whether app prints a PDF: pages then link to it, and print.html is written. */
  readonly pdf: boolean;
  /**
   * Files of `reports/` by path inside it (`templates/overview.hbs`, `styles/screen.css`, `texts/bg.yaml`,
   * `scripts/sortTables.js`) and `fonts/<name>` for each of REPORT_FONTS.
   */
  readonly assets: ReadonlyMap<string, string | Uint8Array>;
};

/** A piece of a file. Pieces of one file come one after another and in order. Paths have `/` and are relative. */
export type ReportPiece = { readonly path: string; readonly chunk: string | Uint8Array };

/** Name of the PDF of a language, beside `index.html`; app prints `print.html` or `en/print.html` to it. */
export const PDF_PATHS = { bg: 'report.pdf', en: 'en/report.pdf' } as const;
