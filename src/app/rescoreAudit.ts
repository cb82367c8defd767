import type { OnAuditEvent } from './auditEvents.ts';
import { assertJudgeable } from './assertGoesOn.ts';
import { breakSeal } from './breakSeal.ts';
import { closing, openAuditFolder } from './auditFolder.ts';
import { judgeAudit } from './judgeAudit.ts';
import { loadRuleBook } from './loadRuleBook.ts';
import type { Json } from '../model/json.ts';
import { inspectAudit } from './inspectAudit.ts';
import { auditInfo, putBook, storedAudit } from './prepareAudit.ts';
import { onDisk } from './onDisk.ts';
import { type OpenPool, openPool } from './openPool.ts';
import { type ReportOutcome, reportAudit } from './reportAudit.ts';
import { type Seal, sealAudit } from './sealAudit.ts';
import { readPrivateKey } from '../evidence/signature/signingKey.ts';
import { systemClock } from './systemClock.ts';

export type RescoreRequest = {
  readonly dir: string;
  /** `stored` = the rules that the audit was made with; `current` = those of this program. */
  readonly rules: 'stored' | 'current';
  readonly pdf: boolean;
  /** File of the private key that signs the result; an earlier signature does not outlive the change. */
  readonly sign?: string;
  readonly onEvent: OnAuditEvent;
  /** Whence inspectors come; left out, they are started for this alone. */
  readonly openPool?: OpenPool;
};

/**
 * Judges and reports an audit again from what is stored; nothing is asked of anyone. With the current rules (and
 * tables), bodies are inspected again where the tables changed.
 */
export async function rescoreAudit(request: RescoreRequest): Promise<ReportOutcome & Seal> {
  const key = request.sign === undefined ? null : readPrivateKey(request.sign);
  return onDisk({ dir: request.dir, again: `zvezdomer rescore ${request.dir}` }, async () => {
    await breakSeal(request.dir);
    const folder = openAuditFolder(request.dir, 'write');
    return closing(folder, async () => {
      const stored = storedAudit(folder);
      const book = request.rules === 'stored' ? stored.book : loadRuleBook(stored.config.profile);
      if (request.rules === 'stored') assertJudgeable(request.dir, book);
      // The configuration is the one that was stored, whatever this version adds to it.
      const { configHash } = stored.info;
      const info = { ...auditInfo(stored.info.id, stored.config, book, stored.info), configHash };
      folder.store.reopenStages(['inspect', 'judge', 'report']);
      folder.store.putInfo('audit', info as unknown as Json);
      putBook(folder, book);
      const pool = (request.openPool ?? openPool)(book.tables);
      const onProgress = (done: number, total: number): void => request.onEvent({ is: 'inspect', done, total });
      await inspectAudit(folder, book.tables, pool, onProgress).finally(pool.close);
      request.onEvent({ is: 'judge' });
      judgeAudit(folder, info, book.ruleSet, book.tables);
      const report = await reportAudit({ folder, book }, { ...request, audience: 'public' });
      const at = new Date(systemClock.now()).toISOString();
      for (const stage of ['inspect', 'judge', 'report'] as const) folder.store.finishStage(stage, at);
      return { ...report, ...(await sealAudit(folder, key)) };
    });
  });
}
