import { readPrivateKey } from '../evidence/signature/signingKey.ts';
import { breakSeal } from './breakSeal.ts';
import { closing, openAuditFolder } from './auditFolder.ts';
import { storedAudit } from './prepareAudit.ts';
import { onDisk } from './onDisk.ts';
import { type ReportOptions, type ReportOutcome, reportAudit } from './reportAudit.ts';
import { type Seal, sealAudit } from './sealAudit.ts';

type RewriteOptions = ReportOptions & {
  /** File of the private key that signs the result; an earlier signature does not outlive the change. */
  readonly sign?: string;
};

/** The report of an audit again, from what is stored; nothing is judged anew. */
export async function rewriteReport(dir: string, options: RewriteOptions): Promise<ReportOutcome & Seal> {
  const key = options.sign === undefined ? null : readPrivateKey(options.sign);
  return onDisk({ dir: dir, again: `zvezdomer report ${dir}` }, async () => {
    await breakSeal(dir);
    const folder = openAuditFolder(dir, 'write');
    return closing(folder, async () => {
      const report = await reportAudit({ folder, book: storedAudit(folder).book }, options);
      return { ...report, ...(await sealAudit(folder, key)) };
    });
  });
}
