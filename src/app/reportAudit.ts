import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findChromium } from '../browser/findChromium.ts';
import { UserError } from '../model/errors.ts';
import type { Politeness } from '../model/politeness.ts';
import type { ReportInput, StoredCapture } from '../report/reportInput.ts';
import { writeReport } from '../report/writeReport.ts';
import type { OnAuditEvent } from './auditEvents.ts';
import type { AuditFolder } from './auditFolder.ts';
import { listedOrganisations } from './listedOrganisations.ts';
import { dcatInput } from './catalogueListings.ts';
import { measureCrawl } from './measureCrawl.ts';
import { methodResults } from './methodResults.ts';
import { openEvidence } from './openEvidence.ts';
import { storedConfig } from './storedConfig.ts';
import type { PreparedAudit } from './prepareAudit.ts';
import { printReport } from './printReport.ts';
import { reportAssets } from './reportAssets.ts';

export type ReportOutcome = { readonly index: string; readonly pdfs: readonly string[]; readonly files: number };
export type ReportOptions = {
  readonly pdf: boolean;
  readonly audience: ReportInput['audience'];
  readonly onEvent: OnAuditEvent;
};

/** The stored result → `report/`, written anew; then the PDFs, if they are wanted and there is a browser. */
export async function reportAudit(
  audit: Pick<PreparedAudit, 'folder' | 'book'>,
  options: ReportOptions,
): Promise<ReportOutcome> {
  const { reportDir } = audit.folder;
  // Known before the pages are written: they link to the PDF only when there will be one.
  const chromium = options.pdf ? await findChromium() : null;
  if (chromium?.found === false) options.onEvent({ is: 'pdf-skipped', because: 'no-browser', detail: '' });
  const pdf = chromium?.found === true;
  rmSync(reportDir, { recursive: true, force: true });
  const written = new Set<string>();
  const judged = reportInput(audit, { ...options, pdf });
  const input = {
    ...judged,
    politeness: await politenessOf(audit.folder, [...judged.captures.values()]),
    // They follow from the stored evidence; the judgement holds their sums and a seal (InstitutionScore.methods).
    methods: methodResults(audit.folder, judged.result, audit.book),
  };
  for (const { path, chunk } of writeReport(input)) {
    const target = join(reportDir, path);
    if (written.has(path)) appendFileSync(target, chunk);
    else {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, chunk);
      written.add(path);
    }
  }
  options.onEvent({ is: 'report', files: written.size });
  const pdfs = chromium?.found === true ? await printReport(reportDir, chromium.path, options.onEvent) : [];
  return { index: join(reportDir, 'index.html'), pdfs, files: written.size };
}

/** Null where the settings of the crawl are not stored. */
async function politenessOf(folder: AuditFolder, captures: readonly StoredCapture[]): Promise<Politeness | null> {
  const config = storedConfig(folder.store);
  if (config === undefined) return null;
  return (await measureCrawl(captures, openEvidence(folder), config.crawl)).politeness;
}

/** What the report of a judged audit is made of. @throws UserError when the judgement is not finished */
export function reportInput(
  { folder, book }: Pick<PreparedAudit, 'folder' | 'book'>,
  { pdf, audience }: ReportOptions,
): ReportInput {
  const result = folder.store.auditResult();
  if (result === undefined) {
    throw new UserError('audit-not-judged', {
      bg: `${folder.dir}: оценката още не е завършена; продължете я с „zvezdomer audit --resume ${folder.id}“`,
      en: `${folder.dir}: this audit is not finished; go on with \`zvezdomer audit --resume ${folder.id}\``,
    });
  }
  const captures = folder.store.captures();
  return {
    result,
    ruleSet: book.ruleSet,
    tables: book.tables,
    captures: new Map(captures.map((stored) => [stored.capture.id, stored])),
    health: folder.store.health(),
    organisations: listedOrganisations(folder.store, captures),
    dcat: dcatInput(folder, captures),
    audience,
    pdf,
    assets: reportAssets(),
  };
}
