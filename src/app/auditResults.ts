import type { AuditResult } from '../model/audit.ts';
import { UserError } from '../model/errors.ts';
import type { Lang } from '../model/lang.ts';
import { type DutyRow, dutyRows } from '../report/data/dutyRows.ts';
import { type ResourceRow, resourceRows } from '../report/data/resourceRows.ts';
import { readAuditFolder } from './auditFolder.ts';
import { type InstitutionLine, rankingLines } from './rankingLines.ts';

/** Rows of `results --json`; other programs read them, so both schemas are documented in the report's data folder. */
export function auditResults(dir: string): {
  readonly resources: readonly ResourceRow[];
  readonly duties: readonly DutyRow[];
} {
  const result = readResult(dir);
  return { resources: resourceRows(result), duties: dutyRows(result) };
}

export function auditRanking(dir: string, lang: Lang): readonly InstitutionLine[] {
  return rankingLines(readResult(dir), lang);
}

function readResult(dir: string): AuditResult {
  const folder = readAuditFolder(dir);
  try {
    const result = folder.store.auditResult();
    if (result !== undefined) return result;
    throw new UserError('audit-not-judged', {
      bg: `${dir}: оценката още не е завършена`,
      en: `${dir}: this audit is not finished`,
    });
  } finally {
    folder.close();
  }
}
