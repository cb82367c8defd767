import { openAuditFolder } from './auditFolder.ts';
import { storedAudit } from './prepareAudit.ts';
import { type ReportOptions, type ReportOutcome, reportAudit } from './reportAudit.ts';
import { sealAudit } from './sealAudit.ts';

/** The report of an audit again, from what is stored; nothing is judged anew. */
export async function rewriteReport(dir: string, options: ReportOptions): Promise<ReportOutcome> {
  const folder = openAuditFolder(dir, 'write');
  try {
    const report = await reportAudit({ folder, book: storedAudit(folder).book }, options);
    await sealAudit(folder);
    return report;
  } finally {
    folder.close();
  }
}
