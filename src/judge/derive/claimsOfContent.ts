import { hasContent, type Visit } from '../../model/history.ts';
import { normaliseWords } from '../../model/words.ts';
import type { Candidate } from './candidate.ts';
import type { Content } from './content.ts';
import { type FoundClaim, oneDay, span } from './foundClaim.ts';
import { isDay } from './dateSpan.ts';
import type { World } from './discoverLinked.ts';

/** What dates the data in the bytes and in the headers that came with them. */
export function claimsOfContent(candidate: Candidate, content: Content, world: World): readonly FoundClaim[] {
  return [
    ...claimsOfTable(content),
    ...claimsInside(candidate, content),
    ...claimsOfProperties(content),
    ...claimsOfMembers(content),
    ...claimsOfServer(candidate, content, world),
  ];
}

/** A table whose first column is the time is a row of periods, and ends where its data end; other dates may be rare. */
const PERIOD_LABEL = /^(?:месец|период|отчетен период|тримесечие|година|седмица|month|period|quarter|year|week)$/;

function claimsOfTable(content: Content): readonly FoundClaim[] {
  const period = content.fact('table.period');
  if (period?.known !== true) return [];
  const [first = ''] = content.value('table.labels') ?? [];
  const source =
    period.value.from === 'title'
      ? 'table-title'
      : period.value.measured === true || period.value.step !== undefined || PERIOD_LABEL.test(normaliseWords(first))
        ? 'table-series'
        : 'table-column';
  return [{ source, ...span(period.value.latest), evidence: period.evidence }];
}

/** „generated: …“, „timestamp: …“: the key under which the statement stood. */
function isGeneratedKey(words: string): boolean {
  return GENERATED.test(words.slice(0, Math.max(0, words.indexOf(':'))));
}

const GENERATED = /generat|export|snapshot|time_?stamp|server_?time|query|fetched|retriev|extract/i;

/** What a file says of itself: members of a Data Package, JSON-LD, GeoJSON; dct:modified and dct:issued of RDF. */
function claimsInside(candidate: Candidate, content: Content): readonly FoundClaim[] {
  const statements = candidate.table === null ? content.fact('date.statements') : undefined;
  if (statements?.known !== true) return [];
  return statements.value.flatMap((statement): FoundClaim[] => {
    if (statement.scope !== 'file') return [];
    const isChange = statement.says === 'modified' || statement.says === 'as-of';
    const source = isGeneratedKey(statement.words)
      ? 'inside-generated'
      : isChange
        ? 'inside-modified'
        : 'inside-published';
    return [{ source, ...span(statement), evidence: statements.evidence }];
  });
}

function claimsOfProperties(content: Content): readonly FoundClaim[] {
  const properties = content.fact('document.dates');
  if (properties?.known !== true) return [];
  const { evidence, value } = properties;
  if (value.modified !== null && isDay(value.modified))
    return [{ source: 'properties-modified', ...oneDay(value.modified), evidence }];
  return value.created !== null && isDay(value.created)
    ? [{ source: 'properties-created', ...oneDay(value.created), evidence }]
    : [];
}

function claimsOfMembers(content: Content): readonly FoundClaim[] {
  const newest = content.fact('archive.newest');
  return newest?.known === true && isDay(newest.value)
    ? [{ source: 'members', ...oneDay(newest.value), evidence: newest.evidence }]
    : [];
}

function claimsOfServer(candidate: Candidate, content: Content, world: World): readonly FoundClaim[] {
  const served = content.fact('http.last-modified');
  if (served?.known !== true || !isDay(served.value) || movesAlone(candidate, served.value, world)) return [];
  return [{ source: 'last-modified', ...oneDay(served.value), evidence: served.evidence }];
}

/**
 * A Last-Modified that differs between two answers with the same bytes, in this audit or an earlier one, is made by the
 * server when it is asked, or when somebody touches the file: no evidence of the data.
 */
function movesAlone({ capture }: Candidate, served: string, { exchanges, history }: World): boolean {
  if (capture === null || capture.result.is !== 'response') return false;
  const { digest } = capture.result.body;
  const again = exchanges
    .askedAt(capture.request.url)
    .some(
      (other) =>
        other.id !== capture.id &&
        other.result.is === 'response' &&
        other.result.body.digest === digest &&
        (exchanges.value(other, 'http.last-modified') ?? served) !== served,
    );
  const visits: readonly Visit[] = (history?.visits.get(capture.id) ?? []).filter(
    (visit) => hasContent(visit) && visit.digest === digest && visit.lastModified !== null,
  );
  return again || new Set(visits.map(({ lastModified }) => lastModified)).size > 1;
}
