import { type Fact, known, unknown } from '../../model/facts.ts';
import type { SubjectId } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { FormatEntry, Tables } from '../../model/tables.ts';
import type { Candidate } from './candidate.ts';
import type { Content } from './content.ts';
import { reasonOf, statusEvidence } from './outcome.ts';
import {
  formatByEuAddress,
  formatByExtension,
  formatById,
  formatByMediaType,
  formatByUrl,
  formatByWords,
  isDataFamily,
} from './formatLookup.ts';

/** The format that the bytes show. In a container it is that of the data inside; the container is named beside it. */
export function detectedFormat(
  candidate: Candidate,
  subject: SubjectId,
  content: Content,
  tables: Tables,
): Fact<'resource.format'> {
  const rows = content.value('portal.rows');
  if (rows !== undefined && (candidate.portal?.download ?? null) === null) {
    return known(subject, 'resource.format', 'json', content.evidence('portal.rows'));
  }
  if (candidate.capture === null || candidate.outcome !== 'answered') return notSeen(candidate, subject);
  const format = content.fact('format.id');
  if (format === undefined) return unknown(subject, 'resource.format', 'not-captured', 'the format was not looked at');
  if (!format.known)
    return unknown(subject, 'resource.format', format.because.why, format.because.detail, format.evidence);
  const entry = formatById(format.value, tables);
  if (entry?.family !== 'archive') return known(subject, 'resource.format', format.value, format.evidence);
  const member = bestMember(content, tables);
  return member === null
    ? known(subject, 'resource.format', format.value, format.evidence)
    : known(subject, 'resource.format', member.id, content.evidence('archive.members'));
}

function notSeen(candidate: Candidate, subject: SubjectId): Fact<'resource.format'> {
  const { capture } = candidate;
  if (capture === null) return unknown(subject, 'resource.format', 'not-captured', 'not asked');
  return unknown(subject, 'resource.format', 'not-captured', reasonOf(capture), [statusEvidence(capture)]);
}

/** The member of an archive that is the most use as data; null when no member's format is known. */
export function bestMember(content: Content, tables: Tables): FormatEntry | null {
  const members = content.value('archive.members') ?? [];
  const entries = members.flatMap(({ format }) => (format === null ? [] : (formatById(format, tables) ?? [])));
  const sorted = entries.toSorted(
    (a, b) => Number(isDataFamily(b)) - Number(isDataFamily(a)) || b.maxLevel - a.maxLevel || compareText(a.id, b.id),
  );
  return sorted[0] ?? null;
}

/** The format that is claimed: by the file's name, the words of the link, the metadata, and last by the server. */
export function declaredFormat(
  candidate: Candidate,
  subject: SubjectId,
  content: Content,
  tables: Tables,
): Fact<'resource.declared-format'> {
  if (candidate.table !== null)
    return unknown(subject, 'resource.declared-format', 'not-stated', 'a table inside a page');
  const type = content.value('http.content-type');
  const claims: readonly (readonly [FormatEntry | undefined, string])[] = [
    [formatByUrl(candidate.url, tables), candidate.url],
    [formatByExtension(content.value('http.file-name') ?? '', tables), content.value('http.file-name') ?? ''],
    [formatByWords(candidate.offers[0]?.link.text ?? '', tables), candidate.offers[0]?.link.text ?? ''],
    [describedFormat(candidate.described?.format ?? null, tables), candidate.described?.format ?? ''],
    [type === undefined ? undefined : formatByMediaType(type, tables), type ?? ''],
  ];
  const claim = claims.find(([entry]) => entry !== undefined);
  if (claim?.[0] === undefined)
    return unknown(subject, 'resource.declared-format', 'not-stated', 'no name, link or header claims a format');
  const place = candidate.capture ?? candidate.foundOn;
  const evidence =
    place === null
      ? []
      : [{ capture: place.id, body: null, at: { kind: 'url' } as const, quote: claim[1].slice(0, 200) }];
  return known(subject, 'resource.declared-format', claim[0].id, evidence);
}

function describedFormat(text: string | null, tables: Tables): FormatEntry | undefined {
  if (text === null) return undefined;
  return (
    formatByEuAddress(text, tables) ??
    formatByMediaType(text.toLowerCase(), tables) ??
    formatById(text.toLowerCase(), tables) ??
    formatByWords(text, tables)
  );
}
