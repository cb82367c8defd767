import { bareSubject } from '../model/ids.ts';
import { csvCell } from '../report/data/csv.ts';
import type { AuditScores } from './scoreAudit.ts';

const COLUMNS = ['institution', 'dataset', 'title', 'score', 'decided', 'band', 'indicator', 'points', 'max', 'found', 'resource', 'captures', 'scoreId'] as const; // prettier-ignore

/** One row per dataset and indicator; empty points = cannot be told. Safe to open in a spreadsheet. */
export function scoreCsv({ bodies }: AuditScores): string {
  const rows = bodies.flatMap(({ own }) =>
    own.flatMap((score) =>
      score.indicators.map((result) => [
        score.institutionId,
        bareSubject(score.dataset),
        score.title,
        score.score,
        score.decided,
        score.band,
        result.indicator,
        result.points,
        result.max,
        result.found,
        result.resource,
        result.captures.join(' '),
        score.id,
      ]),
    ),
  );
  return [COLUMNS, ...rows].map((row) => row.map((cell) => csvCell(cell)).join(',')).join('\r\n');
}
